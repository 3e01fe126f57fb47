// Arithmetic expressions (POSIX XCU 2.6.4, bash `((`).

extension ShellParser {
  /// Reads up to the `))` that ends an arithmetic expression, for the commands substituted in it.
  mutating func parseArithmetic(opening length: Int) {
    position += length
    guard enter() else { return }
    defer { leave() }
    let start = position
    defer { noteArithmetic(from: start) }
    var open = 2
    var ignored: [ShellWord.Part] = []
    while open > 0, let byte = current {
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
        open += byte == UInt8(ascii: "(") ? 1 : -1
        position += 1
        if open == 1, current != UInt8(ascii: ")") { note(.badExpansion) }
      } else {
        parsePart(.arithmetic, into: &ignored)
      }
    }
    if open > 0 { note(.unclosed) }
  }

  /// Remembers the variables that an expression changes: `NAME++`, `--NAME`, `NAME = 1`, `NAME += 1`.
  private mutating func noteArithmetic(from start: Int) {
    var place = start
    while place < position {
      let end = min(endOfName(at: place), position)
      guard end > place else {
        place += 1
        continue
      }
      if changes(place..<end) {
        let change = ShellArithmetic(
          variable: string(place..<end), end: range(from: start).upperBound, block: block)
        tree.arithmetic.append(change)
      }
      place = end
    }
  }

  private func changes(_ name: Range<Int>) -> Bool {
    var after = bytes[name.upperBound..<limit].prefix(8)[...]
    while after.first == UInt8(ascii: " ") { after = after.dropFirst() }
    if name.lowerBound > 0, bytes[name.lowerBound - 1] == UInt8(ascii: "$") { return false }
    let before = bytes[max(0, name.lowerBound - 2)..<name.lowerBound]
    if before.elementsEqual("++".utf8) || before.elementsEqual("--".utf8) { return true }
    if after.starts(with: "++".utf8) || after.starts(with: "--".utf8) { return true }
    if let first = after.first, "+-*/%|&^".utf8.contains(first) { after = after.dropFirst() }
    return after.first == UInt8(ascii: "=") && after.dropFirst().first != UInt8(ascii: "=")
  }
}
