/// A directive that a server applies, from a file or from its command line.
public struct RedisSetting: Hashable, Sendable {
  /// One argument of a directive and the place that gives it.
  public struct Argument: Hashable, Sendable {
    /// The argument without its quotes and escapes.
    public let text: String

    /// The place of the argument.
    public let origin: RedisOrigin
  }

  /// The name in lower case, an alias where the author chose one.
  public let name: String

  /// The arguments, split again where Redis splits a single one (`bind "127.0.0.1 ::1"`).
  public let arguments: [Argument]

  /// The place of the name.
  public let origin: RedisOrigin

  init(_ directive: RedisDirective, origin: (Range<Int>) -> RedisOrigin) {
    name = directive.name
    arguments = Self.resplit(directive).map { word in
      Argument(text: word.text, origin: origin(word.range))
    }
    self.origin = origin(directive.nameRange)
  }

  /// A directive of several arguments takes them also as one quoted word
  /// (`redis src/config.c`, `MULTI_ARG_CONFIG`, since 7.0), of which unbalanced quotes leave none.
  private static func resplit(_ directive: RedisDirective) -> [RedisWord] {
    guard directive.arguments.count == 1, let only = directive.arguments.first, only.text != "",
      RedisDirectiveTable.directive(named: directive.name)?.kind.splitsSingleArgument == true
    else { return directive.arguments }
    let words = (try? RedisWordSplitter.words(of: Array(only.text.utf8)[...])) ?? []
    return words.map { RedisWord(text: $0.text, range: only.range) }
  }
}

extension RedisSetting.Argument {
  /// Whether something expands a part of the text before Redis reads it: `$(NAME)`, `${NAME}`,
  /// `$NAME` or `{{ … }}`.
  public var containsPlaceholder: Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch (previous, byte) {
      case (UInt8(ascii: "{"), UInt8(ascii: "{")): return true
      case (UInt8(ascii: "$"), UInt8(ascii: "(")), (UInt8(ascii: "$"), UInt8(ascii: "{")):
        return true
      case (UInt8(ascii: "$"), _) where byte == UInt8(ascii: "_") || byte.isASCIILetter:
        return true
      default: previous = byte
      }
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
