internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// The workloads that are given a root token, each way once.
  public var rootTokenUses: [RootTokenUse] {
    let survey = RootTokenSurvey(self)
    return resources.compactMap { PodSpec($0) }.flatMap {
      survey.variables(of: $0) + survey.literals(of: $0)
    }
      + secretReaders.compactMap { survey.use(by: $0) } + scripts.flatMap { survey.uses(by: $0) }
  }
}

/// Looks for root tokens; what several readers share is looked at once.
private struct RootTokenSurvey {
  private let graph: ResourceGraph
  /// The resources that `operator init` runs in: they hold the token because they make it.
  private let initialisers: Set<Resource.ID>
  /// The resources whose scripts run Vault's client.
  private let clients: Set<Resource.ID>

  /// The files that each container's scripts name and that are named like a root token.
  private let tokenFiles: [Node: [String]]

  /// Whether the view has a server that a chosen token belongs to.
  private let hasDevelopmentServer: Bool

  init(_ graph: ResourceGraph) {
    self.graph = graph
    hasDevelopmentServer = graph.vaultServers.contains { $0.development != nil }
    tokenFiles = Dictionary(
      graph.scripts.compactMap { script in
        script.container.map { ($0.node, Self.tokenFiles(in: script)) }
      }, uniquingKeysWith: { $0.count < 64 ? $0 + $1 : $0 })
    initialisers = Set(
      graph.vaultInitialisations.flatMap { start in
        [start.resource.id] + graph.scripts(of: start.resource).compactMap { $0.pod?.resource.id }
      })
    clients = Set(
      graph.scripts.lazy.filter { script in
        !script.vaultWrites.isEmpty || script.invocations.contains { VaultCommand($0) != nil }
      }.compactMap { $0.pod?.resource.id })
  }

  // MARK: - References

  func use(by reader: SecretReader) -> RootTokenUse? {
    switch reader.form {
    case .environmentFrom: return environment(reader)
    case .volume, .projectedVolume: return file(reader)
    case .environmentVariable, .imagePullSecret: return nil
    }
  }

  /// The variables of a pod's containers that hold one; the Secret's name may be yet to be filled in.
  func variables(of pod: PodSpec) -> [RootTokenUse] {
    pod.allContainers.flatMap { container in
      container.environment.compactMap { variable in
        guard let reference = variable.node[path: "valueFrom", "secretKeyRef"],
          let key = reference["key"], let keyName = key.text
        else { return nil }
        let names = [keyName, reference["name"]?.text ?? "", variable.name]
        guard names.prefix(2).contains(where: { KeyMaterial.isRootToken($0) }),
          isVaults(names, in: [container], of: pod.resource),
          !variable.name.uppercased().contains("DEV_ROOT_TOKEN")
        else { return nil }
        return use(
          pod.resource, container, .variable(variable.name), at: key.range,
          of: reference["name"]?.literal.map {
            ObjectName(namespace: pod.resource.namespace, name: $0)
          })
      }
    }
  }

  /// The variables that hold a chosen token in clear: where the view shows the development server itself, that is
  /// told there.
  func literals(of pod: PodSpec) -> [RootTokenUse] {
    guard !hasDevelopmentServer else { return [] }
    return pod.allContainers.flatMap { container in
      container.environment.compactMap { variable in
        guard Self.tokenVariables.contains(variable.name),
          variable.value?.literal.map(KeyMaterial.isChosenRootToken) == true
        else { return nil }
        return use(
          pod.resource, container, .literal(variable.name),
          at: (variable.node["name"] ?? variable.node).range, of: nil)
      }
    }
  }

  /// `VAULT_TOKEN=root vault kv put`, `export VAULT_TOKEN=root`, `vault login root`
  private func literals(in script: Script) -> [RootTokenUse] {
    guard !hasDevelopmentServer else { return [] }
    let assigned = script.shell.commands.flatMap(\.assignments).filter {
      Self.tokenVariables.contains($0.name)
        && $0.value.literal.map(KeyMaterial.isChosenRootToken) == true
    }.map { ($0.name, $0.range) }
    let logins = script.invocations.compactMap { VaultCommand($0) }.filter {
      $0.subcommand == ["login"]
        && $0.operands.first?.literal.map(KeyMaterial.isChosenRootToken) == true
    }.map { ("vault login", $0.invocation.command.range) }
    return (assigned + logins).prefix(1).map { name, range in
      use(script, .literal(name), at: range, of: nil)
    }
  }

  private static let tokenVariables: Set<String> = ["VAULT_TOKEN", "BAO_TOKEN"]

  private func environment(_ reader: SecretReader) -> RootTokenUse? {
    guard let origin = origin(in: reader.secret),
      isVaults(
        [origin.key, origin.path ?? "", reader.secret.name], in: reader.consumers,
        of: reader.resource)
    else { return nil }
    var found = use(
      reader.resource, reader.container, .environment, at: reader.nameNode.range, of: reader.secret)
    found.origin = origin
    return found
  }

