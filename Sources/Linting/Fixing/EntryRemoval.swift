public import Graph
internal import SourceText
public import YAML

extension ResourceGraph {
  /// Takes a key with a value on one line out; `nil` where it does not have its line for itself.
  public func removal(of entry: Entry) -> TextEdit? {
    guard isWritten(entry.key), isWritten(entry.value) else { return nil }
    let (key, value) = (entry.key.range, entry.value.range)
    let file = inventory.file(key.file)
    let number = file.line(at: Int(key.lower))
    guard value.file == key.file, file.line(at: Int(value.lower)) == number else { return nil }
    let line = file.lineRange(number)
    let isAlone =
      file.bytes[line.lowerBound..<Int(key.lower)].allSatisfy { $0 == 0x20 }
      && file.bytes[Int(value.upper)..<line.upperBound].allSatisfy { $0 == 0x20 }
    guard isAlone, number < file.lineCount else { return nil }
    let next = file.lineRange(number + 1).lowerBound
    return TextEdit(SourceRange(file: key.file, lower: line.lowerBound, upper: next), with: "")
  }
}
