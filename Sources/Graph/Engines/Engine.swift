public import Manifests
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
  /// The option by which it replaces the live object, so that nothing of it survives.
  public var replaceOption: SourceRange?
  /// Whether it deletes the live object and creates it anew where it cannot change it.
  public var forces = false
  /// Whether it deletes by itself what has left Git.
  public var prunes = false
  /// Whether the resource itself asks to be left alone once it exists.
  public var leavesExisting = false
  /// Whether it adds to the live object and takes over nobody's fields.
  public var merges = false
  /// Whether Argo CD makes the fields of an earlier client-side apply its own.
  public var takesOverFields = true
  /// The AppProject of the Application that asks for it; `nil` for other tools.
  public var project: String?
  /// The fields of live objects that it leaves as they are.
  var keptFields: [KeptFields] = []
  /// The object that says so; `nil` where only the resource's own annotations do.
  public var declaration: Declaration?

  /// The object that makes an engine apply something; it may belong to another view.
  public struct Declaration: Sendable, Hashable {
    /// The object's name for messages.
    public let displayName: String
    /// Where the object is written.
    public let range: SourceRange
    /// The name of the Application that it generates; `nil` where it is one itself, or where the
    /// name is not told.
    public let application: String?

    init(_ resource: Resource, generating application: String? = nil) {
      displayName = resource.displayName
      range = resource.place.range
      self.application = application
    }

    /// The name for messages of what applies, which one object may generate more than once.
    public var applierName: String {
      application.map { "Application \($0) of \(displayName)" } ?? displayName
    }

    /// Whether two are for certain two appliers: two objects, or two Applications of one object.
    func isOther(than other: Declaration) -> Bool {
      guard displayName == other.displayName, range == other.range else { return true }
      guard let application, let second = other.application else { return false }
      return application != second
    }
  }

  init(_ tool: Tool) { self.tool = tool }

  /// Whether it replaces the live object.
  public var replaces: Bool { replaceOption != nil }

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
  /// The engine that an Argo CD Application, a Flux Kustomization or the setting up of Flux asks for;
  /// `nil` for other objects, and for an Application that never syncs as its project forbids it.
  ///
  /// `set` is the ApplicationSet that generates the Application.
  public init?(
    declaredBy resource: Resource, of set: Resource? = nil,
    _ settings: ArgoCDSettings = ArgoCDSettings()
  ) {
    if resource.isA("Application", in: "argoproj.io") {
      guard resource.spec.map({ settings.projects.permit($0) }) != false else { return nil }
      self.init(argoCD: resource.spec, declaredBy: set ?? resource, settings)
      if let set { declaration = Declaration(set, generating: resource.name) }
    } else if let sync = FluxSync(resource) {
      self.init(.flux)
      isServerSide = true
      prunes = sync.spec["prune"]?.bool == true
      keptFields = (sync.spec["ignore"]?.items ?? []).prefix(Self.mostKeptFields).map {
        KeptFields(flux: $0)
      }
      declaration = Declaration(resource)
    } else {
      return nil
    }
  }

  init(argoCD spec: Node?, declaredBy resource: Resource, _ settings: ArgoCDSettings) {
    self.init(.argoCD)
    declaration = Declaration(resource)
    project = spec.map { $0["project"]?.text ?? "default" }
    let automated = spec?[path: "syncPolicy", "automated"]
    prunes = automated?["prune"]?.bool == true && automated?["enabled"]?.bool != false
    let options = spec?[path: "syncPolicy", "syncOptions"]?.items ?? []
    for option in options { apply(syncOption: option.text ?? "", at: option.range) }
    if options.contains(where: { $0.hasText("RespectIgnoreDifferences=true") }) {
      let entries = (spec?["ignoreDifferences"]?.items ?? []).prefix(Self.mostKeptFields)
      keptFields = entries.map { KeptFields(argoCD: $0) } + settings.keptFields
    }
  }

  /// The engine as a resource's own annotations change it (`facts: gitops.md 1.3`).
  func refined(by resource: Resource) -> Engine {
    var engine = self
    if let node = resource.annotation("argocd.argoproj.io/sync-options"), let options = node.text {
      if tool == .unknown {
        engine = Engine(.argoCD)
        engine.declaration = declaration
      }
      for option in options.split(separator: ",") {
        engine.apply(syncOption: option.drop { $0 == " " }, at: node.range)
      }
    }
    if let policy = resource.annotation("kustomize.toolkit.fluxcd.io/ssa")?.text?.lowercased() {
      if tool == .unknown { engine = Engine(.flux) }
      engine.leavesExisting = policy == "ifnotpresent" || policy == "ignore"
      engine.merges = policy == "merge"
    }
    // Where the tree does not tell, nobody is told that the data goes.
    if resource.kind == "Secret", !keptFields.isEmpty,
      engine.writesBack("/data", of: resource) != true
    {
      engine.leavesExisting = true
    }
    // A hook is made anew at each sync, and is no part of what is compared and pruned.
    if tool == .argoCD, resource.hook != nil { engine.prunes = false }
    let reconcile = "kustomize.toolkit.fluxcd.io/reconcile"
    let isDisabled = { (node: Node?) in node?.text?.lowercased() == "disabled" }
    let prune = "kustomize.toolkit.fluxcd.io/prune"
    if isDisabled(resource.annotation(prune)) || isDisabled(resource.label(prune))
      || resource.annotation("helm.sh/resource-policy")?.hasText("keep") == true
    {
      engine.prunes = false
    }
    if isDisabled(resource.annotation(reconcile)) || isDisabled(resource.label(reconcile)) {
      engine.leavesExisting = true
    }
    if resource.label("addonmanager.kubernetes.io/mode")?.hasText("EnsureExists") == true {
      engine.leavesExisting = true
    }
    return engine
  }

  private mutating func apply(syncOption option: some StringProtocol, at range: SourceRange) {
    switch option {
    case "ServerSideApply=true": isServerSide = true
    case "ServerSideApply=false": isServerSide = false
    case "Replace=true": replaceOption = range
    case "Replace=false": replaceOption = nil
    case "Force=true": forces = true
    case "Prune=false", "Prune=confirm": prunes = false
    case "ClientSideApplyMigration=false": takesOverFields = false
    default: break
    }
  }
}
