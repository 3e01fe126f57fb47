/// A word before expansion (POSIX XCU 2.6): a run of literal text and expansions.
public struct ShellWord: Sendable {
  /// One piece of a word.
  public struct Part: Sendable {
    /// What a piece is.
    public indirect enum Kind: Sendable {
      /// Text that stands for itself, quotes and escapes removed.
      case literal(String)
      case parameter(ShellParameter)
      /// The commands of `$(...)` or backquotes, as indices of `ShellScript.commands`.
      case commandSubstitution(Range<Int>)
      /// The commands of `<(...)` or `>(...)`.
      case processSubstitution(Range<Int>)
      case arithmetic
    }

    /// What the piece is.
    public internal(set) var kind: Kind
    /// The piece without the quotes around it.
    public internal(set) var range: Range<Int>
    /// True inside quotes and for an escaped character.
    public internal(set) var isQuoted: Bool
    /// The block that an expansion stands in, an index of `ShellScript.blocks`.
    var block: Int?
  }

  /// The pieces in order.
  public let parts: [Part]
  /// The whole word with its quotes.
  public let range: Range<Int>

  /// The value, when the word holds no expansion.
  public var literal: String? {
    if parts.count == 1, case .literal(let text) = parts[0].kind { return text }
    var value = ""
    for part in parts {
      guard case .literal(let text) = part.kind else { return nil }
      value += text
    }
    return value
  }

  /// The literal text before the first expansion.
  public var literalPrefix: String {
    var value = ""
    for part in parts {
      guard case .literal(let text) = part.kind else { break }
      value += text
    }
    return value
  }

  /// True when any of it is quoted or escaped.
  public var isQuoted: Bool { parts.contains(where: \.isQuoted) }

  /// The only part, if it is a parameter expansion, as in `"$TOKEN"`.
  public var parameter: ShellParameter? {
    guard parts.count == 1, case .parameter(let parameter) = parts[0].kind else { return nil }
    return parameter
  }
}

extension ShellWord {
  /// A word that holds literal text only.
  public init(literal text: String, range: Range<Int>) {
    parts = [Part(kind: .literal(text), range: range, isQuoted: false)]
    self.range = range
  }

  /// `$NAME`, used by a command, or anywhere in the script.
  init(variable name: String, at command: ShellCommand? = nil) {
    let parameter = ShellParameter(name: name, operator: "", operand: nil)
    let range = command.map { $0.range.lowerBound..<($0.range.lowerBound + 1) } ?? 0..<0
    let part = Part(
      kind: .parameter(parameter), range: range, isQuoted: true, block: command?.block)
    self.init(parts: [part], range: range)
  }
}

/// A parameter expansion: `$NAME`, `${NAME}`, `${NAME:-word}` and its relatives.
public struct ShellParameter: Sendable {
  /// A variable's name, a positional parameter's number, or one of `@ * # ? - $ !`.
  public let name: String
  /// `:-`, `#`, `//` and so on, `length` for `${#NAME}`, `indirect` for `${!NAME}`; empty for a plain expansion.
  public let `operator`: String
  /// What follows the operator.
  public let operand: ShellWord?
  /// The text between the brackets of `${NAME[0]}`.
  public internal(set) var `subscript`: String?

  /// The word that is used when the parameter is unset: that of `:-`, `-`, `:=` and `=`.
  public var defaultWord: ShellWord? {
    [":-", "-", ":=", "="].contains(`operator`) ? operand : nil
  }

  /// True when the result is the parameter's own value or its default.
  public var yieldsValue: Bool {
    `operator`.isEmpty || [":-", "-", ":=", "=", ":?", "?"].contains(`operator`)
  }
}

extension ShellWord {
  /// The parts that fall into a range of the word's value, where an expansion counts as one byte.
  func slice(from start: Int, to end: Int = .max) -> ShellWord {
    var kept: [Part] = []
    var offset = 0
    for part in parts {
      let count = part.literalCount ?? 1
      defer { offset += count }
      let lower = max(start - offset, 0)
      let upper = min(end - offset, count)
      if lower < upper || (count == 0 && offset >= start && offset < end) {
        kept.append(part.slice(lower..<upper))
      }
    }
    let fallback = start == 0 ? range.lowerBound : range.upperBound
    let lower = kept.first?.range.lowerBound ?? fallback
    return ShellWord(
      parts: kept, range: lower..<max(lower, kept.last?.range.upperBound ?? fallback))
  }

  /// The rest of the word after literal text it begins with, as in `--namespace=` + rest.
  public func dropping(prefix: String) -> ShellWord? {
    guard literalPrefix.hasPrefix(prefix) else { return nil }
    return slice(from: prefix.utf8.count)
  }

  /// `NAME=value` in two; nil when no literal `=` precedes the first expansion.
  public func splitAtEquals() -> (key: String, value: ShellWord)? {
    let prefix = literalPrefix.utf8
    guard let equals = prefix.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let key = String(decoding: prefix[..<equals], as: UTF8.self)
    return (key, slice(from: key.utf8.count + 1))
  }
}

extension ShellWord.Part {
  /// The length of literal text in bytes, nil for an expansion.
  var literalCount: Int? {
    if case .literal(let text) = kind { text.utf8.count } else { nil }
  }

  /// Part of a literal; an expansion or an escape stays whole.
  func slice(_ bytes: Range<Int>) -> ShellWord.Part {
    guard case .literal(let text) = kind, bytes.count < text.utf8.count else { return self }
    let utf8 = text.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
    let upper = utf8.index(lower, offsetBy: bytes.count)
    var part = self
    part.kind = .literal(String(decoding: utf8[lower..<upper], as: UTF8.self))
    if range.count == utf8.count {
      part.range = range.lowerBound + bytes.lowerBound..<range.lowerBound + bytes.upperBound
    }
    return part
  }
}
