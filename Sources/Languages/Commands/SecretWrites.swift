extension ShellScript {
  /// Every place where the script writes a Secret through kubectl.
  ///
  /// `kubectl create secret --dry-run -o yaml | kubectl apply -f -` is one write, with the operation of the command at
  /// its end. A dry run that nothing follows is none, nor is one that ends in `kubeseal`.
  ///
  /// - Parameter invocations: the script's own.
  public func secretWrites(among invocations: [Invocation]) -> [SecretWrite] {
    let search = SecretWriteSearch(script: self, invocations: invocations)
    guard search.hasKubectl else { return [] }
    return search.writes(markedBy: InitialKeys(in: self, invocations))
  }
}

private struct SecretWriteSearch {
  /// Stages and commands looked at before a command that applies what it is fed.
  private static let reach = 32

  let script: ShellScript
  private var kubectl: [Int: [KubectlCommand]] = [:]
  private var sealing: Set<Int> = []

  init(script: ShellScript, invocations: [Invocation]) {
    self.script = script
    for invocation in invocations {
      if let command = KubectlCommand(invocation) {
        kubectl[invocation.command.index, default: []].append(command)
      }
      if invocation.program == "kubeseal" { sealing.insert(invocation.command.index) }
    }
  }

  var hasKubectl: Bool { !kubectl.isEmpty }

  func writes(markedBy initialKeys: InitialKeys) -> [SecretWrite] {
    let all = kubectl.sorted { $0.key < $1.key }.flatMap { $0.value.flatMap { writes(by: $0) } }
    return all.map { write in
      var write = write
      let commands = [write.source, write.writer.invocation.command]
      write.carriesInitialKeys = commands.contains { initialKeys.reach($0) }
      write.carriesOnlyRootToken =
        write.carriesInitialKeys && !commands.contains { initialKeys.unsealKeysReach($0) }
      return write
    }
  }

  private func writes(by command: KubectlCommand) -> [SecretWrite] {
    guard !command.isDryRun else { return [] }
    switch command.verb {
    case "create" where command.operands.first?.literal == "secret":
      return [created(by: command, sentBy: command)]
    case "create", "apply", "replace": return command.filenames.flatMap { sent($0, by: command) }
    case "patch", "delete", "set":
      guard command.verb != "set" || command.operands.first?.literal == "data" else { return [] }
      return command.resources.filter(\.isSecret).compactMap { resource in
        resource.name.map { changed($0, by: command) }
      }
    default: return []
    }
  }

  private func created(by command: KubectlCommand, sentBy writer: KubectlCommand) -> SecretWrite {
    SecretWrite(
      operation: writer.writeOperation, name: command.resources.first?.name,
      namespace: command.namespace ?? writer.namespace, content: .keys(command.secretKeys),
      source: command.invocation.command, writer: writer)
  }

  private func changed(_ name: ShellWord, by command: KubectlCommand) -> SecretWrite {
    let patch = command.options.value("-p", "--patch").map { script.text(of: $0) }
    return SecretWrite(
      operation: command.writeOperation, name: name, namespace: command.namespace,
      content: patch.map { .patch($0) } ?? .none, source: command.invocation.command,
      writer: command)
  }

  /// What `-f` brings: the output of another kubectl, a manifest of the script, or a file.
  private func sent(_ file: ShellWord, by writer: KubectlCommand) -> [SecretWrite] {
    let command = writer.invocation.command
    let isStandardInput = file.literal == "-" || file.literal == "/dev/stdin"
    let input = isStandardInput ? script.standardInput(of: command) : script.contents(ofFile: file)
    let makers = self.makers(of: file, input, for: command)
    guard makers.isDisjoint(with: sealing) else { return [] }
    let produced = makers.sorted().flatMap { kubectl[$0] ?? [] }
      .compactMap { self.produced(by: $0, writer) }
    guard produced.isEmpty, let content = content(of: input) else { return produced }
    return [
      SecretWrite(
        operation: writer.writeOperation, name: nil, namespace: writer.namespace, content: content,
        source: command, writer: writer)
    ]
  }

  private func content(of input: ShellInput?) -> SecretWrite.Content? {
    switch input {
    case .text(let text): .manifest(text)
    case .file(let file): .file(file)
    case .command, nil: nil
    }
  }

  /// The commands whose output may be in what is sent.
  private func makers(
    of file: ShellWord, _ input: ShellInput?, for command: ShellCommand
  ) -> Set<Int> {
    var makers: Set<Int> = []
    if file.literal == "-" { makers.formUnion(commands(before: command)) }
    switch input {
    case .command(let command):
      makers.insert(command.index)
      makers.formUnion(commands(before: command))
    case .text(let text) where text.word.parts.count == 1: makers.formUnion(commands(in: text.word))
    case .text, .file, nil: break
    }
    return makers.union(commands(in: file))
  }

  private func commands(before command: ShellCommand) -> [Int] {
    script.pipelines[command.pipeline].stages.prefix(command.stage)
      .suffix(SecretWriteSearch.reach).flatMap { $0.prefix(SecretWriteSearch.reach) }
  }

  /// The commands substituted in a word, directly or by way of a variable.
  private func commands(in word: ShellWord) -> [Int] {
    script.origin(of: word).leaves.flatMap { origin in
      guard case .command(let head) = origin else { return [Int]() }
      return script.pipelines[head.pipeline].stages.prefix(SecretWriteSearch.reach)
        .flatMap { $0.prefix(SecretWriteSearch.reach) }
    }
  }

  /// The write that comes about when a kubectl's output is sent by another.
  private func produced(by command: KubectlCommand, _ writer: KubectlCommand) -> SecretWrite? {
    if command.verb == "create", command.operands.first?.literal == "secret" {
      return command.isDryRun ? created(by: command, sentBy: writer) : nil
    }
    guard command.verb == "get", let secret = command.resources.first, secret.isSecret,
      let name = secret.name
    else { return nil }
    return SecretWrite(
      operation: writer.writeOperation, name: name, namespace: writer.namespace,
      content: .copy(of: name), source: command.invocation.command, writer: writer)
  }
}

extension KubectlCommand {
  fileprivate var writeOperation: SecretWrite.Operation {
    switch verb {
    case "create": savesConfig ? .createSavingConfig : .create
    case "replace": .replace
    case "patch", "set": .patch
    case "delete": .delete
    default:
      isServerSide
        ? .serverSideApply(
          manager: fieldManager.map { $0.literal ?? "" } ?? "kubectl",
          forcesConflicts: forcesConflicts)
        : .apply
    }
  }
}
