internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension VaultServer {
  /// The servers that a resource runs.
  static func running(
    in resource: Resource, _ scripts: Lookup<Resource.ID?, Script>, _ configMaps: ConfigMapIndex
  ) -> [VaultServer] {
    if resource.isA("Vault", in: "vault.banzaicloud.com") {
      return [VaultServer(bankVaults: resource)]
    }
    guard let pod = PodSpec(resource) else { return [] }
    let containers = pod.containers.filter(\.hasVaultImage)
    guard !containers.isEmpty else { return [] }
    let byContainer = Dictionary(grouping: scripts[resource.id]) { $0.container?.node }
    return containers.compactMap { container in
      let scripts = byContainer[container.node] ?? []
      guard container.isVaultServer || scripts.contains(where: \.startsVault) else { return nil }
      return VaultServer(container, of: pod, running: scripts, configMaps)
    }
  }

  private init(
    _ container: Container, of pod: PodSpec, running scripts: [Script], _ configMaps: ConfigMapIndex
  ) {
    let files = VaultConfigurationFiles(container, of: pod, running: scripts, configMaps)
    resource = pod.resource
    range = (container.node["image"] ?? container.node["name"] ?? container.node).range
    configurations = files.configurations
    readsMore = files.readsMore
    development = Self.development(of: container, running: scripts)
    liveness = Probe(container.node["livenessProbe"])
    startup = Probe(container.node["startupProbe"])
    readiness = Probe(container.node["readinessProbe"])
    data = VaultVolumes(container, of: pod).data(of: files.configurations)
  }

  /// bank-vaults' operator: the configuration is an object, and the operator makes the probes.
  private init(bankVaults vault: Resource) {
    let body = vault.spec?["config"].flatMap { HCLBody($0) }
    resource = vault
    range = vault.place.range
    configurations = body.map { [Configuration(resource: vault, body: $0)] } ?? []
    readsMore = body == nil
    development = nil
    liveness = nil
    startup = nil
    readiness = nil
    data = VaultVolumes(of: vault).data(of: configurations)
  }

  /// What starts a server in development mode: its option, or an image without a word of its own, whose
  /// command is `server -dev` (`hashicorp/vault Dockerfile`, `openbao/openbao` the same).
  private static func development(
    of container: Container, running scripts: [Script]
  ) -> SourceRange? {
    let words = container.command + container.arguments
    if words.isEmpty { return (container.node["image"] ?? container.node).range }
    if let word = words.first(where: { $0.hasText("-dev") || $0.hasText("-dev-tls") }) {
      return word.range
    }
    return scripts.lazy.flatMap { script in
      script.invocations.lazy.compactMap { invocation -> SourceRange? in
        // `docker-entrypoint.sh server -dev`: the entrypoint puts the program before it.
        if invocation.program == "server" {
          return invocation.arguments.first { ["-dev", "-dev-tls"].contains($0.literal) }
            .map { script.range($0.range) }
        }
        guard let vault = VaultCommand(invocation), vault.subcommand == ["server"] else {
          return nil
        }
        return vault.options.options.first { ["-dev", "-dev-tls"].contains($0.name) }
          .map { script.range($0.range) }
      }
    }.first { _ in true }
  }
}

extension Script {
  /// Whether it starts a server, as it does where the container runs a file of a ConfigMap.
  fileprivate var startsVault: Bool {
    role == .main
      && invocations.contains {
        $0.program == "server" || VaultCommand($0)?.subcommand == ["server"]
      }
  }
}
