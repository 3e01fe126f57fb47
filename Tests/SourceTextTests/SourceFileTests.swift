import SourceText
import Testing

@Suite struct SourceFileTests {
  /// `|` stands before the byte whose position is asked for.
  @Test(arguments: [
    ("|", 1, 1), ("ab|c", 1, 3), ("a\n|b", 2, 1), ("a\r\n|b", 2, 1), ("a\r|\nb", 1, 3),
    ("a\r|b", 2, 1), ("a\n\n|", 3, 1), ("é|b", 1, 2), ("😀|b", 1, 3), ("é\né😀|b", 2, 4),
    // Neither editors nor code scanning take these for line breaks, as YAML 1.1 does.
    ("a\u{85}|b", 1, 3), ("a\u{2028}|b", 1, 3),
  ])
  func columnsAreUTF16(_ marked: String, _ line: Int, _ column: Int) {
    let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
    let file = SourceFile(id: 0, path: "a", contents: Array(parts.joined().utf8))
    let position = file.position(at: parts[0].utf8.count)
    #expect(position == SourcePosition(line: line, column: column))
  }

  @Test(.timeLimit(.minutes(1))) func aLongLineIsNotCountedFromItsStart() {
    let file = SourceFile(
      id: 0, path: "a", contents: Array(String(repeating: "aé😀", count: 60_000).utf8))
    for number in stride(from: 0, to: 60_000, by: 7) {
      #expect(file.position(at: number * 7 + 3).column == number * 4 + 3)
    }
  }

  @Test(arguments: [
    ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b", ""]), ("a\rb\n", ["a", "b", ""]), ("", [""]),
    ("\n\n", ["", "", ""]),
  ])
  func lines(_ text: String, _ lines: [String]) {
    let file = SourceFile(id: 0, path: "a", contents: Array(text.utf8))
    #expect(file.lineCount == lines.count)
    let found = (1...lines.count).map { line in
      String(decoding: file.bytes[file.lineRange(line)], as: UTF8.self)
    }
    #expect(found == lines)
    #expect(file.lineRange(lines.count + 1).isEmpty)
  }

  @Test(arguments: [
    ("UTF-8", Array("é😀".utf8), "é😀"), ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF, 0x61], "a"),
    ("UTF-16 LE", [0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE, 0xE9, 0x00], "😀é"),
    ("UTF-16 BE", [0xFE, 0xFF, 0x20, 0xAC, 0x00, 0x0A], "€\n"), ("a mark alone", [0xFF, 0xFE], ""),
  ])
  func decodes(_ name: String, _ contents: [UInt8], _ text: String) {
    let file = SourceFile(id: 0, path: "a", contents: contents)
    #expect(String(validating: file.bytes, as: UTF8.self) == text, "\(name)")
    #expect(file.isASCII == text.utf8.allSatisfy { $0 < 0x80 })
  }

  /// What is not Unicode must not turn into text that looks right.
  @Test(
    arguments: [
      [0xFF, 0xFE, 0x61, 0x00, 0x62], [0xFF, 0xFE, 0x00, 0xD8],
      [0xFE, 0xFF, 0xDC, 0x00, 0x00, 0x61],
      [0xE9],
    ] as [[UInt8]])
  func keepsWhatIsNoText(_ contents: [UInt8]) {
    let file = SourceFile(id: 0, path: "a", contents: contents)
    #expect(String(validating: file.bytes, as: UTF8.self) == nil)
  }
}
