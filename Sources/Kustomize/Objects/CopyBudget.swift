internal import SourceText
internal import YAML

/// How much a build may still copy: a few lines of copies of copies make more than any memory holds.
struct CopyBudget: Sendable {
  /// Values and pieces of text of 32 bytes.
  private var left = 500_000
  /// How deep a copied value, and how long a path to a field, may be.
  static let depth = 200

  /// Takes the size of a value that is copied.
  mutating func take(_ value: Draft, for place: SourceRange) throws(BuildError) {
    guard count(value, depth: 0) else {
      throw BuildError("what is copied here is too large or too deep", at: place)
    }
  }

  /// Takes the size of a text that is made.
  mutating func take(_ text: String, for place: SourceRange) throws(BuildError) {
    try take(1 + text.utf8.count / 32, for: place)
  }

  /// Takes as much as some values without text.
  mutating func take(_ count: Int, for place: SourceRange) throws(BuildError) {
    left -= min(left + 1, count)
    guard left >= 0 else { throw BuildError("what is copied here is too large", at: place) }
  }

  /// Refuses to go on where everything is spent.
  func requireSome(for place: SourceRange) throws(BuildError) {
    guard left < 0 else { return }
    throw BuildError("what was copied before this is too large", at: place)
  }

  private mutating func count(_ value: Draft, depth: Int) -> Bool {
    left -= min(left + 1, 1 + (value.isScalar ? (value.text?.utf8.count ?? 0) / 32 : 0))
    guard left >= 0, depth < Self.depth else { return false }
    for member in value.members where !count(member.value, depth: depth + 1) { return false }
    for item in value.items where !count(item, depth: depth + 1) { return false }
    return true
  }
}
