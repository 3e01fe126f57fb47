internal import Graph
internal import YAML

extension ResourceGraph {
  /// An edit that adds lines behind an entry, indented as its key is; `nil` where the entry is not
  /// written on a line of its own.
  func addition(of lines: [String], behind entry: Entry) -> TextEdit? {
    let (key, value) = (entry.key.range, entry.value.range)
    let file = inventory.file(key.file)
    // A build may take the key from one file and the value from another.
    guard value.file == key.file, key.upper <= value.lower, isWritten(entry.key) else { return nil }
    let line = file.lineRange(file.line(at: Int(key.lower)))
    let before = file.bytes[line.lowerBound..<Int(key.lower)]
    guard before.allSatisfy({ " \t-".utf8.contains($0) }) else { return nil }
    let indent = before.map { $0 == 0x09 ? "\t" : " " }.joined()
    let newline = file.usesCarriageReturns ? "\r\n" : "\n"
    let end = SourceRange(file: file.id, lower: Int(value.upper), upper: Int(value.upper))
    return TextEdit(end, with: lines.map { newline + indent + $0 }.joined())
  }

  /// Whether a scalar's text stands where the scalar is said to stand: an edit there changes it alone.
  func isWritten(_ scalar: Node) -> Bool {
    let range = scalar.range
    let file = inventory.file(range.file)
    guard let text = scalar.text, file.id == range.file, Int(range.upper) <= file.bytes.count else {
      return false
    }
    let written = file.bytes[range.offsets]
    return ["", "\"", "'"].contains { written.elementsEqual("\($0)\(text)\($0)".utf8) }
  }
}
