internal import Manifests
internal import SourceText
internal import YAML

/// The Argo CD AppProjects of a tree, as far as they decide whether an Application syncs at all
/// (`argo-cd pkg/apis/application/v1alpha1/app_project_types.go`).
struct AppProjects: Sendable {
  private let byName: Lookup<String?, Resource>

  init(_ projects: [Resource]) { byName = Lookup(projects) { $0.name } }

  /// Whether an Application's project lets it apply its sources to its destination; `nil` where the
  /// tree does not tell.
  func permit(_ spec: Node) -> Bool? {
    let name = spec["project"].map { $0.literal } ?? "default"
    guard let name else { return nil }
    let projects = byName[name]
    guard let first = projects.first, projects.count == 1, let project = first.spec else {
      return nil
    }
    guard spec.applicationSources.count <= Self.most else { return nil }
    let sources = spec.applicationSources.map { permits($0, project) }
    let all = sources + [permits(spec["destination"], project)]
    return all.contains(false) ? false : all.contains(nil) ? nil : true
  }

  /// More of anything is not compared.
  private static var most: Int { 100 }

  // MARK: - Destinations

  private func permits(_ destination: Node?, _ project: Node) -> Bool? {
    let items = project["destinations"]?.items ?? []
    // What is denied may stand behind what is allowed.
    let isDenying = items.contains { item in
      ["server", "name", "namespace"].contains { item[$0]?.text?.hasPrefix("!") == true }
    }
    guard let destination, !isDenying, items.count <= Self.most else { return nil }
    let answers = items.map { matches($0, destination) }
    return answers.contains(true) ? true : answers.contains(nil) ? nil : false
  }

  private func matches(_ item: Node, _ destination: Node) -> Bool? {
    let answers = [
      isCluster(item, destination),
      Self.matches(item["namespace"], destination["namespace"]?.literal),
    ]
    return answers.contains(false) ? false : answers.contains(nil) ? nil : true
  }

  /// A name and an address may mean one cluster, which its Secret knows.
  private func isCluster(_ item: Node, _ destination: Node) -> Bool? {
    let isOwn = destination["name"]?.hasText("in-cluster") == true
    let server = destination["server"].map { $0.literal } ?? (isOwn ? Self.ownServer : nil)
    let name = destination["name"]?.literal ?? (server == Self.ownServer ? "in-cluster" : nil)
    let answers = [
      item["server"].map { Self.matches($0, server) },
      item["name"].map { Self.matches($0, name) },
    ].compactMap { $0 }
    return answers.contains(true) ? true : answers.contains(nil) ? nil : false
  }

  private static let ownServer = "https://kubernetes.default.svc"

  // MARK: - Sources

  private func permits(_ source: Node, _ project: Node) -> Bool? {
    guard let items = project["sourceRepos"]?.items else { return false }
    guard items.count <= Self.most else { return nil }
    guard let url = source["repoURL"]?.literal.map(Self.normalized) else { return nil }
    let patterns = items.map { $0.literal.map(Self.normalized) }
    if patterns.contains("*") { return true }
    guard url.hasPrefix("https://"), patterns.allSatisfy({ $0?.hasPrefix("!") == false }) else {
      return nil
    }
    return patterns.contains { pattern in
      guard let pattern else { return false }
      return pattern == url || Glob("/" + pattern).matches(url, isDirectory: false)
    }
  }

  /// As Argo CD compares them.
  private static func normalized(_ url: String) -> String {
    var url = url.lowercased()
    while url.hasSuffix("/") { url.removeLast() }
    return url.hasSuffix(".git") ? String(url.dropLast(4)) : url
  }

  /// Whether a pattern, in which `*` stands for any text, matches; `nil` for what is not told.
  private static func matches(_ pattern: Node?, _ text: String?) -> Bool? {
    guard let pattern = pattern?.literal else { return nil }
    if pattern == "*" { return true }
    guard let text else { return nil }
    // Nothing here is a path.
    return pattern == text
      || Glob(pattern.replacing("/", with: "|")).matches(
        text.replacing("/", with: "|"), isDirectory: false)
  }
}
