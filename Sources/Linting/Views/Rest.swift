internal import Graph
internal import Kustomize

/// What no kustomize root of a tree builds from: objects in files of their own, and why nothing applies
/// some of them.
struct Rest {
  /// The objects that nothing speaks against being applied by hand.
  private(set) var loose: [Resource] = []
  /// The objects of files that something leaves out.
  private(set) var leftOutResources: [Resource] = []
  /// Why nothing applies a file, by the file.
  private(set) var leftOut: [SourceFile.ID: ClusterView.LeftOut] = [:]

  /// `components` are the files of components that no root uses; an engine may.
  init(
    _ inventory: Inventory, _ tree: KustomizeTree, _ files: [SourceFile],
    _ folders: [AppliedFolder], _ used: Set<Int>, _ engines: EngineIndex,
    _ components: [String: SourceRange]
  ) {
    let appliers = used.sorted().flatMap { folders[$0].applied.map(\.applier) }
    let unused = tree.filesOfUnusedComponents(beside: appliers.flatMap(\.components))
    let taken = used.reduce(into: Set<String>()) { taken, number in
      if folders[number].key.selection != nil { taken.formUnion(folders[number].files) }
    }
    let rest = folders[0].resources.filter { !taken.contains(files[Int($0.file)].path) }
    leftOut = Self.unlisted(rest, inventory, tree, files, engines, appliers)
      .merging(Self.notTaken(rest, inventory, appliers, files)) { first, _ in first }
    for resource in inventory.resources where components[files[Int(resource.file)].path] != nil {
      guard let place = unused[files[Int(resource.file)].path] else { continue }
      leftOut[resource.file] = .unusedComponent(place)
      leftOutResources.append(resource)
    }
    for resource in rest {
      if leftOut[resource.file] == nil {
        loose.append(resource)
      } else {
        leftOutResources.append(resource)
      }
    }
  }

  /// The files below the folder of an Application that it does not take.
  private static func notTaken(
    _ rest: [Resource], _ inventory: Inventory, _ appliers: [Applier], _ files: [SourceFile]
  ) -> [SourceFile.ID: ClusterView.LeftOut] {
    let appliers = Dictionary(
      grouping: appliers.filter { $0.selection != nil }, by: \.directory)
    let charts = Set(
      inventory.files.filter { Path.name($0.path) == "Chart.yaml" }.map { Path.directory($0.path) })
    var notTaken: [SourceFile.ID: ClusterView.LeftOut] = [:]
    for file in Set(rest.map(\.file)) {
      var directory = Path.directory(files[Int(file)].path)
      while true {
        // A chart's files are not applied as they stand.
        if charts.contains(directory) { break }
        if let applier = appliers[directory]?.first {
          notTaken[file] = .notTaken(applier.place)
          break
        }
        guard !directory.isEmpty else { break }
        directory = Path.directory(directory)
      }
    }
    return notTaken
  }

  /// The files that lie below a kustomization's folder but are not listed by it, unless something
  /// applies a folder between the two.
  private static func unlisted(
    _ rest: [Resource], _ inventory: Inventory, _ tree: KustomizeTree, _ files: [SourceFile],
    _ engines: EngineIndex, _ appliers: [Applier]
  ) -> [SourceFile.ID: ClusterView.LeftOut] {
    let appliers = Dictionary(grouping: appliers, by: \.directory)
    var unlisted: [SourceFile.ID: ClusterView.LeftOut] = [:]
    let inclusions = inventory.kustomizations.inclusions
    for file in Set(rest.map(\.file)) {
      var directory = Path.directory(files[Int(file)].path)
      while !engines.applies(inventory.pathInTree(directory)) || tree.hasKustomization(directory) {
        if tree.hasKustomization(directory), let place = tree.place(ofKustomizationIn: directory) {
          let applier = appliers[directory]?.first { $0.place.file != file }
          let use =
            inclusions[directory].map { UnlistedFile.Use.entry($0) }
            ?? applier.map { .applier(displayName: $0.displayName, $0.place) }
          unlisted[file] = .unlisted(
            UnlistedFile(kustomization: place, folder: directory, use: use))
          break
        }
        guard !directory.isEmpty, directory != inventory.root else { break }
        directory = Path.directory(directory)
      }
    }
    return unlisted
  }
}

extension [Kustomization] {
  /// The entries that take in folders, by the folder.
  fileprivate var inclusions: [String: SourceRange] {
    var found: [String: SourceRange] = [:]
    for kustomization in self {
      let entries = ["resources", "bases", "components"].flatMap {
        kustomization.node[$0]?.items ?? []
      }
      for entry in entries {
        guard let path = entry.literal.flatMap({ Path.join(kustomization.directory, $0) }) else {
          continue
        }
        found[path] = found[path] ?? entry.range
      }
    }
    return found
  }
}
