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
        while file.bytes[last].last == UInt8(ascii: "\\"),
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
