internal import Languages
internal import Manifests
internal import SourceText

extension SecretWriter {
  /// The seeding commands that the comments of a Secret's file tell people to run.
  ///
  /// A shell whose comment says `kubectl create secret ... | kubectl apply -f -` has a seeder, even
  /// though no script of the tree runs it.
  static func commented(beside secret: Secret, in file: SourceFile) -> [SecretWriter] {
    guard let name = secret.resource.name else { return [] }
    return commands(in: file).flatMap { text -> [SecretWriter] in
      let script = Script(resource: secret.resource, pod: nil, container: nil, text: text)
      return written(by: script).filter { $0.secret.name == name }.map { writer in
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
      defer { line += 1 }
      guard let comment = comment(in: file, line: line),
        let start = command(in: file, comment)
      else { continue }
      var parts: [EmbeddedText.Part] = [.text(whole[start])]
      while file.bytes[start.lowerBound..<file.lineRange(line).upperBound].last
        == UInt8(ascii: "\\"), let next = Self.comment(in: file, line: line + 1)
      {
        parts += [.literal("\n"), .text(whole[next])]
        line += 1
        guard file.bytes[next].last == UInt8(ascii: "\\") else { break }
      }
      if let text = EmbeddedText(joining: parts) { commands.append(text) }
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

  /// From the word `kubectl` to the end of the line, or to the backquote that closes the quotation.
  private static func command(in file: SourceFile, _ comment: Range<Int>) -> Range<Int>? {
    let word = Array("kubectl ".utf8)
    guard comment.count > word.count,
      let start = comment.first(where: { file.bytes[$0...].starts(with: word) })
    else { return nil }
    let end = file.bytes[start..<comment.upperBound].firstIndex(of: UInt8(ascii: "`"))
    return start..<(end ?? comment.upperBound)
  }
}
