internal import Manifests
public import SourceText

/// A place of a chart's template that makes up the value of a Secret each time it is rendered.
public struct TemplateRandomness: Sendable {
  /// The file of the template.
  public let file: SourceFile
  /// The call.
  public let range: SourceRange
  /// The function's name.
  public let function: String
  /// Whether the template first looks for a Secret that is there, or for the first install.
  public let hasGuard: Bool
}

extension TemplateRandomness {
  /// Those of the templates in a tree, which are read as text: they are no YAML yet.
  static func all(in inventory: Inventory) -> [TemplateRandomness] {
    zip(inventory.files, inventory.roles).flatMap { file, role in
      role == .helmTemplate || role == .template && isOfChart(file.path) ? all(in: file) : []
    }
  }

  /// Whether a file lies where a chart has its templates, though the tree lacks the rest of it.
  private static func isOfChart(_ path: String) -> Bool {
    Path.components(Path.directory(path)).contains("templates")
  }

  private static func all(in file: SourceFile) -> [TemplateRandomness] {
    let mayHold = file.bytes.withUnsafeBufferPointer { bytes in
      bytes.contains("rand") || bytes.contains("gen") || bytes.contains("uuidv4")
    }
    guard mayHold else { return [] }
    let text = String(decoding: file.bytes, as: UTF8.self)
    guard random.matches(text) else { return [] }
    var found: [TemplateRandomness] = []
    // A document begins at `---`; whatever stands before its kind belongs to it.
    var document: [Int] = []
    for line in 1...file.lineCount {
      if file.text(ofLine: line).hasPrefix("---") {
        found += all(in: document, of: file, hasGuard: asks.matches(text))
        document = []
      }
      document.append(line)
    }
    return found + all(in: document, of: file, hasGuard: asks.matches(text))
      + authorities(in: file, text)
  }

  /// The certificate authority that a file makes up: what it signs stands further down, perhaps in
  /// another of the file's Secrets. One that is there is kept only where a condition asks for it.
  private static func authorities(in file: SourceFile, _ text: String) -> [TemplateRandomness] {
    guard secrets.matches(text), !text.contains("pre-install") else { return [] }
    let lines = text.split(separator: "\n")
    let kept = lines.filter { $0.contains("lookup") }.compactMap { line -> Substring? in
      // `{{- $found := lookup "v1" "Secret" ... }}`
      guard let dollar = line.firstIndex(of: "$") else { return nil }
      return line[dollar...].prefix { $0 != " " && $0 != ":" && $0 != "=" }
    }
    let hasGuard = lines.contains { line in
      (line.contains("if ") || line.contains("with "))
        && (asks.matches(String(line)) || kept.contains { $0.count > 1 && line.contains($0) })
    }
    for line in 1...file.lineCount {
      let words = file.text(ofLine: line)
      guard let name = ["genCA", "genSelfSignedCert"].first(where: { words.contains($0) }),
        !harmless.matches(words)
      else { continue }
      return [TemplateRandomness(file, line: line, words, function: name, hasGuard: hasGuard)]
    }
    return []
  }

  private init(
    _ file: SourceFile, line: Int, _ text: String, function: String, hasGuard: Bool
  ) {
    let range = file.lineRange(line)
    let start = text.utf8.prefix { $0 == 0x20 }.count
    self.init(
      file: file,
      range: SourceRange(file: file.id, lower: range.lowerBound + start, upper: range.upperBound),
      function: function, hasGuard: hasGuard)
  }

  private static func all(
    in lines: [Int], of file: SourceFile, hasGuard: Bool
  ) -> [TemplateRandomness] {
    let texts = lines.map { (line: $0, text: file.text(ofLine: $0)) }
    guard texts.contains(where: { secret.matches($0.text) }),
      !texts.contains(where: { onlyAtInstall.matches($0.text) })
    else { return [] }
    return texts.compactMap { line, text in
      // A helper out of sight may hand over what is there.
      guard let name = functions.first(where: { text.contains($0) }), !harmless.matches(text),
        hasGuard || !text.contains("include ")
      else { return nil }
      return TemplateRandomness(file, line: line, text, function: name, hasGuard: hasGuard)
    }
  }

  private static let functions = [
    "randAlphaNum", "randAlpha", "randAscii", "randNumeric", "randBytes", "genPrivateKey", "uuidv4",
  ]
  private static let random = Pattern(
    literal: "rand(AlphaNum|Alpha|Ascii|Numeric|Bytes)|gen(PrivateKey|CA|SelfSignedCert)|uuidv4")
  private static let secret = Pattern(literal: #"^kind:\s*"?Secret"?\s*$"#)
  private static let asks = Pattern(literal: #"\blookup\b|\.Release\.IsInstall"#)
  private static let secrets = Pattern(literal: #"(^|\n)kind:\s*"?Secret"?\s*(\n|$)"#)
  private static let onlyAtInstall = Pattern(
    literal: #"helm\.sh/hook"?:\s*"?pre-install"?\s*$"#)
  private static let harmless = Pattern(
    literal: "rollme|roll-me|checksum|timestamp|^\\s*#|\\{\\{-?\\s*/\\*", ignoringCase: true)
}

extension SourceFile {
  fileprivate func text(ofLine line: Int) -> String {
    String(decoding: bytes[lineRange(line)].prefix(4_000), as: UTF8.self)
      .filter { $0 != "\r" && $0 != "\n" && $0 != "\r\n" }
  }
}
