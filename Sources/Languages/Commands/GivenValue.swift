/// A text that a script gives to something: to a variable, to an option, to a field, or to a program as it is.
public struct GivenValue: Sendable {
  /// What is given the text, as it is spelled; `nil` for an argument without a name.
  public let name: String?
  /// The text; what an expansion comes to is left as it is spelled.
  public let text: String
  /// Whether no expansion is in it.
  public let isLiteral: Bool
  /// Where it stands in the script.
  public let range: Range<Int>

  fileprivate init(_ name: String?, _ word: ShellWord, in script: ShellScript) {
    let literal = word.literal
    self.name = name
    text = literal ?? script.text(of: word).text
    isLiteral = literal != nil
    range = word.range
  }
}

extension ShellScript {
  /// Those of `NAME=value`, alone, behind `export` and before a command.
  public var assignedValues: [GivenValue] {
    commands.flatMap(\.assignments).compactMap { GivenValue($0, in: self) }
  }

  /// Those of a program's arguments, the named ones first, and of the variables that `env` sets for it.
  ///
  /// A name may be that of a switch, with a word behind it that is none of its own.
  public func givenValues(by invocation: Invocation) -> [GivenValue] {
    invocation.assignments.compactMap { GivenValue($0, in: self) }
      + options(of: invocation) + passwords(givenTo: invocation)
      + invocation.arguments.map { GivenValue(nil, $0, in: self) }
  }

  /// `--password=value`, `--password value`, `-Dserver.password=value`; of Vault's CLI also
  /// `password=value`.
  private func options(of invocation: Invocation) -> [GivenValue] {
    let words = Array(invocation.arguments)
    let takesPairs = ["vault", "bao"].contains(invocation.program)
    return words.indices.compactMap { number in
      let word = words[number]
      let isOption = word.literalPrefix.hasPrefix("-")
      if isOption || takesPairs, let (key, value) = word.splitAtEquals() {
        return GivenValue(Self.name(ofOption: key), value, in: self)
      }
      guard isOption, let option = word.literal, option.hasPrefix("--"), number + 1 < words.count,
        !words[number + 1].literalPrefix.hasPrefix("-")
      else { return nil }
      return GivenValue(Self.name(ofOption: option), words[number + 1], in: self)
    }
  }

  private static func name(ofOption option: String) -> String {
    String(option.hasPrefix("-D") ? option.dropFirst(2) : option.drop { $0 == "-" })
  }

  /// The passwords that programs take by an option of one letter.
  private func passwords(givenTo invocation: Invocation) -> [GivenValue] {
    let word: ShellWord? =
      switch invocation.program {
      case "redis-cli", "valkey-cli", "keydb-cli": RedisCliCommand(invocation, in: self)?.password
      case "curl": CurlCommand(invocation)?.options.value("-u", "--user")?.behindColon
      case "mysql", "mysqldump", "mysqladmin", "mariadb", "mariadb-dump", "mariadb-admin":
        // With a blank between, `-p` asks for the password.
        invocation.arguments.lazy.compactMap { $0.dropping(prefix: "-p") }
          .first { !$0.parts.isEmpty }
      default: nil
      }
    return word.map { [GivenValue("password", $0, in: self)] } ?? []
  }
}

extension GivenValue {
  fileprivate init?(_ assignment: ShellAssignment, in script: ShellScript) {
    guard assignment.elements == nil else { return nil }
    self.init(assignment.name, assignment.value, in: script)
  }
}

extension ShellWord {
  /// The password of `user:password`.
  fileprivate var behindColon: ShellWord? {
    let colon = literalPrefix.utf8.enumerated().first { $0.element == UInt8(ascii: ":") }
    return colon.map { slice(from: $0.offset + 1) }
  }
}
