internal import Linting
internal import SourceText

/// An example as it is printed: a heading, and the files with carets below the marked places.
struct ExampleListing {
  struct File {
    let path: String
    /// The lines, each marked one followed by a line of carets.
    let text: String
    let source: String
    let marks: [SourcePosition]
  }

  let example: Example
  let files: [File]
  /// What the documented fix changes.
  let correction: ExampleCorrection?

  init(_ example: Example) {
    self.example = example
    correction = ExampleCorrection(example)
    files = Example.files(of: example.text).map { path, text, marks in
      var contents = Array(text.utf8)
      while contents.last == UInt8(ascii: "\n") { contents.removeLast() }
      let source = SourceFile(id: 0, path: path, contents: contents)
      return File(
        path: path, text: Self.listing(of: source, marks: marks),
        source: String(decoding: contents, as: UTF8.self) + "\n",
        marks: marks.map { source.position(at: $0) })
    }
  }

  /// `Flagged as error: a password in the clear`.
  var heading: String {
    let verdict = example.isFlagged ? "Flagged" : "Not flagged"
    let level = example.level.map { " as \($0.rawValue)" } ?? ""
    return example.title.isEmpty ? verdict + level : "\(verdict)\(level): \(example.title)"
  }

  /// Whether the path tells more than that there is one manifest.
  func showsPath(of file: File) -> Bool { files.count > 1 || file.path != "manifest.yaml" }

  var value: JSONValue {
    [
      "title": .string(example.title), "flagged": .bool(example.isFlagged),
      "level": example.level.map { .string($0.rawValue) } ?? .null,
      "files": .array(
        files.map { file in
          [
            "path": .string(file.path), "text": .string(file.source),
            "marks": .array(
              file.marks.map { ["line": .int($0.line), "column": .int($0.column)] }),
          ]
        }),
      "corrected": example.corrected.map { corrected in
        .array(
          Example.files(of: corrected).map { file in
            ["path": .string(file.path), "text": .string(file.text)]
          })
      } ?? .null,
    ]
  }

  private static func listing(of file: SourceFile, marks: [Int]) -> String {
    var lines: [String] = []
    for number in 1...file.lineCount {
      let line = file.lineRange(number)
      lines.append(String(decoding: file.bytes[line], as: UTF8.self))
      let places = marks.filter { file.line(at: $0) == number }
      guard !places.isEmpty else { continue }
      lines.append(carets(under: places, line: line, of: file))
    }
    return lines.joined(separator: "\n")
  }

  private static func carets(under places: [Int], line: Range<Int>, of file: SourceFile) -> String {
    var carets = ""
    var offset = line.lowerBound
    for scalar in String(decoding: file.bytes[line], as: UTF8.self).unicodeScalars {
      let width = TerminalText.cell(scalar).width
      if places.contains(offset) {
        carets += "^" + String(repeating: " ", count: max(0, width - 1))
      } else {
        // A tab stays one, so that it is as wide as the one above.
        carets += scalar == "\t" ? "\t" : String(repeating: " ", count: width)
      }
      offset += UTF8.width(scalar)
    }
    if places.contains(offset) { carets += "^" }
    while carets.last == " " || carets.last == "\t" { carets.removeLast() }
    return carets
  }
}
