internal import Graph

/// What an exception says behind the names of its rules: `until=2027-01-31 value=0f3a9c1e2b a reason`.
struct SuppressionTerms: Sendable {
  /// The last day on which it holds.
  var until: Day?
  /// The hash of the value that it excuses; another value is not excused.
  var pin: String?
  /// The part of the object that it is about.
  var field: PointerGlob?
  /// Why it is right.
  var reason = ""

  init() {}

  /// Whether all that another exception takes away from a place, this one takes away too.
  func cover(_ other: SuppressionTerms) -> Bool {
    if let until {
      guard let end = other.until, !(until < end) else { return false }
    }
    return (pin == nil || pin == other.pin) && (field == nil || field == other.field)
  }

  /// Reads the words in front of a reason and the reason.
  ///
  /// - Throws: what is wrong with them, as a clause.
  init(_ text: String, allowsField: Bool) throws(Flaw) {
    var rest = Substring(text.split(separator: "\n").joined(separator: " ")).trimmed
    terms: while let (name, value, behind) = Self.leadingTerm(of: rest) {
      switch name {
      case "until":
        guard let day = Day(String(value)) else {
          throw Flaw("until wants a day, as in until=2027-01-31")
        }
        until = day
      case "value":
        guard ValuePin.isPin(value) else {
          throw Flaw("value wants the \(ValuePin.length) digits that `explain PATH:LINE` shows")
        }
        pin = String(value)
      case "at" where allowsField:
        guard let glob = PointerGlob(String(value)) else {
          throw Flaw("at wants a JSON pointer, as in at=/spec/template/**")
        }
        field = glob
      case "at": throw Flaw("a comment holds for its line, and takes no at=")
      default:
        guard let near = Spelling.nearest(to: String(name), in: ["until", "value"]),
          name.utf8.count >= 4
        else { break terms }
        throw Flaw("did you mean \(near)=?")
      }
      rest = behind
    }
    if let name = LateTerm.name(in: rest), name != "until" || until == nil {
      throw Flaw("\(name)= has to stand in front of the reason")
    }
    reason = Self.bounded(rest)
  }

  /// What is wrong with an exception.
  struct Flaw: Error {
    let text: String

    init(_ text: String) { self.text = text }
  }

  /// A first word of the form `name=value`.
  private static func leadingTerm(
    of text: Substring
  ) -> (name: Substring, value: Substring, rest: Substring)? {
    let word = text.prefix { $0 != " " && $0 != "\t" }
    guard let equals = word.firstIndex(of: "="), equals > word.startIndex else { return nil }
    let name = word[..<equals]
    guard name.utf8.count <= 10, name.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return nil
    }
    return (name, word[word.index(after: equals)...], text[word.endIndex...].trimmed)
  }

  /// Reports repeat reasons.
  private static func bounded(_ text: Substring) -> String { String(text.prefix(300)) }
}

extension Substring {
  /// The text without white space at its ends.
  var trimmed: Substring {
    let start = drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { start[...$0] } ?? ""
  }
}
