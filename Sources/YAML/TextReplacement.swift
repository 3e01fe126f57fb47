internal import SourceText

/// A part of a text, by its bytes, and what stands in its place.
public struct TextReplacement: Sendable {
  /// The bytes that are replaced.
  public let range: Range<Int>
  /// What stands in their place.
  public let text: String

  /// A replacement.
  public init(_ range: Range<Int>, by text: String) {
    self.range = range
    self.text = text
  }
}

extension Node {
  /// The value with parts of its texts replaced, as a program does that fills in variables.
  ///
  /// `replacements` gives the parts of a text in their order; keys stay as they are. What is not
  /// changed stays where it was read, and so do the other lines of a changed text.
  public func replacing(
    _ replacements: (_ text: UnsafeBufferPointer<UInt8>) -> [TextReplacement]
  ) -> Node {
    changed(replacements)?.composed ?? self
  }

  private func changed(
    _ replacements: (UnsafeBufferPointer<UInt8>) -> [TextReplacement]
  ) -> Draft? {
    if isMapping {
      return Draft.node(self).changingMembers { member in
        guard case .node(let value) = member.value else { return nil }
        return value.changed(replacements)
      }
    }
    if isSequence {
      return Draft.node(self).changingItems { item in
        guard case .node(let value) = item else { return nil }
        return value.changed(replacements)
      }
    }
    guard let found = withText(replacements), !found.isEmpty, let text = embeddedText,
      let joined = text.replacing(found)
    else { return nil }
    return .scalar(
      Draft.Scalar(joined.string, isString: style != .plain || tag != nil, at: .text(joined)))
  }
}

extension EmbeddedText {
  /// The text with parts replaced; `nil` if nothing of it is left.
  fileprivate func replacing(_ replacements: [TextReplacement]) -> EmbeddedText? {
    var parts: [Part] = []
    var end = 0
    for replacement in replacements where replacement.range.lowerBound >= end {
      parts.append(.text(self[end..<replacement.range.lowerBound]))
      parts.append(
        .text(
          EmbeddedText(Array(replacement.text.utf8), standingFor: range(replacement.range))))
      end = replacement.range.upperBound
    }
    parts.append(.text(self[end..<bytes.count]))
    return EmbeddedText(joining: parts)
  }
}
