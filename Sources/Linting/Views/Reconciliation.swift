internal import Graph
internal import Kustomize

/// What the engines of a tree apply, and what those objects make them apply in turn.
struct Reconciliation {
  /// The folders; the first holds the files that no kustomization builds from.
  private(set) var folders: [AppliedFolder]
  /// The numbers of the folders whose kustomizations no other includes, in the order of their paths.
  private(set) var roots: [Int] = []

  /// The files of engines' objects that another engine leaves out by name, so that nobody follows them.
  private(set) var unfollowed: Set<SourceFile.ID> = []

  private var numbers: [AppliedFolder.Key: Int] = [:]
  private let tree: KustomizeTree
  /// What the engines' objects were read with, and what the sets among them generate.
  private(set) var appliers: Applier.Tree
  private let loose: LooseFiles

  /// Applications that apply Applications; no repository goes deeper.
  private static let mostRounds = 8
  /// Folders beyond those of the tree, as one that several Kustomizations change in their ways.
  private static let most = 5_000

  /// Follows every engine, from the files that no kustomization builds from and from the roots.
  ///
  /// `isLoose` tells the files that none builds from.
  init(
    _ tree: KustomizeTree, roots: [String], _ inventory: Inventory, _ appliers: Applier.Tree,
    files: [SourceFile], isLoose: (String) -> Bool
  ) {
    self.tree = tree
    self.appliers = appliers
    let resources = inventory.resources.filter { isLoose(files[Int($0.file)].path) }
    loose = LooseFiles(resources, files)
    folders = [AppliedFolder(AppliedFolder.Key(""), resources)]
    unfollowed = Self.unfollowed(resources, self.appliers, files)
    var build = RootBuild(tree, inventory, files: files)
    let first = roots.map { (key: AppliedFolder.Key($0), applier: Applier?.none) }
    let most = first.count + Self.most
    var waiting = apply(0, most: most)
    for order in first where numbers[order.key] == nil {
      note(order.key)
      waiting.append(order)
    }
    self.roots = roots.compactMap { numbers[AppliedFolder.Key($0)] }
    for _ in 0..<Self.mostRounds where !waiting.isEmpty {
      make(waiting, &build)
      let made = waiting
      waiting = []
      for order in made {
        guard let number = numbers[order.key] else { continue }
        waiting += apply(number, most: most)
      }
    }
  }

  private typealias Order = (key: AppliedFolder.Key, applier: Applier?)

  /// Gives a folder a number; it has no objects yet.
  private mutating func note(_ key: AppliedFolder.Key) {
    numbers[key] = folders.count
    folders.append(AppliedFolder(key, []))
  }

  /// Notes what the objects of a folder apply, and says what of it has yet to be made.
  private mutating func apply(_ number: Int, most: Int) -> [Order] {
    var orders: [Order] = []
    appliers.sets.generate(for: folders[number].resources)
    for applier in Applier.all(in: folders[number].resources, of: appliers)
    where number > 0 || !unfollowed.contains(applier.place.file) {
      guard let key = AppliedFolder.Key(applier, in: tree) else { continue }
      if numbers[key] == nil {
        guard folders.count < most else { continue }
        note(key)
        orders.append((key, applier))
      }
      guard let target = numbers[key] else { continue }
      folders[number].applied.append((applier, target))
    }
    return orders
  }

  /// The files of orders that another one names as those it does not take, and that none takes.
  private static func unfollowed(
    _ resources: [Resource], _ appliers: Applier.Tree, _ files: [SourceFile]
  ) -> Set<SourceFile.ID> {
    // Each is asked of every file; a repository has a handful.
    let byPattern = resources.filter { resource in
      resource.argoCDApplicationSpec?.applicationSources.contains { source in
        ["include", "exclude"].contains { source[path: "directory", $0] != nil }
      } == true
    }.prefix(50).flatMap { Applier.all(in: [$0], of: appliers) }.prefix(200)
    guard !byPattern.isEmpty else { return [] }
    var unfollowed: Set<SourceFile.ID> = []
    for file in Set(resources.filter { $0.group == "argoproj.io" }.map(\.file)) {
      var isLeftOut = false
      var isTaken = false
      for order in byPattern {
        let path = files[Int(file)].path
        guard Path.isBelow(path, order.directory), let selection = order.selection else { continue }
        let inner =
          order.directory.isEmpty ? path : String(path.dropFirst(order.directory.count + 1))
        isTaken = isTaken || selection.takes(inner)
        // One that leaves out itself was set up by hand.
        isLeftOut = isLeftOut || order.place.file != file && selection.leavesOut(inner)
      }
      if isLeftOut, !isTaken { unfollowed.insert(file) }
    }
    return unfollowed
  }

  private mutating func make(_ orders: [Order], _ build: inout RootBuild) {
    let sorted = orders.sorted { $0.key.directory < $1.key.directory }
    for order in sorted {
      guard let selection = order.key.selection else { continue }
      let taken = loose.taken(below: order.key.directory, by: selection)
      var folder = AppliedFolder(order.key, taken.resources, by: order.applier)
      folder.files = taken.files
      set(folder)
    }
    let built = sorted.filter { $0.key.selection == nil }
    // Where an engine leaves the kustomization as it is, one build serves all.
    let plain = built.filter { $0.applier?.fields == nil }
    var missing: [Order] = []
    for order in plain {
      let key = AppliedFolder.Key(order.key.directory)
      if numbers[key] == nil { note(key) }
      if let number = numbers[key], folders[number].files.isEmpty { missing.append((key, nil)) }
    }
    for folder in build.folders(unique(missing) + built.filter { $0.applier?.fields != nil }) {
      set(folder)
    }
    for order in plain where !order.key.change.isEmpty {
      guard let number = numbers[AppliedFolder.Key(order.key.directory)] else { continue }
      set(folders[number].changed(to: order.key, by: order.applier))
    }
  }

  private func unique(_ orders: [Order]) -> [Order] {
    var seen: Set<AppliedFolder.Key> = []
    return orders.filter { seen.insert($0.key).inserted }
  }

  private mutating func set(_ folder: AppliedFolder) {
    guard let number = numbers[folder.key] else { return }
    folders[number] = folder
  }
}

/// The objects of files that no kustomization builds from, by the files' paths.
struct LooseFiles {
  private let paths: [String]
  private let resources: [String: [Resource]]

  init(_ resources: [Resource], _ files: [SourceFile]) {
    self.resources = Dictionary(grouping: resources) { files[Int($0.file)].path }
    paths = self.resources.keys.sorted()
  }

  /// The files that are taken from a folder, and their objects.
  func taken(
    below directory: String, by selection: FileSelection
  ) -> (files: Set<String>, resources: [Resource]) {
    let prefix = directory.isEmpty ? "" : directory + "/"
    var files: Set<String> = []
    var taken: [Resource] = []
    for path in paths.drop(while: { $0 < prefix }).prefix(while: { $0.hasPrefix(prefix) })
    where selection.takes(String(path.dropFirst(prefix.count))) {
      files.insert(path)
      taken += resources[path] ?? []
    }
    return (files, taken)
  }
}
