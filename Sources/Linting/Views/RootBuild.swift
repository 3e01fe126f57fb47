internal import Graph
internal import Kustomize

/// Builds the kustomizations of a tree as engines apply them.
struct RootBuild: Sendable {
  private let tree: KustomizeTree
  private let inventory: Inventory
  private let files: [SourceFile]
  private let templates: Set<SourceFile.ID>
  /// What all builds may take together is shared out among these.
  private var renderers: [KustomizeRenderer]
  /// Nanoseconds of a processor that all builds may still take.
  private var time: Int

  /// What the largest trees take for a byte of their files, several times over.
  private static let timePerByte = 1_000
  /// What a tree of few bytes may take.
  private static let leastTime = 2_000_000_000

  /// `files` are all files, each at the index of its number.
  init(_ tree: KustomizeTree, _ inventory: Inventory, files: [SourceFile]) {
    self.tree = tree
    self.inventory = inventory
    self.files = files
    templates = inventory.templates
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    renderers = Array(repeating: KustomizeRenderer(tree, bytes: bytes), count: 8)
    time = Self.leastTime + Self.timePerByte * bytes
  }

  /// Builds some folders, each as an applier wants it.
  mutating func folders(
    _ orders: [(key: AppliedFolder.Key, applier: Applier?)]
  ) -> [AppliedFolder] {
    // Roots that share bases lie side by side, so few runs build few bases twice.
    let runs = Array(zip(orders.split(into: renderers.count), renderers))
    let share = max(0, time) / max(1, runs.count)
    let built = runs.concurrentMap { [self] run in
      var renderer = run.1
      let most = min(renderer.time, share)
      let kept = renderer.time - most
      renderer.time = most
      let folders = run.0.map { folder($0.key, $0.applier, &renderer) }
      let spent = most - renderer.time
      renderer.time += kept
      return (folders: folders, renderer: renderer, spent: spent)
    }
    for (number, run) in built.enumerated() {
      renderers[number] = run.renderer
      time -= run.spent
    }
    return built.flatMap(\.folders)
  }

  private func folder(
    _ key: AppliedFolder.Key, _ applier: Applier?, _ renderer: inout KustomizeRenderer
  ) -> AppliedFolder {
    let reached = tree.files(reachedFrom: key.directory, adding: applier?.fields)
    func finished(
      _ resources: [Resource], _ notifications: [Notification], isBuilt: Bool
    ) -> AppliedFolder {
      var folder = AppliedFolder(key, resources, by: applier)
      folder.notifications = notifications
      folder.files = reached
      folder.isBuilt = isBuilt
      return folder
    }
    do {
      let build = try renderer.build(key.directory, adding: applier?.fields)
      let resources = build.objects.enumerated().compactMap {
        Resource(built: $1, id: $0, root: key.directory)
      }
      let notifications = build.omissions.map { omission in
        notification(
          "Left out of what kustomize builds: \(omission.message).", at: omission.range,
          isError: omission.isError)
      }
      return finished(resources, notifications, isBuilt: true)
    } catch {
      // What is over a bound is too much to judge as it is written, too.
      let written =
        error.isOverLimit
        ? [] : inventory.resources.filter { reached.contains(files[Int($0.file)].path) }
      renderer.spend(objects: written.count)
      let problem = notification(
        "The kustomize root cannot be built: \(error.message).", at: error.range, isError: true)
      return finished(
        written.compactMap { $0.asWritten(for: key.directory) }, [problem], isBuilt: false)
    }
  }

  private func notification(
    _ message: String, at range: SourceRange, isError: Bool
  ) -> Notification {
    let isBroken = isError && !templates.contains(range.file)
    return Notification(
      isBroken ? .brokenBuild : .partialBuild, message, path: files[Int(range.file)].path,
      range: range)
  }
}

extension Resource {
  /// An object of a build.
  fileprivate init?(built object: KustomizeBuild.Object, id: ID, root: String) {
    let namespace = object.declaredNamespace
    self.init(
      object.node, id: id, file: object.layers.first?.file ?? object.node.range.file,
      origin: .kustomization, layers: object.layers, hasNameHash: object.hasNameHash,
      declared: ObjectName(
        namespace: namespace.isEmpty ? nil : namespace, name: object.declaredName),
      rendering: object.chart.flatMap { chart in
        chart.template.map { Rendering(path: $0, node: chart.entry, isOfChart: true) }
      }, kustomizeRoot: root)
  }

  /// The object as it is written, for a root that cannot be built.
  fileprivate func asWritten(for root: String) -> Resource? {
    Resource(
      node, id: id, file: file, origin: origin, inList: (apiVersion, kind), layers: layers,
      declared: declared, rendering: rendering, kustomizeRoot: root)
  }
}
