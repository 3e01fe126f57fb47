internal import CPCRE2

/// A compiled PCRE2 pattern, matched against UTF-8 text within fixed bounds of work.
public final class Pattern: Sendable {
  /// A pattern that PCRE2 refuses.
  public struct SyntaxError: Error {
    /// What PCRE2 says of it.
    public let message: String
    /// The byte of the pattern at which it gave up.
    public let offset: Int
  }

  // Immutable once compiled, and PCRE2 lets threads share a compiled pattern.
  private nonisolated(unsafe) let code: OpaquePointer?
  private nonisolated(unsafe) let context: OpaquePointer?

  /// Compiles a pattern.
  ///
  /// - Throws: `SyntaxError` if PCRE2 refuses it.
  public init(_ pattern: String, ignoringCase: Bool = false) throws(SyntaxError) {
    code = try Self.compile(pattern, ignoringCase: ignoringCase)
    context = Self.boundedContext()
  }

  /// Compiles a pattern of the source code; one that PCRE2 refused would match nothing.
  public init(literal pattern: StaticString, ignoringCase: Bool = false) {
    code = try? Self.compile("\(pattern)", ignoringCase: ignoringCase)
    context = Self.boundedContext()
  }

  private static func compile(
    _ pattern: String, ignoringCase: Bool
  ) throws(SyntaxError) -> OpaquePointer {
    var errorCode: Int32 = 0
    var errorOffset = 0
    var utf8 = pattern
    let options = UInt32(PCRE2_UTF) | (ignoringCase ? UInt32(PCRE2_CASELESS) : 0)
    let compiled = utf8.withUTF8 {
      pcre2_compile_8($0.baseAddress, $0.count, options, &errorCode, &errorOffset, nil)
    }
    guard let compiled else {
      throw SyntaxError(message: Self.message(errorCode), offset: errorOffset)
    }
    return compiled
  }

  /// A hostile text must not make a pattern run for ever; past the limit it counts as no match.
  private static func boundedContext() -> OpaquePointer? {
    let context = pcre2_match_context_create_8(nil)
    pcre2_set_match_limit_8(context, 100_000)
    pcre2_set_heap_limit_8(context, 20_000)
    return context
  }

  deinit {
    pcre2_match_context_free_8(context)
    pcre2_code_free_8(code)
  }

  /// Whether the pattern matches anywhere in a text.
  public func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { firstMatch(in: $0) } != nil
  }

  /// Whether the pattern matches anywhere in a text; `nil` if that takes too much work to tell.
  public func isMatch(_ text: String) -> Bool? {
    var text = text
    return text.withUTF8 { bytes in
      guard let code else { return false }
      let match = pcre2_match_data_create_from_pattern_8(code, nil)
      defer { pcre2_match_data_free_8(match) }
      let count = pcre2_match_8(code, bytes.baseAddress, bytes.count, 0, 0, match, context)
      return count > 0 ? true : count == PCRE2_ERROR_NOMATCH ? false : nil
    }
  }

  /// The bytes of the first match in a text.
  public func firstMatch(in bytes: [UInt8]) -> Range<Int>? {
    bytes.withUnsafeBufferPointer { firstMatch(in: $0) }
  }

  private func firstMatch(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard let code else { return nil }
    let match = pcre2_match_data_create_from_pattern_8(code, nil)
    defer { pcre2_match_data_free_8(match) }
    let count = pcre2_match_8(code, bytes.baseAddress, bytes.count, 0, 0, match, context)
    guard count > 0, let offsets = pcre2_get_ovector_pointer_8(match) else { return nil }
    return Int(offsets[0])..<max(Int(offsets[0]), Int(offsets[1]))
  }

  private static func message(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}
