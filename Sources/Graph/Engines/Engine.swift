internal import Manifests
public import SourceText
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
  /// Whether Argo CD makes the fields of an earlier client-side apply its own.
  public var takesOverFields = true
  /// The Secrets whose live data it keeps.
  var keptSecrets: Set<KeptSecrets> = []
  /// The object that says so; `nil` where only the resource's own annotations do.
  public var declaration: Declaration?

  /// The object that makes an engine apply something; it may belong to another view.
  public struct Declaration: Sendable, Hashable {
    /// The object's name for messages.
    public let displayName: String
    /// Where the object is written.
    public let range: SourceRange
    /// The cluster it applies to, as it is written; `nil` where that is filled in later.
    let cluster: String?
    /// The namespace of objects that tell none; `nil` where none is told.
    let namespace: String?
    /// Whether it stands for several applications, perhaps of several clusters.
    let isSet: Bool
    /// The folders it applies; those of a built object may differ from what its file says.
    let paths: [String]
    /// Whether it applies the tree from its root, which a path of another repository looks like too.
    var isOfWholeTree: Bool { paths.allSatisfy { $0.isEmpty } }

    init(_ resource: Resource) {
      displayName = resource.displayName
      range = resource.place.range
      isSet = resource.kind == "ApplicationSet"
      let spec = isSet ? resource.spec?[path: "template", "spec"] : resource.spec
      let sources = [spec, spec?["source"]] + (spec?["sources"]?.items ?? [])
      paths = sources.compactMap { $0?["path"]?.text.flatMap { Path.join("", $0) } }
      if resource.group == "argoproj.io" {
        let destination = spec?["destination"]
        cluster = (destination?["server"] ?? destination?["name"])?.literal
        namespace = destination?["namespace"]?.literal
      } else {
        let remote = spec?[path: "kubeConfig", "secretRef"]?["name"]
        cluster = remote == nil ? "" : remote?.literal
        namespace = spec?["targetNamespace"]?.literal
      }
    }
  }

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

extension Engine {
  init(argoCD spec: Node?, declaredBy resource: Resource) {
    self.init(.argoCD)
    declaration = Declaration(resource)
    let options = (spec?[path: "syncPolicy", "syncOptions"]?.items ?? []).compactMap(\.text)
    for option in options { apply(syncOption: option) }
    if options.contains("RespectIgnoreDifferences=true") {
      keptSecrets = Set(
        (spec?["ignoreDifferences"]?.items ?? []).compactMap { KeptSecrets($0) })
    }
  }

  /// The engine as a resource's own annotations change it (`facts: gitops.md 1.3`).
  func refined(by resource: Resource) -> Engine {
    var engine = self
    if let options = resource.annotation("argocd.argoproj.io/sync-options")?.text {
      if tool == .unknown {
        engine = Engine(.argoCD)
        engine.declaration = declaration
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
    if resource.kind == "Secret", !replaces, keptSecrets.cover(resource) {
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
    case "ClientSideApplyMigration=false": takesOverFields = false
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

  init(name: String?, namespace: String?) {
    self.name = name
    self.namespace = namespace
  }
}

extension Set<KeptSecrets> {
  /// Whether an entry names a Secret, or leaves out its name, its namespace or both.
  fileprivate func cover(_ secret: Resource) -> Bool {
    guard !isEmpty else { return false }
    return Set<String?>([nil, secret.name]).contains { name in
      contains(KeptSecrets(name: name, namespace: nil))
        || contains(KeptSecrets(name: name, namespace: secret.namespace))
    }
  }
}
