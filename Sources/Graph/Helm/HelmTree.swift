public import Manifests
public import SourceText
public import YAML

/// The files and objects of a whole tree that releases take their values and their charts from.
public struct HelmTree: Sendable {
  private let inventory: Inventory
  private let roles: [String: FileRole]
  private let repositories: Lookup<String, Resource>
  private var further: [String: Stream] = [:]
  private let namespaces: [String: String]
  /// The kustomizations' entries of charts, by the folder of the kustomization.
  let chartEntries: [String: [Node]]
  /// The files of the kustomizations' generators, by the name that each gives to its object.
  let generatedFiles: [String: [String]]

  /// The files of a tree.
  public init(_ inventory: Inventory) {
    self.inventory = inventory
    roles = Dictionary(
      zip(inventory.files, inventory.roles).map { ($0.path, $1) },
      uniquingKeysWith: { first, _ in first })
    repositories = Lookup(
      inventory.resources.filter { $0.group == "source.toolkit.fluxcd.io" },
      by: { "\($0.kind)/\($0.name ?? "")" })
    let chartEntries = Self.chartEntries(in: inventory)
    self.chartEntries = chartEntries
    generatedFiles = Self.generatedFiles(in: inventory)
    namespaces = inventory.kustomizations.reduce(into: [:]) { namespaces, kustomization in
      guard chartEntries[kustomization.directory] != nil else { return }
      namespaces[kustomization.directory] = kustomization.namespace
    }
  }

  private static func chartEntries(in inventory: Inventory) -> [String: [Node]] {
    var entries: [String: [Node]] = [:]
    for (file, role) in zip(inventory.files, inventory.roles) where role == .kustomization {
      let documents = inventory.stream(at: file.path)?.documents ?? []
      for kustomization in documents.compactMap(\.root) {
        for field in ["helmCharts", "helmChartInflationGenerator"] {
          entries[Path.directory(file.path), default: []] += kustomization[field]?.items ?? []
        }
        entries[Path.directory(file.path), default: []] += generators(of: kustomization, file.path)
        {
          inventory.stream(at: $0)
        }
      }
    }
    return entries.filter { !$0.value.isEmpty }
  }

  private static func generatedFiles(in inventory: Inventory) -> [String: [String]] {
    var files: [String: [String]] = [:]
    for (file, role) in zip(inventory.files, inventory.roles) where role == .kustomization {
      for kustomization in (inventory.stream(at: file.path)?.documents ?? []).compactMap(\.root) {
        let generators = ["configMapGenerator", "secretGenerator"].flatMap {
          kustomization[$0]?.items ?? []
        }
        for generator in generators {
          guard let name = generator["name"]?.literal else { continue }
          files[name, default: []] += (generator["files"]?.items ?? []).compactMap { entry in
            // `key=path`
            let path = entry.literal.map { $0.split(separator: "=", maxSplits: 1).last ?? "" }
            return path.flatMap { Path.join(Path.directory(file.path), String($0)) }
          }
        }
      }
    }
    return files
  }

  /// The charts that a kustomization asks for in files of their own, by the same fields.
  private static func generators(
    of kustomization: Node, _ path: String, _ stream: (String) -> Stream?
  ) -> [Node] {
    let files = (kustomization["generators"]?.items ?? []).compactMap { entry in
      entry.literal.flatMap { $0.contains("\n") ? nil : Path.join(Path.directory(path), $0) }
    }
    return files.flatMap { stream($0)?.documents.compactMap(\.root) ?? [] }.filter {
      $0["kind"]?.hasText("HelmChartInflationGenerator") == true
    }
  }

  /// Reads the files of values that the tree's objects name beyond its own files.
  ///
  /// `sets` are asked for what they generate where their templates leave open which file is named.
  public mutating func load(
    _ sets: ApplicationSets, _ read: (_ path: String) -> SourceFile?, limits: Limits
  ) {
    let open = inventory.resources.filter { resource in
      resource.isA("ApplicationSet", in: "argoproj.io")
        && FieldPath(table: "spec.template.spec.**.helm.valueFiles[]").nodes(in: resource.node)
          .contains { $0.literal == nil }
    }
    let applications = declaredApplications + open.flatMap { sets.applications(from: $0) }
    let named = HelmReleases.namedFiles(
      by: applications.compactMap { ApplicationRelease($0, declaredBy: $0) }, self)
    for path in named.prefix(Self.mostFurtherFiles)
    where roles[path] == nil && further[path] == nil {
      guard let file = read(path) else { continue }
      further[path] = Stream(file, limits: limits)
    }
  }

