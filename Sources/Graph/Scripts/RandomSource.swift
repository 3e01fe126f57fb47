public import Languages

extension Script {
  /// The program that makes up what a command of the script writes to a Secret; `nil` where none does, or
  /// where it runs only while there is nothing yet.
  public func randomSource(of writer: SecretWriter) -> Invocation? {
    let source = source(ofValuesAt: writer.commandOffset)
    guard let source, PresenceTests(self, objectUses).test(before: source.command) == nil else {
      return nil
    }
    return source
  }

  /// The values are followed where the command names them; what a file or a function brings is taken to come
  /// from the last such program before it.
  private func source(ofValuesAt offset: Int) -> Invocation? {
    guard let command = shell.commands.last(where: { $0.range.lowerBound <= offset }) else {
      return nil
    }
    let values = invocations.filter { $0.command.pipeline == command.pipeline }
      .flatMap { valuesStored(by: $0) }
    let leaves = values.prefix(64).flatMap { shell.origin(of: $0.word).leaves }
    let made = leaves.lazy.compactMap { leaf -> Invocation? in
      guard case .command(let command) = leaf else { return nil }
      return invocations(of: command).first(where: makesUpValue)
    }
    if let first = made.first { return first }
    let isFollowed =
      !values.isEmpty && values.allSatisfy { !$0.isFile }
      && leaves.allSatisfy { !isUnseen($0) }
    guard !isFollowed else { return nil }
    return invocations.last { $0.word.range.lowerBound < offset && makesUpValue($0) }
  }

  /// Whether an origin leaves open which program made the value.
  private func isUnseen(_ leaf: ShellOrigin) -> Bool {
    switch leaf {
    case .literal, .environment: false
    // A function of the script runs no program by its own name.
    case .command(let command): command.name.map(isFunction) ?? true
    default: true
    }
  }

  private func isFunction(_ name: String) -> Bool {
    shell.blocks.contains { $0.kind == .function(name: name) }
  }

  private func makesUpValue(_ invocation: Invocation) -> Bool {
    switch invocation.program {
    case "pwgen", "uuidgen", "apg": true
    case "openssl": invocation.arguments.first.map { text(of: $0) } == "rand"
    default:
      invocation.arguments.contains { text(of: $0).hasSuffix("/dev/urandom") }
        || invocation.command.redirections.contains { text(of: $0.target) == "/dev/urandom" }
    }
  }
}
