/// The words by which a line is known for a rule of Redis' access control list.
enum ACLWords {
  /// Whether a line holds the rules of a user.
  static func stand(in line: ArraySlice<UInt8>) -> Bool {
    var hasSwitch = false
    var hasPassword = false
    for word in words(of: line) {
      if isOne(word) { return true }
      hasSwitch = hasSwitch || isState(word)
      hasPassword = hasPassword || word.count > 1 && word.first == UInt8(ascii: ">")
      if hasSwitch, hasPassword { return true }
    }
    return false
  }

  /// The words behind `user NAME` that are no rule: a password whose `>` was forgotten is one.
  static func strays(in line: ArraySlice<UInt8>) -> [Range<Int>] {
    var strays: [Range<Int>] = []
    var rules: [ArraySlice<UInt8>]?
    func end() {
      guard let found = rules?.dropFirst(),
        found.contains(where: { isOne($0) || isSwitch($0) })
      else { return }
      strays += found.filter { !mayBeShown($0) }.map(\.indices)
    }
    for word in words(of: line) {
      if startsUser(word) {
        end()
        rules = []
      } else if word.starts(with: "--".utf8) || operators.contains(word.first ?? 0) {
        end()
        rules = nil
      } else {
        rules?.append(word)
      }
    }
    end()
    return strays
  }

  /// Whether a word behind a user's name is a rule, or begins as one that holds no password.
  static func mayBeShown(_ word: String) -> Bool {
    word.utf8.split(separator: UInt8(ascii: " ")).allSatisfy { part in
      let rule = Array(part.drop { $0 == UInt8(ascii: "(") })[...]
      guard let first = rule.first else { return true }
      return mayBeShown(rule) && !passwordMarks.contains(first)
    }
  }

  private static let passwordMarks = Set("><#!".utf8)

  private static func mayBeShown(_ word: ArraySlice<UInt8>) -> Bool {
    isOne(word) || isSwitch(word) || word.first.map { marks.contains($0) } == true
  }

  /// Whether a byte ends an escape that stands for a blank or a line's end: the `n` of `\n`.
  static func isEscape(_ place: Int, in line: ArraySlice<UInt8>) -> Bool {
    place > line.startIndex && line[place - 1] == UInt8(ascii: "\\")
      && escapes.contains(line[place])
  }

  /// The words of a line, parted by blanks, quotes, punctuation and what stands for blanks.
  private static func words(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    for place in line.indices {
      let isEscape = isEscape(place, in: line)
      guard isEscape || separators.contains(line[place]) || line[place].isQuote else { continue }
      let end = isEscape ? place - 1 : place
      if start < end { words.append(line[start..<end]) }
      start = place + 1
    }
    if start < line.endIndex { words.append(line[start...]) }
    return words
  }

  private static let separators = Set(" \t\r,[]".utf8)
  private static let escapes = Set("nrt".utf8)
  private static let operators = Set(";|&".utf8)

  private static func startsUser(_ word: ArraySlice<UInt8>) -> Bool {
    let name = word.drop { $0 == UInt8(ascii: "-") }
    return name.count == 4 && name.elementsEqual("user".utf8) { $0 | 0x20 == $1 }
      || name.count == 7 && name.elementsEqual("setuser".utf8) { $0 | 0x20 == $1 }
  }

  private static func isState(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 3 && ["on", "off"].contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  private static func isSwitch(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 32 && switches.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  private static let switches: Set<String> = [
    "on", "off", "reset", "clearselectors", "sanitize-payload", "skip-sanitize-payload",
  ]

  /// What rules, variables and templates begin with.
  private static let marks = Set("><#!~&%+-()${\\".utf8)

  private static func isOne(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, word.count <= 64 else { return false }
    switch first {
    case UInt8(ascii: "~"): return word.count > 1
    case UInt8(ascii: "&"): return word.count > 1 && word.dropFirst().first != first
    case UInt8(ascii: "%"): return word.contains(UInt8(ascii: "~"))
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return word.dropFirst().first == UInt8(ascii: "@")
    default: return words.contains(String(decoding: word, as: UTF8.self).lowercased())
    }
  }

  private static let words: Set<String> = [
    "user", "--user", "setuser", "nopass", "allkeys", "resetkeys", "allchannels", "resetchannels",
    "allcommands", "nocommands", "resetpass",
  ]
}