  private static var mostFurtherFiles: Int { 1_000 }

  /// Whether the tree has a file.
  func has(_ path: String) -> Bool { roles[path] != nil || further[path] != nil }

  /// The objects as the tree's files declare them.
  var allResources: [Resource] { inventory.resources }

  /// What the tree's files hold.
  var inventoryOfTree: Inventory { inventory }

  /// Its Applications, and the templates of its ApplicationSets as they stand.
  var declaredApplications: [Resource] {
    inventory.resources.compactMap { resource in
      resource.isA("Application", in: "argoproj.io")
        ? resource
        : resource.isA("ApplicationSet", in: "argoproj.io")
          ? GeneratedApplication.template(of: resource) : nil
    }
  }

  /// The paths of the tree's files.
  var paths: [String] { inventory.files.map(\.path) }

  /// The folder that the tree starts from.
  var root: String { inventory.root }

  func role(of path: String) -> FileRole? { roles[path] }

  /// The outermost value of a file's only document.
  func document(at path: String) -> Node? {
    (inventory.stream(at: path) ?? further[path])?.documents.lazy.compactMap(\.root).first
  }

  /// The path of a file that is named from the root of the repository: the tree may be all of it, or
  /// a folder of it.
  func path(fromRepository path: String) -> String? {
    guard let path = Path.join("", path) else { return nil }
    let inner = root.isEmpty ? path : "\(root)/\(path)"
    return has(inner) ? inner : has(path) ? path : nil
  }

  /// The same for a folder with a chart.
  func chartFolder(fromRepository folder: String) -> String? {
    self.path(fromRepository: folder.isEmpty ? "Chart.yaml" : "\(folder)/Chart.yaml").map {
      Path.directory($0)
    }
  }

  /// The values in a file of the tree.
  func layer(at path: String, namedBy place: Node) -> HelmValues.Layer {
    func unknown(_ reason: String) -> HelmValues.Layer {
      .unknown(HelmValues.Gap(range: place.range, reason: reason))
    }
    guard has(path) else { return unknown("\(path) is not in the tree") }
    guard let stream = inventory.stream(at: path) ?? further[path] else {
      return unknown("\(path) is a template or encrypted")
    }
    let isBroken = stream.problems.contains { $0.kind != .duplicateKey }
    guard !isBroken else { return unknown("\(path) cannot be read") }
    let nothing = Draft.scalar(Draft.Scalar("", isString: false, at: .node(place)))
    return .values(document(at: path).map { .node($0) } ?? nothing)
  }

  /// The namespace that the kustomization of a folder gives to what it builds.
  func namespace(ofKustomizationIn folder: String) -> String? {
    namespaces[folder]
  }

  /// A Flux source by its kind and name.
  func repository(_ kind: String, _ name: ObjectName) -> Resource? {
    repositories["\(kind)/\(name.name)"].first {
      ObjectName(namespace: $0.namespace, name: name.name).mayBe(name)
    }
  }
}

/// Which of a tree's releases belong to one view.
public struct HelmScope: Sendable {
  let tree: HelmTree
  /// What the tree's ApplicationSets generate.
  let sets: ApplicationSets
  /// The folders of the kustomizations that the view is built from.
  let kustomizations: [String]
  /// Whether the view has what nothing in the tree installs.
  let hasUnclaimed: Bool

  /// The releases of a view; `sets` are those of the tree, where they are known.
  public init(
    _ tree: HelmTree, _ sets: ApplicationSets? = nil, kustomizations: [String] = [],
    hasUnclaimed: Bool = true
  ) {
    self.tree = tree
    self.sets = sets ?? ApplicationSets(TreeFolders(tree.inventoryOfTree))
    self.kustomizations = kustomizations
    self.hasUnclaimed = hasUnclaimed
  }
}
