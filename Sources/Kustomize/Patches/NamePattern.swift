internal import SourceText
internal import YAML

/// A regular expression of a manifest that must match a whole text.
struct NamePattern: Sendable {
  private let pattern: Pattern
  private let place: SourceRange

  /// A pattern; `expression` is what is matched, `written` where it stands.
  init(_ expression: String, at written: Node, _ what: String) throws(BuildError) {
    place = written.range
    do {
      pattern = try Pattern(expression)
    } catch {
      throw BuildError("\(what): \(error.message)", at: place)
    }
  }

  init(wholeOf text: String, at node: Node) throws(BuildError) {
    try self.init("^(?:\(text))$", at: node, "this is no regular expression")
  }

  /// Whether the pattern matches; one that takes long for a text is tried on no other.
  func matches(_ text: String) throws(BuildError) -> Bool {
    guard let isMatch = pattern.isMatch(text) else {
      throw BuildError("this regular expression takes too long", at: place)
    }
    return isMatch
  }
}
