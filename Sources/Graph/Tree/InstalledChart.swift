internal import Manifests
internal import SourceText
internal import YAML

/// A chart that is not rendered, by the names that it may give to its Secrets.
struct InstalledChart: Sendable {
  /// The names of the release and of the charts.
  let names: [String]
  /// The object that asks for it.
  let declaration: Node

  /// What an Argo CD Application installs; `nil` where a variable names some of it.
  init?(_ application: Resource, _ sources: [Node]) {
    var names: [String] = []
    for source in sources where source["ref"] == nil || source["chart"] != nil {
      let place = source["chart"] ?? source["path"]
      let release = source[path: "helm", "releaseName"].map(\.literal) ?? application.name
      guard source["plugin"] == nil, let chart = place?.literal, let release else { return nil }
      names += [Path.name(chart), release]
    }
    guard !names.isEmpty else { return nil }
    self.names = names
    declaration = application.node
  }

  /// What a HelmRelease of Flux or a HelmChart of k3s installs; `nil` where a variable names some of it.
  init?(release: Resource, of charts: ChartNames) {
    let name = release.spec?["releaseName"].map(\.literal) ?? release.name
    guard let name, let chart = charts.name(of: release) else { return nil }
    names = [name, Path.name(chart)]
    declaration = release.node
  }

  /// Whether nothing speaks for the chart making a Secret of a name: neither do its names share a word
  /// with it, nor do the values that stand in its object.
  func isUnrelated(to secret: String) -> Bool {
    // A name that could be anybody's says nothing against a chart.
    guard !Self.words(of: secret).isSubset(of: Self.anybodysWords), !sharesWord(with: secret) else {
      return false
    }
    var visited = 0
    return !Self.mentions(secret, in: declaration, &visited)
  }

  /// Whether one of its names shares a word with that of a Secret.
  func sharesWord(with secret: String) -> Bool {
    let words = Self.words(of: secret)
    return names.contains { !Self.words(of: $0).isDisjoint(with: words) }
  }

  /// The words of a name, without those that say nothing.
  private static func words(of name: String) -> Set<Substring> {
    Set(name.split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 2 && $0 != "secret" })
  }

  private static let anybodysWords: Set<Substring> = [
    "admin", "api", "app", "auth", "cert", "certificate", "certs", "common", "config", "credential",
    "credentials", "creds", "data", "database", "env", "key", "keys", "login", "main", "password",
    "pull", "registry", "secrets", "server", "shared", "tls", "token", "tokens", "user", "users",
  ]

  private static func mentions(_ name: String, in node: Node, _ visited: inout Int) -> Bool {
    visited += 1
    // What is too large to look through may well do.
    guard visited < 20_000 else { return true }
    if let text = node.text { return text.contains(name) }
    for item in node.items where mentions(name, in: item, &visited) { return true }
    for entry in node.entries {
      if entry.key.text?.contains(name) == true || mentions(name, in: entry.value, &visited) {
        return true
      }
    }
    return false
  }
}
