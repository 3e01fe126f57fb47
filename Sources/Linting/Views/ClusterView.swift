internal import Graph
internal import Kustomize

/// The objects that reach one cluster together, as far as a tree tells.
struct ClusterView {
  /// The name by which a report speaks of it.
  let name: String
  /// What it holds.
  let inventory: Inventory
  /// The kustomization that leaves a file out although the file lies below it, by the file.
  var unlisted: [SourceFile.ID: SourceRange] = [:]
}

/// The cluster views of one path: each kustomize root that no other includes, and the files that none
/// builds from.
struct ClusterViews {
  private(set) var views: [ClusterView] = []
  /// What of the roots could not be built.
  private(set) var notifications: [Notification] = []
  /// The paths of the files that some root builds from.
  private(set) var builtFiles: Set<String> = []
  /// The paths of the files of charts that were rendered.
  private(set) var renderedFiles: Set<String> = []
  /// The number of roots that were built.
  private(set) var rootCount = 0

  /// Builds the roots of a tree. `files` are all files, each at the index of its number.
  init(_ inventory: Inventory, _ tree: KustomizeTree, name: String, files: [SourceFile]) {
    var rendering = RootRendering(tree, inventory, files)
    for root in tree.roots {
      let reached = tree.files(reachedFrom: root)
      builtFiles.formUnion(reached)
      let name = root.isEmpty ? "." : root
      switch rendering.render(root) {
      case .built(let built, let omissions):
        rootCount += 1
        views.append(ClusterView(name: name, inventory: built))
        notifications += omissions
      case .broken(let notification):
        notifications.append(notification)
        // What is written is judged as it stands.
        views.append(
          ClusterView(
            name: name,
            inventory: inventory.keeping { reached.contains(files[Int($0.file)].path) }
              .built(from: files, root: root)))
      }
    }
    for path in inventory.files.map(\.path)
    where tree.renderedChartFolders.contains(where: { Path.isBelow(path, $0) }) {
      renderedFiles.insert(path)
    }
    builtFiles.formUnion(renderedFiles)
    let rest = inventory.keeping { !builtFiles.contains(files[Int($0.file)].path) }
    views.append(
      ClusterView(name: name, inventory: rest, unlisted: Self.unlisted(rest, tree, files)))
  }

  /// The files of a view that lie below a kustomization's folder but are not listed by it.
  private static func unlisted(
    _ inventory: Inventory, _ tree: KustomizeTree, _ files: [SourceFile]
  ) -> [SourceFile.ID: SourceRange] {
    var unlisted: [SourceFile.ID: SourceRange] = [:]
    for file in Set(inventory.resources.map(\.file)) {
      let directory = Path.directory(files[Int(file)].path)
      unlisted[file] = tree.place(ofKustomizationIn: directory)
    }
    return unlisted
  }
}

extension Inventory {
  /// The same objects as those of a kustomize root.
  fileprivate func built(from files: [SourceFile], root: String) -> Inventory {
    built(resources, from: files, root: root)
  }
}

/// Builds roots one after the other, sharing their bases.
private struct RootRendering {
  private var renderer: KustomizeRenderer
  private let inventory: Inventory
  private let files: [SourceFile]

  enum Outcome {
    case built(Inventory, [Notification])
    case broken(Notification)
  }

  init(_ tree: KustomizeTree, _ inventory: Inventory, _ files: [SourceFile]) {
    renderer = KustomizeRenderer(tree)
    self.inventory = inventory
    self.files = files
  }

  mutating func render(_ root: String) -> Outcome {
    do {
      let build = try renderer.build(root)
      let resources = build.objects.enumerated().compactMap { Resource(built: $1, id: $0) }
      let omissions = build.omissions.map { omission in
        Notification(
          omission.isError ? .brokenBuild : .partialBuild,
          "Left out of what kustomize builds: \(omission.message).",
          path: files[Int(omission.range.file)].path, range: omission.range)
      }
      return .built(inventory.built(resources, from: files, root: root), omissions)
    } catch {
      return .broken(
        Notification(
          .brokenBuild, "The kustomize root cannot be built: \(error.message).",
          path: files[Int(error.range.file)].path, range: error.range))
    }
  }
}

extension Resource {
  /// An object of a build.
  fileprivate init?(built object: KustomizeBuild.Object, id: ID) {
    let namespace = object.declaredNamespace
    self.init(
      object.node, id: id, file: object.layers.first?.file ?? object.node.range.file,
      origin: .kustomization, layers: object.layers,
      declared: ObjectName(
        namespace: namespace.isEmpty ? nil : namespace, name: object.declaredName),
      rendering: object.chart.flatMap { chart in
        chart.template.map { Rendering(path: $0, node: chart.entry, isOfChart: true) }
      })
  }
}
