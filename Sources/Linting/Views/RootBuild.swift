internal import Graph
internal import Kustomize

/// A kustomize root as it is judged.
struct RootBuild: Sendable {
  /// The root's folder.
  let name: String
  /// What it builds; where it cannot be built, what is written in its files.
  let inventory: Inventory
  /// What could not be built.
  let notifications: [Notification]
  /// The paths of the files it builds from.
  let reachedFiles: Set<String>
  /// Whether it could be built.
  let isBuilt: Bool

  /// Builds every root of a tree, in the order of their paths.
  static func all(
    of tree: KustomizeTree, _ appliers: [Applier], _ inventory: Inventory, _ files: [SourceFile]
  ) -> [RootBuild] {
    let templates = inventory.templates
    // Roots that share bases lie side by side, so few runs build few bases twice.
    let fresh = KustomizeRenderer(tree)
    return AppliedRoot.all(of: tree, appliers).split(into: 8).concurrentMap { roots in
      var renderer = fresh
      return roots.map { root in
        RootBuild(root, of: tree, &renderer, inventory, files, templates)
      }
    }.flatMap { $0 }
  }

  private init(
    _ root: AppliedRoot, of tree: KustomizeTree, _ renderer: inout KustomizeRenderer,
    _ inventory: Inventory, _ files: [SourceFile], _ templates: Set<SourceFile.ID>
  ) {
    name = root.name
    let reached = tree.files(reachedFrom: root.directory, adding: root.fields)
    reachedFiles = reached
    func notification(_ message: String, at range: SourceRange, isError: Bool) -> Notification {
      let isBroken = isError && !templates.contains(range.file)
      return Notification(
        isBroken ? .brokenBuild : .partialBuild, message, path: files[Int(range.file)].path,
        range: range)
    }
    do {
      let build = try renderer.build(root.directory, adding: root.fields)
      let resources = build.objects.enumerated().compactMap { Resource(built: $1, id: $0) }
      self.inventory = inventory.built(resources, from: files, root: root.directory)
      notifications = build.omissions.map { omission in
        notification(
          "Left out of what kustomize builds: \(omission.message).", at: omission.range,
          isError: omission.isError)
      }
      isBuilt = true
    } catch {
      let written = inventory.keeping {
        !error.isOverLimit && reached.contains(files[Int($0.file)].path)
      }
      renderer.spend(objects: written.resources.count)
      self.inventory = inventory.built(written.resources, from: files, root: root.directory)
      notifications = [
        notification(
          "The kustomize root cannot be built: \(error.message).", at: error.range, isError: true)
      ]
      isBuilt = false
    }
  }
}

extension Resource {
  /// An object of a build.
  fileprivate init?(built object: KustomizeBuild.Object, id: ID) {
    let namespace = object.declaredNamespace
    self.init(
      object.node, id: id, file: object.layers.first?.file ?? object.node.range.file,
      origin: .kustomization, layers: object.layers, hasNameHash: object.hasNameHash,
      declared: ObjectName(
        namespace: namespace.isEmpty ? nil : namespace, name: object.declaredName),
      rendering: object.chart.flatMap { chart in
        chart.template.map { Rendering(path: $0, node: chart.entry, isOfChart: true) }
      })
  }
}
