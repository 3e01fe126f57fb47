public import Manifests
internal import SourceText
internal import YAML

/// What applies a resource to the cluster, and how.
public struct Engine: Sendable, Hashable {
  /// The tools that apply what a repository holds.
  public enum Tool: Sendable, Hashable {
    /// Argo CD.
    case argoCD
    /// Flux's kustomize-controller.
    case flux
    /// The tree does not tell.
    case unknown
  }

  /// The tool.
  public let tool: Tool
  /// Whether it applies server-side.
  public var isServerSide = false
  /// Whether it replaces the live object, so that nothing of it survives.
  public var replaces = false
  /// Whether the resource itself asks to be left alone once it exists.
  public var leavesExisting = false
  /// Whether it adds to the live object and takes over nobody's fields.
  public var merges = false
  /// The Secrets whose live data it keeps.
  var keptSecrets: [KeptSecrets] = []
  /// The object that says so; `nil` where only the resource's own annotations do.
  public var source: Resource.ID?

  init(_ tool: Tool) { self.tool = tool }

  /// The tool's name as people write it.
  public var name: String {
    switch tool {
    case .argoCD: isServerSide ? "Argo CD (server-side apply)" : "Argo CD"
    case .flux: "Flux"
    case .unknown: "kubectl apply"
    }
  }
}

/// The Argo CD Applications and Flux Kustomizations of a tree, and what each applies.
struct EngineIndex: Sendable {
  private struct Root: Sendable {
    let path: String
    let engine: Engine
  }

  private let roots: [Root]

  init(_ resources: [Resource]) {
    roots = resources.flatMap { resource -> [Root] in
      if resource.isA("Application", in: "argoproj.io") {
        let engine = Engine(argoCD: resource.spec, declaredBy: resource)
        return Self.paths(ofApplication: resource.spec).map { Root(path: $0, engine: engine) }
      }
      if resource.isA("ApplicationSet", in: "argoproj.io") {
        let spec = resource.spec?[path: "template", "spec"]
        let engine = Engine(argoCD: spec, declaredBy: resource)
        let paths = Self.paths(ofApplication: spec) + Self.directories(ofGenerators: resource)
        return paths.map { Root(path: $0, engine: engine) }
      }
      if resource.isA("Kustomization", in: "kustomize.toolkit.fluxcd.io") {
        var engine = Engine(.flux)
        engine.isServerSide = true
        engine.source = resource.id
        let path = resource.spec?["path"]?.text ?? "./"
        return [Root(path: Path.join("", path) ?? "", engine: engine)]
      }
      return []
    }
  }

  /// What applies a resource of a file: the innermost root above it, or the only kind there is.
  func engine(of resource: Resource, path: String) -> Engine {
    let covering = roots.filter { Self.covers($0.path, path) }
    var engine = covering.max { $0.path.utf8.count < $1.path.utf8.count }?.engine
    if engine == nil, let first = roots.first?.engine,
      roots.allSatisfy({ $0.engine.tool == first.tool })
    {
      engine = Engine(first.tool)
      engine?.isServerSide = first.tool == .flux
    }
    return (engine ?? Engine(.unknown)).refined(by: resource)
  }

  /// A root's path is told from the repository's root, a file's perhaps from a folder around it.
  private static func covers(_ root: String, _ path: String) -> Bool {
    root.isEmpty || path.hasPrefix(root + "/") || path.contains("/\(root)/")
  }

  /// The folders of a git generator, a pattern's last part left out: `apps/*` reads as `apps`.
  private static func directories(ofGenerators set: Resource) -> [String] {
    (set.spec?["generators"]?.items ?? []).flatMap { generator in
      (generator[path: "git", "directories"]?.items ?? []).compactMap { directory in
        directory["path"]?.text.flatMap { path in
          Path.join(
            "", path.split(separator: "/").prefix { !$0.contains("*") }.joined(separator: "/"))
        }
      }
    }
  }

  private static func paths(ofApplication spec: Node?) -> [String] {
    let sources = [spec?["source"]].compactMap { $0 } + (spec?["sources"]?.items ?? [])
    return sources.compactMap { source in
      // A chart from a registry renders no file of the tree.
      source["chart"] == nil ? source["path"]?.literal.flatMap { Path.join("", $0) } : nil
    }
  }
}

extension Engine {
  fileprivate init(argoCD spec: Node?, declaredBy resource: Resource) {
    self.init(.argoCD)
    source = resource.id
    let options = (spec?[path: "syncPolicy", "syncOptions"]?.items ?? []).compactMap(\.text)
    for option in options { apply(syncOption: option) }
    if options.contains("RespectIgnoreDifferences=true") {
      keptSecrets = (spec?["ignoreDifferences"]?.items ?? []).compactMap { KeptSecrets($0) }
    }
  }

  /// The engine as a resource's own annotations change it (`facts: gitops.md 1.3`).
  fileprivate func refined(by resource: Resource) -> Engine {
    var engine = self
    if let options = resource.annotation("argocd.argoproj.io/sync-options")?.text {
      if tool == .unknown {
        engine = Engine(.argoCD)
        engine.source = source
      }
      for option in options.split(separator: ",") {
        engine.apply(syncOption: option.drop { $0 == " " })
      }
    }
    if let policy = resource.annotation("kustomize.toolkit.fluxcd.io/ssa")?.text?.lowercased() {
      if tool == .unknown { engine = Engine(.flux) }
      engine.leavesExisting = policy == "ifnotpresent" || policy == "ignore"
      engine.merges = policy == "merge"
    }
    if resource.kind == "Secret", !replaces, keptSecrets.contains(where: { $0.covers(resource) }) {
      engine.leavesExisting = true
    }
    let reconcile = "kustomize.toolkit.fluxcd.io/reconcile"
    let isDisabled = { (node: Node?) in node?.text?.lowercased() == "disabled" }
    if isDisabled(resource.annotation(reconcile)) || isDisabled(resource.label(reconcile)) {
      engine.leavesExisting = true
    }
    if resource.label("addonmanager.kubernetes.io/mode")?.hasText("EnsureExists") == true {
      engine.leavesExisting = true
    }
    return engine
  }

  private mutating func apply(syncOption option: some StringProtocol) {
    switch option {
    case "ServerSideApply=true": isServerSide = true
    case "ServerSideApply=false": isServerSide = false
    case "Replace=true": replaces = true
    default: break
    }
  }
}

/// Secrets whose data Argo CD leaves as it is: an entry of `ignoreDifferences` together with
/// `RespectIgnoreDifferences=true` (`facts: gitops.md 1.3`).
struct KeptSecrets: Sendable, Hashable {
  private let name: String?
  private let namespace: String?

  init?(_ entry: Node) {
    guard entry["kind"]?.hasText("Secret") == true else { return nil }
    let pointers = (entry["jsonPointers"]?.items ?? []) + (entry["jqPathExpressions"]?.items ?? [])
    let data: Set<String> = ["/data", "/stringData", ".data", ".stringData"]
    guard pointers.compactMap(\.text).contains(where: data.contains) else { return nil }
    name = entry["name"]?.text
    namespace = entry["namespace"]?.text
  }

  func covers(_ secret: Resource) -> Bool {
    (name == nil || name == secret.name) && (namespace == nil || namespace == secret.namespace)
  }
}
