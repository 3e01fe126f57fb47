internal import Graph
internal import Kustomize

/// An engine's order to apply a folder of the tree: an Argo CD Application's source or a Flux
/// Kustomization.
struct Applier: Sendable {
  /// The object's name for messages.
  let displayName: String
  /// Where the object is written.
  let place: SourceRange
  /// The folder, in the terms of the files' paths.
  let directory: String
  /// What the engine adds to the kustomization it builds.
  let fields: EngineFields?
  /// Which files of a folder without a kustomization it applies; `nil` where that is not told.
  let selection: FileSelection?
  /// The namespace of what names none.
  let namespace: String?
  /// What the engine fills in after the build.
  let variables: PostBuildVariables?
  /// The clusters it applies to.
  let destination: Destination
  /// How it applies.
  let engine: Engine

  /// The clusters that an engine applies to.
  enum Destination: Sendable, Hashable {
    /// The cluster of the engine's object itself.
    case sameCluster
    /// A cluster of some name or address.
    case cluster(String)
    /// Clusters that the tree speaks of only as a group.
    case group(String)
  }
}

extension Applier {
  /// What the appliers of a tree are read with.
  struct Tree: Sendable {
    let root: String
    let folders: TreeFolders
    let variables: VariableSources
    var sets: ApplicationSets
    let overrides: SourceOverride

    init(_ inventory: Inventory) {
      root = inventory.root
      folders = TreeFolders(inventory)
      variables = VariableSources(inventory)
      sets = ApplicationSets(folders)
      overrides = SourceOverride(inventory)
    }

    /// A folder of the repository in the terms of the files' paths; `nil` for one outside.
    func directory(_ path: String) -> String? { Path.join(root, Path.join("", path) ?? "..") }
  }

  /// Every order that some objects give.
  static func all(in resources: [Resource], of tree: Tree) -> [Applier] {
    resources.flatMap { resource -> [Applier] in
      if let sync = FluxSync(resource) {
        return [Applier(sync, of: tree)].compactMap { $0 }
      }
      if resource.isA("Application", in: "argoproj.io") {
        return applied(by: resource, named: resource, clusterSelection: nil, of: tree)
      }
      if resource.isA("ApplicationSet", in: "argoproj.io") {
        return tree.sets.applications(of: resource).flatMap {
          applied(
            by: $0.resource, named: resource, clusterSelection: $0.clusterSelection, of: tree)
        }
      }
      return []
    }
  }

  /// The folders of components that the orders of some objects add to what is built.
  static func components(namedIn resources: [Resource], of tree: Tree) -> [String] {
    all(
      in: resources.filter { resource in
        // What a set generates is dear, and its template names the components if anything does.
        guard let spec = resource.argoCDApplicationSpec, resource.kind == "ApplicationSet" else {
          return true
        }
        return spec.applicationSources.contains { $0[path: "kustomize", "components"] != nil }
      }, of: tree
    ).flatMap(\.components)
  }

  /// The folders of components that it adds to what it builds.
  var components: [String] { fields?.components(from: directory) ?? [] }

  // MARK: - Flux

  init?(_ sync: FluxSync, of tree: Tree) {
    guard let engine = Engine(declaredBy: sync.resource), let path = sync.path,
      let directory = tree.directory(path)
    else { return nil }
    displayName = sync.resource.displayName
    place = sync.resource.place.range
    self.directory = directory
    fields = .flux(sync.spec)
    selection = nil
    namespace = nil
    variables = PostBuildVariables(of: sync.resource, tree.variables)
    // The Secret or ConfigMap names the other cluster's address, and stands for it.
    let remote = sync.spec["kubeConfig"].flatMap {
      $0[path: "secretRef", "name"]?.text ?? $0[path: "configMapRef", "name"]?.text
    }
    destination = remote.map { .cluster("kubeConfig \($0)") } ?? .sameCluster
    self.engine = engine
  }

  // MARK: - Argo CD

  private static func applied(
    by application: Resource, named declaration: Resource, clusterSelection: String?, of tree: Tree
  ) -> [Applier] {
    let spec = application.spec
    let sources = spec?.applicationSources ?? []
    let set = declaration.kind == "ApplicationSet" ? declaration : nil
    guard let engine = Engine(declaredBy: application, of: set, tree.sets.settings) else {
      return []
    }
    let destination = Destination(spec?["destination"], clusterSelection)
    return sources.compactMap { source in
      guard source["chart"] == nil, let path = source["path"]?.literal,
        let directory = tree.directory(path)
      else { return nil }
      let kustomize = tree.overrides.kustomize(
        of: source, in: directory, for: application.name)
      return Applier(
        displayName: declaration.displayName, place: declaration.place.range,
        directory: directory, fields: kustomize.flatMap { .argoCD($0) },
        selection: FileSelection(ofSource: source),
        namespace: spec?[path: "destination", "namespace"]?.literal, variables: nil,
        destination: destination, engine: engine)
    }
  }
}

extension Applier.Destination {
  /// The destination of an Argo CD Application.
  fileprivate init(_ destination: Node?, _ clusterSelection: String?) {
    self =
      switch ApplicationDestination(destination) {
      case .sameCluster: .sameCluster
      case .cluster(let name): .cluster(name)
      case .group(let given): .group(clusterSelection ?? given)
      }
  }
}
