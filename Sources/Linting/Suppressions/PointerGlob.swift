internal import SourceText

/// A pattern over JSON pointers: `/spec/template/spec/volumes/*`, `/data/**`.
///
/// It names a field with all that is below it. Items of a list go by their `name` or their index; `*`
/// and `?` stand for letters within a part, `**` for any number of parts.
struct PointerGlob: Sendable, Hashable {
  private let parts: GlobParts

  /// A pattern; `nil` if it does not begin with a slash.
  init?(_ text: String) {
    guard text.hasPrefix("/"), text.utf8.count <= 1_000,
      let parts = GlobParts(
        text.dropFirst().split(separator: "/", omittingEmptySubsequences: false))
    else { return nil }
    self.parts = parts
  }

  /// Whether the field holds the place of a pointer.
  func covers(_ pointer: String) -> Bool { covers(Self.tokens(of: pointer)) }

  /// The same for many patterns: the pointer is taken apart once.
  func covers(_ tokens: [[UInt8]]) -> Bool { parts.match(beginningOf: tokens) { _ in true } }

  /// The parts of a pointer.
  static func tokens(of pointer: String) -> [[UInt8]] {
    pointer.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
      .map { Array($0) }
  }
}
