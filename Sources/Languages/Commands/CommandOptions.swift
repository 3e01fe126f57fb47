/// The options and operands of a command line.
public struct CommandOptions: Sendable {
  /// One option as it was given.
  public struct Option: Sendable {
    /// The name with its dashes, as in `--namespace` or `-n`.
    public let name: String
    /// The value, nil for a switch.
    public let value: ShellWord?
    /// The option and its value.
    public let range: Range<Int>
  }

  /// The options in order.
  public private(set) var options: [Option] = []
  /// The arguments that are not options, in order.
  public private(set) var operands: [ShellWord] = []
  /// The operands after `--`, which `operands` holds too; nil without `--`.
  public private(set) var afterTerminator: [ShellWord]?

  /// The last value given to an option under one of its names.
  public func value(_ names: String...) -> ShellWord? {
    options.last { names.contains($0.name) && $0.value != nil }?.value
  }

  /// Every value given to an option under one of its names.
  public func values(_ names: String...) -> [ShellWord] {
    options.filter { names.contains($0.name) }.compactMap(\.value)
  }

  /// True when a switch is given and not turned off by `=false`.
  public func isSet(_ names: String...) -> Bool {
    options.last { names.contains($0.name) }.map { $0.value?.literal != "false" } ?? false
  }
}

/// How a program reads its options.
struct OptionSyntax: Sendable {
  enum Style: Sendable {
    /// `-abc`, `-n value`, `-nvalue`, `--name value`, `--name=value` (getopt, pflag).
    case gnu
    /// `-name value`, `-name=value` (Go's flag package, redis-cli).
    case singleDash
  }

  let style: Style
  /// The options that take the next word as value, with their dashes.
  let valued: Set<String>
  /// True when the first operand ends the options.
  var stopsAtOperand = false

  func parse(_ words: ArraySlice<ShellWord>) -> CommandOptions {
    CommandOptions(words, self)
  }
}

extension CommandOptions {
  fileprivate init(_ words: ArraySlice<ShellWord>, _ syntax: OptionSyntax) {
    var words = words
    while let word = words.popFirst() {
      let prefix = word.literalPrefix
      if word.literal == "--" {
        operands += words
        afterTerminator = Array(words)
        return
      }
      guard prefix.hasPrefix("-"), word.literal != "-" else {
        operands.append(word)
        guard syntax.stopsAtOperand else { continue }
        operands += words
        return
      }
      if syntax.style == .singleDash || prefix.hasPrefix("--") {
        addLong(word, following: &words, syntax)
      } else {
        addCluster(word, following: &words, syntax)
      }
    }
  }

  private mutating func addLong(
    _ word: ShellWord, following words: inout ArraySlice<ShellWord>, _ syntax: OptionSyntax
  ) {
    if let (name, value) = word.splitAtEquals() {
      let range = word.range
      options.append(Option(name: name.singleDashed(syntax), value: value, range: range))
      return
    }
    let name = word.literalPrefix.singleDashed(syntax)
    add(name, value: syntax.valued.contains(name) ? words.popFirst() : nil, at: word.range)
  }

  /// Letters behind one dash; the first that takes a value takes the rest of the word, or the next word.
  private mutating func addCluster(
    _ word: ShellWord, following words: inout ArraySlice<ShellWord>, _ syntax: OptionSyntax
  ) {
    var length = 1
    for letter in word.literalPrefix.dropFirst() {
      length += letter.utf8.count
      let name = "-\(letter)"
      guard syntax.valued.contains(name) else {
        add(name, value: nil, at: word.range)
        continue
      }
      let rest = word.slice(from: length)
      let attached = rest.dropping(prefix: "=") ?? rest
      add(name, value: rest.parts.isEmpty ? words.popFirst() : attached, at: word.range)
      return
    }
  }

  private mutating func add(_ name: String, value: ShellWord?, at range: Range<Int>) {
    let upper = max(range.upperBound, value?.range.upperBound ?? 0)
    options.append(Option(name: name, value: value, range: range.lowerBound..<upper))
  }
}

extension String {
  /// Go's flag package takes two dashes for one.
  fileprivate func singleDashed(_ syntax: OptionSyntax) -> String {
    syntax.style == .singleDash && hasPrefix("--") && !syntax.valued.contains(self)
      && syntax.valued.contains(String(dropFirst())) ? String(dropFirst()) : self
  }
}
