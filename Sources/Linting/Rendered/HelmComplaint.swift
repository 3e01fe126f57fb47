internal import Graph

/// The last line of what helm says of a failure, without any value.
///
/// A chart may `fail` with whatever it was given in its words.
struct HelmComplaint {
  let text: String

  private static let longest = 300
  private static let fileLimit = 1_000_000

  init(_ errors: [UInt8], hiding values: [Node?], files: [String]) {
    let lines = errors.split { $0 == 0x0A || $0 == 0x0D }
    let last = lines.last { $0.contains { $0 != 0x20 } } ?? []
    var text = String(decoding: last.prefix(4096), as: UTF8.self)
    var secrets = Set(values.compactMap { $0 }.flatMap { Self.texts(in: $0) })
    for path in files {
      // What is not read cannot be hidden.
      guard case .bytes(let bytes) = FileSystem.read(path, limit: Self.fileLimit) else {
        self.text = "what it says is not shown"
        return
      }
      for document in Stream(SourceFile(id: 0, path: "", contents: bytes)).documents {
        if let root = document.root { secrets.formUnion(Self.texts(in: root)) }
      }
    }
    for secret in secrets.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      text = text.replacing(secret, with: "***")
    }
    text = text.split(separator: " ").map { Self.isOpaque($0) ? "***" : $0 }
      .joined(separator: " ")
    self.text = text.isEmpty ? "it says nothing" : String(text.prefix(Self.longest))
  }

  /// Every line of every text of a value; words so short hide nothing and occur anywhere.
  private static func texts(in value: Node) -> [String] {
    if value.isMapping { return value.entries.flatMap { texts(in: $0.value) } }
    if value.isSequence { return value.items.flatMap { texts(in: $0) } }
    guard !value.isNull, value.bool == nil, let text = value.text else { return [] }
    return text.split(separator: "\n").map(String.init).filter { $0.utf8.count > 3 }
  }

  /// Whether a word looks like a key, a hash or base64 of something.
  private static func isOpaque(_ word: Substring) -> Bool {
    word.utf8.count >= 24
      && !word.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
  }
}