  private func file(_ reader: SecretReader) -> RootTokenUse? {
    guard !reader.consumers.isEmpty else { return nil }
    let key = reader.keys.first { KeyMaterial.isRootToken($0.text ?? "") }
    guard key != nil || reader.keys.isEmpty,
      isVaults(
        [key?.text ?? "", reader.secret.name] + reader.mountPaths, in: reader.consumers,
        of: reader.resource)
    else { return nil }
    let consumer = self.consumer(of: reader)
    guard key != nil || consumer != nil || KeyMaterial.isRootToken(reader.secret.name) else {
      return nil
    }
    return use(
      reader.resource, consumer ?? reader.consumers.first, .file,
      at: (key ?? reader.nameNode).range, of: reader.secret)
  }

  private func use(
    _ resource: Resource, _ container: Container?, _ means: RootTokenUse.Means,
    at range: SourceRange, of secret: ObjectName?
  ) -> RootTokenUse {
    RootTokenUse(
      resource: resource,
      holder: container.map { "Container \($0.name) of \(resource.displayName)" }
        ?? resource.displayName,
      means: means, range: range, secret: secret, isOneShot: resource.isOneShot)
  }

  /// Whether a name speaks of Vault, or the pod deals with one.
  private func isVaults(
    _ names: [String], in containers: [Container], of resource: Resource
  ) -> Bool {
    names.contains { KeyMaterial.speaksOfVault($0) } || clients.contains(resource.id)
      || containers.contains { container in
        container.hasVaultImage
          || container.environment.contains { ["VAULT_ADDR", "BAO_ADDR"].contains($0.name) }
      }
  }

  /// A key of a Secret that something of the tree fills with a root token.
  private func origin(in secret: ObjectName) -> RootTokenUse.Origin? {
    for writer in graph.writers(of: secret) {
      // An ExternalSecret may fetch it under another name.
      for item in writer.resource.spec?["data"]?.items ?? [] {
        let remote = [item[path: "remoteRef", "key"], item[path: "remoteRef", "property"]]
        let names = remote.compactMap { $0?.literal }
        let own = item["secretKey"]?.literal ?? ""
        guard (names + [own]).contains(where: { KeyMaterial.isRootToken($0) }) else { continue }
        return RootTokenUse.Origin(
          key: own, path: names.joined(separator: ", property "), range: remote[0]?.range)
      }
      if let key = writer.keys.names.sorted().first(where: { KeyMaterial.isRootToken($0) }) {
        return RootTokenUse.Origin(key: key, path: nil, range: nil)
      }
    }
    return nil
  }

  /// The container whose script reads a file below a mount that is named like a root token.
  private func consumer(of reader: SecretReader) -> Container? {
    let folders = reader.mountPaths.prefix(16).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    return reader.consumers.first { container in
      (tokenFiles[container.node] ?? []).contains { path in
        folders.contains { path.hasPrefix($0) }
      }
    }
  }

  /// The paths among a script's words that are named like a root token.
  private static func tokenFiles(in script: Script) -> [String] {
    let paths = script.shell.commands.lazy.flatMap { command in
      command.words.dropFirst().prefix(32).lazy.compactMap(\.literal)
    }.filter { $0.hasPrefix("/") && KeyMaterial.isRootToken(Path.name($0)) }
    return Array(paths.prefix(16))
  }

  // MARK: - Scripts

  func uses(by script: Script) -> [RootTokenUse] {
    literals(in: script)
      + script.invocations.compactMap { invocation in
        if let kubectl = KubectlCommand(invocation) { return request(by: kubectl, in: script) }
        guard let vault = VaultCommand(invocation), vault.subcommand == ["token", "create"],
          let policy = vault.options.options.first(where: {
            $0.name == "-policy" && $0.value?.literal == "root"
          })
        else { return nil }
        return use(script, .creation, at: policy.range, of: nil)
      }
  }

  /// `kubectl get secret NAME -o jsonpath='{.data.root_token}'`
  private func request(by kubectl: KubectlCommand, in script: Script) -> RootTokenUse? {
    guard kubectl.verb == "get", let secret = kubectl.resources.first, secret.isSecret,
      let name = secret.name, let output = kubectl.options.value("-o", "--output")
    else { return nil }
    let words = script.text(of: output).split { "{}.'\"[]=/\\ ".contains($0) }.map(String.init)
    let object = script.text(of: name)
    guard words.contains(where: { KeyMaterial.isRootToken($0) }),
      KeyMaterial.speaksOfVault(object)
        || words.contains(where: { KeyMaterial.speaksOfVault($0) })
        || script.pod.map({ clients.contains($0.resource.id) })
          ?? script.invocations.contains(where: { VaultCommand($0) != nil })
    else { return nil }
    let namespace = kubectl.namespace.map { script.text(of: $0) } ?? script.pod?.resource.namespace
    return use(
      script, .request, at: kubectl.invocation.command.range,
      of: Substitution(object) == nil && !object.contains("$")
        ? ObjectName(namespace: namespace, name: object) : nil)
  }

  private func use(
    _ script: Script, _ means: RootTokenUse.Means, at range: Range<Int>, of secret: ObjectName?
  ) -> RootTokenUse {
    let runner = script.pod?.resource ?? script.resource
    let makes = script.invocations.contains {
      VaultCommand($0)?.subcommand == ["operator", "init"]
    }
    return RootTokenUse(
      resource: script.resource, holder: "A script of \(script.resource.displayName)",
      means: means, range: script.range(range), secret: secret,
      isOneShot: runner.isOneShot || makes || initialisers.contains(runner.id))
  }
}
