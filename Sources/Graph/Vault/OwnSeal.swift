internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// Whether something gives a pod's Vault a seal of its own, whose key or credentials must be there before the
/// server starts: static, transit, a KMS.
enum OwnSeal {
  case named
  case absent
  /// The server reads configuration that the tree does not show.
  case outOfSight
}

/// Looks for the seals of pods one after the other; what several pods read is read once.
struct OwnSealSurvey {
  private let graph: ResourceGraph
  private var pods: [Resource.ID: OwnSeal] = [:]
  /// Whether a text of a ConfigMap holds the stanza.
  private var stanzas: [Resource.ID: Bool] = [:]
  private var sources: [SealSource: OwnSeal] = [:]

  init(_ graph: ResourceGraph) { self.graph = graph }

  mutating func seal(of resource: Resource) -> OwnSeal {
    if let known = pods[resource.id] { return known }
    let seal = PodSpec(resource).map { judge($0) } ?? .absent
    pods[resource.id] = seal
    return seal
  }

  private mutating func judge(_ pod: PodSpec) -> OwnSeal {
    let containers = pod.allContainers
    let scripts = graph.scripts(runBy: pod.resource)
    let texts =
      containers.flatMap(\.environment).filter { isSealVariable($0.name) }
      .compactMap { $0.value?.text } + scripts.map(\.shell.text)
    if texts.contains(where: namesOwnSeal) { return .named }
    if graph.configMaps.shown(to: pod).contains(where: { holdsStanza($0) }) { return .named }

    let servers = containers.filter(\.isVaultServer)
    guard !servers.isEmpty else { return .absent }
    let configuration = ServerConfiguration(pod, scripts)
    var found = OwnSeal.absent
    for source in servers.flatMap({ configuration.sources(of: $0) }) {
      switch source.map({ seal(in: $0) }) ?? .outOfSight {
      case .named: return .named
      case .outOfSight: found = .outOfSight
      case .absent: continue
      }
    }
    return found
  }

  private mutating func holdsStanza(_ configMap: Resource) -> Bool {
    if let known = stanzas[configMap.id] { return known }
    let found = (configMap.node["data"]?.entries ?? []).contains { entry in
      entry.value.text.map(stanza.matches)
        ?? (entry.value["seal"]?.entries ?? []).contains { $0.key.hasText("shamir") == false }
    }
    stanzas[configMap.id] = found
    return found
  }

  private mutating func seal(in source: SealSource) -> OwnSeal {
    if let known = sources[source] { return known }
    let seal: OwnSeal =
      switch source.texts(in: graph) {
      case let texts?: texts.contains(where: namesOwnSeal) ? .named : .absent
      case nil: .outOfSight
      }
    sources[source] = seal
    return seal
  }
}

/// What a pod's servers read their configuration from, beside the texts in its own manifest.
private struct ServerConfiguration {
  private let namespace: String?
  private let scripts: [Node?: [Script]]
  private let volumes: [String: Volume]

  init(_ pod: PodSpec, _ scripts: [Script]) {
    namespace = pod.resource.namespace
    self.scripts = Dictionary(grouping: scripts) { $0.container?.node }
    volumes = Dictionary(pod.volumes.map { ($0.name, $0) }) { first, _ in first }
  }

  /// What may configure a container's seal: `nil` for each source that the tree does not show.
  func sources(of container: Container) -> [SealSource?] {
    let unread = container.environment.filter { variable in
      isSealVariable(variable.name)
        && variable.value?.text.map { Substitution($0) != nil } ?? true
    }
    let given = (container.node["envFrom"]?.items ?? []).map { source in
      SealSource(
        secret: source[path: "secretRef", "name"], configMap: source[path: "configMapRef", "name"],
        in: namespace)
    }
    let paths = VaultConfigurationPaths.paths(
      of: container, running: scripts[container.node] ?? [])
    let mounts = container.volumeMounts.filter { mount in
      paths.contains { mount.contains($0) || Path.isBelow(mount.mountPath, $0) }
    }
    return unread.map { _ in nil } + given
      + mounts.compactMap { volumes[$0.name] }.flatMap { sources(in: $0) }
  }

  private func sources(in volume: Volume) -> [SealSource?] {
    let projected = volume.node[path: "projected", "sources"]?.items ?? []
    let names =
      [(volume.node[path: "secret", "secretName"], volume.configMap)]
      + projected.map { ($0[path: "secret", "name"], $0[path: "configMap", "name"]) }
    return names.filter { $0.0 != nil || $0.1 != nil }
      .map { SealSource(secret: $0.0, configMap: $0.1, in: namespace) }
  }
}

/// A Secret or ConfigMap that a server reads.
private struct SealSource: Hashable {
  private let isSecret: Bool
  private let name: ObjectName

  /// `nil` where the name is yet to be filled in.
  init?(secret: Node?, configMap: Node?, in namespace: String?) {
    guard let name = configMap?.literal ?? secret?.literal else { return nil }
    isSecret = configMap?.literal == nil
    self.name = ObjectName(namespace: namespace, name: name)
  }

  /// The texts that may set the seal, which never leave this question; `nil` if out of sight.
  func texts(in graph: ResourceGraph) -> [String]? {
    guard isSecret else {
      let entries = graph.configMaps.configMap(name)?.node["data"]?.entries
      return entries?.filter { Self.maySetSeal($0.key.text) }.compactMap(\.value.text)
    }
    let found = graph.manifests(of: name)
    guard found.count == 1, let only = found.first, !only.isEncrypted, only.hasKeys else {
      return nil
    }
    return only.keys.filter { Self.maySetSeal($0.name) }.compactMap { key in
      only.bytes(of: key).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Whether a key may set the seal: the variable, or a file of the server's.
  private static func maySetSeal(_ key: String?) -> Bool {
    guard let key else { return false }
    return isSealVariable(key) || key.contains(".")
  }
}

/// Whether a variable sets the seal's type or holds configuration.
private func isSealVariable(_ name: String) -> Bool {
  name == "BAO_SEAL_TYPE" || name == "VAULT_SEAL_TYPE" || name.hasSuffix("_LOCAL_CONFIG")
}

/// Whether a text is a type that the variable sets, or holds the stanza.
private func namesOwnSeal(_ text: String) -> Bool {
  text.utf8.count < 16 && sealTypes.contains(text.lowercased()) || stanza.matches(text)
}

/// The types beside Shamir's (`vault internalshared/configutil/kms.go`, `openbao internalshared/configutil/kms.go`).
private let sealTypes: Set<String> = [
  "static", "transit", "awskms", "azurekeyvault", "gcpckms", "ocikms", "alicloudkms", "pkcs11",
  "kmip", "huaweicloudkms", "tencentcloudkms",
]

/// The stanza in HCL and in JSON, the server's two languages.
private let stanza = Pattern(
  literal:
    #"(?m)^[ \t]*seal[ \t]+"?(?!shamir)[a-z]\w*"?[ \t]*\{|"seal"\s*:\s*[\[{]\s*\{?\s*"(?!shamir")[a-z]\w*"\s*:"#
)
