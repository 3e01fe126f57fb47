internal import Manifests
internal import YAML

/// A chart whose values this module understands.
enum KnownChart: Sendable, Hashable, CaseIterable {
  /// Bitnami's redis (`bitnami/charts bitnami/redis`).
  case bitnamiRedis
  /// Bitnami's redis-cluster.
  case bitnamiRedisCluster
  /// Bitnami's valkey.
  case bitnamiValkey
  /// Bitnami's valkey-cluster.
  case bitnamiValkeyCluster
  /// redis-ha, also below Argo CD's own chart (`DandyDeveloper/charts charts/redis-ha`).
  case redisHA
  /// The Valkey project's own chart (`valkey-io/valkey-helm valkey`).
  case valkey
  /// HashiCorp's vault (`hashicorp/vault-helm`).
  case vault
  /// OpenBao's (`openbao/openbao-helm charts/openbao`).
  case openbao
  /// bjw-s' app-template, for any program (`bjw-s-labs/helm-charts`).
  case appTemplate

  /// The name under which the chart is published.
  var chartName: String {
    switch self {
    case .bitnamiRedis: "redis"
    case .bitnamiRedisCluster: "redis-cluster"
    case .bitnamiValkey, .valkey: "valkey"
    case .bitnamiValkeyCluster: "valkey-cluster"
    case .redisHA: "redis-ha"
    case .vault: "vault"
    case .openbao: "openbao"
    case .appTemplate: "app-template"
    }
  }

  /// Whether a text is part of the addresses of the repositories that publish the chart.
  private func isPublished(at repository: String) -> Bool {
    switch self {
    case .bitnamiRedis, .bitnamiRedisCluster, .bitnamiValkey, .bitnamiValkeyCluster:
      repository.contains("bitnami")
    case .redisHA: repository.lowercased().contains("dandydeveloper")
    case .valkey: repository.contains("valkey.io") || repository.contains("valkey-io")
    case .vault: repository.contains("hashicorp")
    case .openbao: repository.contains("openbao")
    case .appTemplate: repository.contains("bjw-s")
    }
  }

  /// The chart that a repository publishes, or that a mirror of it does whose values have its shape.
  init?(_ chart: HelmRelease.Chart, _ values: HelmValues) {
    let named = Self.allCases.filter { $0.chartName == chart.name }
    guard let first = named.first else { return nil }
    // Nobody else's chart is called so, and the values of no two are alike.
    if first == .appTemplate {
      self = first
      return
    }
    if let repository = chart.repository,
      let published = named.first(where: { $0.isPublished(at: repository) })
    {
      self = published
      return
    }
    guard let root = values.root else { return nil }
    guard let shaped = named.first(where: { $0.isShape(of: root) }) else { return nil }
    self = shaped
  }

  /// The chart that a file of values is for, told by its keys alone.
  init?(shapeOf root: Node) {
    let telling: [KnownChart] = [.vault, .openbao, .redisHA, .bitnamiRedis]
    guard let shaped = telling.first(where: { $0.isShape(of: root) }) else { return nil }
    // Other charts of Bitnami's share these keys.
    if shaped == .bitnamiRedis, !Self.speaksOfRedis(root) { return nil }
    self = shaped
  }

  /// Whether a release's chart comes from where it is published, so that its keys are known.
  static func isPublished(_ release: HelmRelease) -> Bool {
    guard let known = release.known, let repository = release.chart.repository else {
      return false
    }
    return known.isPublished(at: repository)
  }

  /// Whether the outermost keys are the chart's, and enough of them only its own; a key that no chart knows
  /// may be misplaced, where what stands beside it leaves no doubt.
  private func isShape(of root: Node) -> Bool {
    let keys = Set(root.entries.compactMap(\.key.text))
    guard !keys.isEmpty, let known = KnownKeys.of(self, major: nil)?.outermost,
      keys.isSubset(of: known) || isCertain(root, knowing: keys.intersection(known).count)
    else { return false }
    switch self {
    case .bitnamiRedis:
      return keys.contains("master") && !keys.isDisjoint(with: ["auth", "replica"])
    case .bitnamiValkey:
      return keys.contains("primary") && !keys.isDisjoint(with: ["auth", "replica"])
    case .vault: return Self.isVaultServer(root) && !Self.speaksOfOpenBao(root)
    case .openbao: return Self.isVaultServer(root) && Self.speaksOfOpenBao(root)
    case .redisHA: return keys.contains("haproxy") && keys.contains("redis")
    case .bitnamiRedisCluster, .bitnamiValkeyCluster, .valkey, .appTemplate: return false
    }
  }

  /// Whether foreign keys cannot make it another chart: no other has a server with raft or with HCL, and of
  /// Redis' the most keys are known.
  private func isCertain(_ root: Node, knowing known: Int) -> Bool {
    switch self {
    case .vault, .openbao:
      root[path: "server", "ha", "raft"]?.isMapping == true
        || Self.configurations(root).contains { text in
          ["storage \"", "listener \""].contains { text.contains($0) }
        }
    case .bitnamiRedis: Self.speaksOfRedis(root) && known * 2 > root.entries.count
    default: false
    }
  }

  private static func isVaultServer(_ root: Node) -> Bool {
    let server = Set((root["server"]?.entries ?? []).compactMap(\.key.text))
    return !server.isDisjoint(with: [
      "auditStorage", "authDelegator", "dataStorage", "dev", "extraSecretEnvironmentVars", "ha",
      "standalone",
    ])
  }

  private static func speaksOfRedis(_ root: Node) -> Bool {
    root[path: "image", "repository"]?.text?.hasSuffix("redis") == true
      || root["commonConfiguration"] != nil || root["sentinel"]?.isMapping == true
  }

  private static func speaksOfOpenBao(_ root: Node) -> Bool {
    let images = [root[path: "server", "image"], root[path: "injector", "agentImage"]]
    if images.contains(where: { $0?["repository"]?.text?.contains("openbao") == true }) {
      return true
    }
    let server = root["server"]
    // A configuration that stands a level too high tells the product all the same.
    let paths = [
      server?[path: "dataStorage", "mountPath"], server?[path: "auditStorage", "mountPath"],
      server?["config"],
    ].compactMap { $0?.text }
    return (configurations(root) + paths).contains { $0.contains("/openbao/") }
  }

  private static func configurations(_ root: Node) -> [String] {
    let server = root["server"]
    return [
      server?[path: "standalone", "config"], server?[path: "ha", "config"],
      server?[path: "ha", "raft", "config"],
    ].compactMap { $0?.text }
  }
}
