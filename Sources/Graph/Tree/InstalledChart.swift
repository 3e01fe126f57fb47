internal import Manifests
internal import SourceText
internal import YAML

/// A chart that is not rendered, by the names that it may give to its Secrets.
struct InstalledChart: Sendable {
  /// The names of the release and of the charts.
  let names: [String]
  private let words: Set<Substring>
  /// All that stands in the object that asks for it, which every reference is held against; `nil` where
  /// that is too large to look through.
  private let texts: [UInt8]?

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
    self.init(names, declaredBy: application)
  }

  /// What a HelmRelease of Flux or a HelmChart of k3s installs; `nil` where a variable names some of it.
  init?(release: Resource, of charts: ChartNames) {
    let name = release.spec?["releaseName"].map(\.literal) ?? release.name
    guard let name, let chart = charts.name(of: release) else { return nil }
    self.init([name, Path.name(chart)], declaredBy: release)
  }

  private init(_ names: [String], declaredBy resource: Resource) {
    self.names = names
    words = Set(names.flatMap { Self.words(of: $0) })
    var found: [UInt8] = []
    var visited = 0
    texts = Self.addTexts(of: resource.node, to: &found, &visited) ? found : nil
  }

  /// Whether nothing speaks for the chart making a Secret of a name: neither do its names share a word
  /// with it, nor do the values that stand in its object.
  func isUnrelated(to secret: String) -> Bool {
    // A name that could be anybody's says nothing against a chart.
    guard !Self.words(of: secret).isSubset(of: Self.anybodysWords), !sharesWord(with: secret) else {
      return false
    }
    // What is too large to look through may well speak of it.
    return texts?.withUnsafeBufferPointer { !$0.contains(Array(secret.utf8)) } ?? false
  }

  /// Whether one of its names shares a word with that of a Secret.
  func sharesWord(with secret: String) -> Bool {
    !words.isDisjoint(with: Self.words(of: secret))
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

  /// Adds the keys and values below a node, zero bytes between them; `false` if they are too many.
  private static func addTexts(
    of node: Node, to texts: inout [UInt8], _ visited: inout Int
  ) -> Bool {
    visited += 1
    guard visited < 20_000 else { return false }
    func add(_ text: String) {
      texts += text.utf8
      texts.append(0)
    }
    if let text = node.text { add(text) }
    for item in node.items where !addTexts(of: item, to: &texts, &visited) { return false }
    for entry in node.entries {
      if let key = entry.key.text { add(key) }
      guard addTexts(of: entry.value, to: &texts, &visited) else { return false }
    }
    return true
  }
}
