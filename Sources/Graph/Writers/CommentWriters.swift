internal import Languages
internal import Manifests
internal import SourceText

extension SecretWriter {
  /// The seeding commands that the comments of a file tell people to run for its Secrets.
  ///
  /// A shell whose comment says `kubectl create secret ... | kubectl apply -f -` has a seeder, even
  /// though no script of the tree runs it.
  static func commented(beside secrets: [Secret], in file: SourceFile) -> [SecretWriter] {
    guard let first = secrets.first else { return [] }
    let names = Set(secrets.compactMap(\.resource.name))
    return commands(in: file).flatMap { text in
      let script = Script(resource: first.resource, pod: nil, container: nil, text: text)
      return written(by: script).filter { names.contains($0.secret.name) }.map { writer in
        var writer = writer
        writer.isComment = true
        return writer
      }
    }
  }

  /// Each kubectl command in comment lines, continued lines joined.
  private static func commands(in file: SourceFile) -> [EmbeddedText] {
    let whole = EmbeddedText(file)
    var commands: [EmbeddedText] = []
    var line = 1
    while line <= file.lineCount {
      if let comment = comment(in: file, line: line), var last = command(in: file, comment) {
        var parts: [EmbeddedText.Part] = [.text(whole[last])]
        while Self.continues(file.bytes[last]),
          let next = Self.comment(in: file, line: line + 1)
        {
          parts += [.literal("\n"), .text(whole[next])]
          last = next
          line += 1
        }
        if let text = EmbeddedText(joining: parts) { commands.append(text) }
      }
      line += 1
    }
    return commands
  }

  /// The bytes of a comment line after its `#`; `nil` for any other line.
  private static func comment(in file: SourceFile, line: Int) -> Range<Int>? {
    let range = file.lineRange(line)
    guard let first = file.bytes[range].firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
      file.bytes[first] == UInt8(ascii: "#")
    else { return nil }
    return (first + 1)..<range.upperBound
  }

  /// Whether a command goes on in the next line: after a backslash or a pipe.
  private static func continues(_ line: ArraySlice<UInt8>) -> Bool {
    let last = line.last { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
    return last == UInt8(ascii: "\\") || last == UInt8(ascii: "|")
  }

  /// From the word `kubectl` or `oc` to the end of the line, or to the backquote that closes the
  /// quotation.
  private static func command(in file: SourceFile, _ comment: Range<Int>) -> Range<Int>? {
    let words = ["kubectl ", "oc "].map { Array($0.utf8) }
    let start = comment.first { index in
      let isFirst = index == comment.lowerBound || !file.bytes[index - 1].isWordByte
      return isFirst && words.contains { file.bytes[index...].starts(with: $0) }
    }
    guard let start else { return nil }
    let end = file.bytes[start..<comment.upperBound].firstIndex(of: UInt8(ascii: "`"))
    return start..<(end ?? comment.upperBound)
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self) || self == 0x2D
  }
}
