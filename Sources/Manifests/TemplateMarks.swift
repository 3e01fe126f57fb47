internal import SourceText

/// Marks of template languages in a text, looked for without parsing it.
struct TemplateMarks {
  /// `{{` stands somewhere.
  private(set) var hasActions = false
  /// `{%` or `{#` stands somewhere.
  private(set) var hasJinja = false
  /// A ytt comment (`#@`) stands at the start of a line or in place of a value.
  private(set) var hasYTT = false
  /// `${` or `%{` stands somewhere.
  private(set) var hasVariables = false

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      while let brace = bytes.next(UInt8(ascii: "{"), from: place) {
        place = brace + 1
        addBrace(
          before: brace > 0 ? bytes[brace - 1] : 0, after: place < bytes.count ? bytes[place] : 0)
      }
      place = 0
      while !hasYTT, let sign = bytes.next(UInt8(ascii: "@"), from: place) {
        place = sign + 1
        hasYTT =
          sign > 0 && bytes[sign - 1] == UInt8(ascii: "#")
          && Self.opensComment(bytes, at: sign - 1)
      }
    }
  }

  /// Takes note of a `{` by the bytes around it.
  private mutating func addBrace(before: UInt8, after: UInt8) {
    switch after {
    case UInt8(ascii: "{"): hasActions = true
    case UInt8(ascii: "%"), UInt8(ascii: "#"): hasJinja = true
    default: break
    }
    if before == UInt8(ascii: "$") || before == UInt8(ascii: "%") { hasVariables = true }
  }

  /// Whether any mark stands in the text.
  var isAny: Bool { hasActions || hasJinja || hasYTT || hasVariables }

  private static func opensComment(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var before = index
    while before > 0, bytes[before - 1] == 0x20 { before -= 1 }
    return before == 0 || bytes[before - 1] == 0x0A
      || (before < index
        && (bytes[before - 1] == UInt8(ascii: ":") || bytes[before - 1] == UInt8(ascii: "-")))
  }
}
