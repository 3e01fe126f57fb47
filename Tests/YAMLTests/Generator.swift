/// Writes mappings whose values are words in scalars of any style, the same ones for the same state.
struct Generator: RandomNumberGenerator {
  var state: UInt64
  /// How many words were written.
  private(set) var words = 0

  init(state: UInt64) { self.state = state }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// A mapping of some scalars; some of them hold a mapping themselves.
  mutating func document(depth: Int) -> String {
    (0..<Int.random(in: 1...4, using: &self)).map { number in
      let properties = ["", "&a ", "!t ", "!t &a\n  "].randomElement(using: &self) ?? ""
      let value =
        switch depth > 0 ? Int.random(in: 0..<4, using: &self) : 0 {
        case 1: block(document(depth: depth - 1))
        case 2: escaped(document(depth: depth - 1))
        case 3: "'{a: \(word()) \(word()), b: [\"\(word())\", ''\(word())'']}'"
        default: scalar()
        }
      return "k\(number): \(properties)\(value)\n"
    }.joined()
  }

  private mutating func block(_ text: String) -> String {
    let indentation = String(repeating: " ", count: Int.random(in: 1...5, using: &self))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return "|\n" + lines.map { $0.isEmpty ? "" : indentation + $0 }.joined(separator: "\n")
  }

  private func escaped(_ text: String) -> String {
    let characters = text.map { character in
      switch character {
      case "\n": "\\n"
      case "\t": "\\t"
      case "\"", "\\": "\\\(character)"
      default: String(character)
      }
    }
    return "\"" + characters.joined() + "\""
  }

  private mutating func word() -> String {
    words += 1
    return (["w", "é", "😀w", "x-"].randomElement(using: &self) ?? "") + "\(words)"
  }

  private mutating func scalar() -> String {
    let words = (0..<Int.random(in: 1...8, using: &self)).map { _ in word() }
    switch Int.random(in: 0..<5, using: &self) {
    case 0: return joined(words, by: [" ", "  ", "\t", "\n   ", "\n\n \t  "])
    case 1: return "'" + joined(words, by: [" ", "\n  ", " \n\n   ", "\t"]) + "'"
    case 2:
      return "\""
        + joined(
          words, by: [" ", "\\n", "\\t", "\\x20", "\n  ", " \n \n  ", " \\\n   ", "\\u0020\\\n\n "])
        + "\""
    case 3: return lines(after: "|", words)
    default: return lines(after: ">", words)
    }
  }

  private mutating func lines(after style: String, _ words: [String]) -> String {
    let indicator = ["", "-", "+"].randomElement(using: &self) ?? ""
    return style + indicator + "\n   "
      + joined(words, by: [" ", "\n   ", "\n\n   ", "\n     ", "\n  \n   ", " \t"])
  }

  private mutating func joined(_ words: [String], by separators: [String]) -> String {
    words.dropFirst().reduce(words.first ?? "") {
      $0 + (separators.randomElement(using: &self) ?? " ") + $1
    }
  }
}
