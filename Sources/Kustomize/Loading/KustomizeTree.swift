public import SourceText
public import YAML

/// The files that the builds of a tree read, each parsed once however many roots use it.
public struct KustomizeTree: Sendable {
  /// A file and, if it was read as YAML, what it holds.
  public struct File: Sendable {
    /// The file.
    public let source: SourceFile
    /// Its documents; `nil` where only the text is wanted.
    public let stream: Stream?

    /// A file.
    public init(_ source: SourceFile, stream: Stream? = nil) {
      self.source = source
      self.stream = stream
    }
  }

  private var files: [String: File] = [:]
  private var kustomizations: [String: Kustomization] = [:]
  /// The files that generators and transformers of their own files name, by the kustomization's folder.
  private var pluginFiles: [String: Set<String>] = [:]
  private var renderedCharts: [Node: RenderedChart] = [:]
  /// The folders of the charts that were rendered.
  public private(set) var renderedChartFolders: Set<String> = []

  /// A tree without files.
  public init() {}

  /// The names by which kustomize finds a kustomization in a folder.
  public static let fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  /// Whether a path is a kustomization's by its name.
  public static func isKustomization(_ path: String) -> Bool {
    fileNames.contains(Path.name(path))
  }

  /// Reads the kustomization of a folder and all that it and its bases refer to.
  ///
  /// `read` gives the file at a path; with `asYAML` its documents too. A folder that was read before
  /// is not read again.
  public mutating func load(
    _ directory: String, read: (_ path: String, _ asYAML: Bool) -> File?
  ) {
    guard kustomizations[directory] == nil,
      let kustomization = readKustomization(of: directory, read)
    else { return }
    add(kustomization, read)
  }

  /// Makes the kustomization that an engine makes for a folder without one, with all that it and its
  /// bases refer to. `entry` is what makes the engine build the folder.
  public mutating func add(
    listing resources: [String], in directory: String, for entry: Node,
    read: (_ path: String, _ asYAML: Bool) -> File?
  ) {
    guard kustomizations[directory] == nil else { return }
    add(Kustomization(listing: resources, in: directory, for: entry), read)
  }

  private mutating func add(
    _ first: Kustomization, _ read: (_ path: String, _ asYAML: Bool) -> File?
  ) {
    kustomizations[first.directory] = first
    var added = [first]
    while let kustomization = added.popLast() {
      for reference in kustomization.references {
        if reference.mayBeDirectory, kustomizations[reference.path] == nil,
          let base = readKustomization(of: reference.path, read)
        {
          kustomizations[reference.path] = base
          added.append(base)
        }
        guard reference.mayBeFile, files[reference.path] == nil else { continue }
        files[reference.path] = read(reference.path, reference.isYAML)
      }
      readConfigurations(of: kustomization, read)
    }
  }

  private mutating func readKustomization(
    of directory: String, _ read: (String, Bool) -> File?
  ) -> Kustomization? {
    for name in Self.fileNames {
      let path = directory.isEmpty ? name : "\(directory)/\(name)"
      guard let file = files[path] ?? read(path, true) else { continue }
      files[path] = file
      return Kustomization(file, in: directory)
    }
    return nil
  }

  /// Generators and transformers in files of their own refer to further files, from the folder of the
  /// kustomization that takes them in.
  private mutating func readConfigurations(
    of kustomization: Kustomization, _ read: (String, Bool) -> File?
  ) {
    for path in configurationFiles(of: kustomization, read) {
      for document in files[path]?.stream?.documents ?? [] {
        guard let root = document.root else { continue }
        for reference in PluginFile.references(root) {
          guard let path = RootPath.join(kustomization.directory, reference.path) else { continue }
          if files[path] == nil { files[path] = read(path, reference.isYAML) }
          guard files[path] != nil else { continue }
          pluginFiles[kustomization.directory, default: []].insert(path)
        }
      }
    }
  }

  /// The files that configure a kustomization's plugins: its entries, and the resources of entries that
  /// are folders.
  private mutating func configurationFiles(
    of kustomization: Kustomization, _ read: (String, Bool) -> File?
  ) -> [String] {
    var paths: [String] = []
    for entry in kustomization.plugins {
      guard let path = RootPath.join(kustomization.directory, entry.text ?? "") else { continue }
      paths.append(path)
      guard let inner = kustomizations[path] else { continue }
      for reference in inner.references where reference.mayBeFile && reference.isYAML {
        if files[reference.path] == nil { files[reference.path] = read(reference.path, true) }
        paths.append(reference.path)
      }
    }
    return paths
  }

  /// Has the charts of all kustomizations rendered that are folders; without this no build has them.
  public mutating func renderCharts(_ render: (HelmChart) -> RenderedChart) {
    let end = ContinuousClock.now + .seconds(120)
    for (_, kustomization) in kustomizations.sorted(by: { $0.key < $1.key }) {
      for entry in kustomization.chartEntries where renderedCharts[entry] == nil {
        guard let chart = HelmChart(entry, of: kustomization) else { continue }
        let rendered =
          ContinuousClock.now > end ? .failure("the charts before it take too long") : render(chart)
        renderedCharts[entry] = rendered
        if case .documents = rendered { renderedChartFolders.insert(chart.folder) }
      }
    }
  }

  /// What became of the chart that an entry asks for; `nil` if it was not rendered.
  func renderedChart(_ entry: Node) -> RenderedChart? { renderedCharts[entry] }

  /// The kustomization of a folder.
  func kustomization(in directory: String) -> Kustomization? { kustomizations[directory] }

  /// A file that a kustomization refers to.
  func file(_ path: String) -> File? { files[path] }

  /// The folders whose kustomizations no other one includes, in the order of their paths; of those
  /// that include each other in a circle, the first.
  public var roots: [String] {
    let included = Set(kustomizations.values.flatMap { folders(includedBy: $0) })
    let candidates = kustomizations.filter { !$0.value.isComponent }.keys
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var roots = candidates.filter { !included.contains($0) }
    var reached: Set<String> = []
    for root in roots { reach(from: root, &reached) }
    for candidate in candidates where !reached.contains(candidate) {
      roots.append(candidate)
      reach(from: candidate, &reached)
    }
    return roots
  }

  /// Adds the folders whose kustomizations a build reads.
  private func reach(from directory: String, _ reached: inout Set<String>) {
    var waiting = [directory]
    while let directory = waiting.popLast() {
      guard reached.insert(directory).inserted, let kustomization = kustomizations[directory] else {
        continue
      }
      waiting += folders(includedBy: kustomization)
    }
  }

  /// The files that the kustomizations of a folder and of its bases refer to, their own included.
  public func files(reachedFrom directory: String, adding fields: EngineFields? = nil) -> Set<
    String
  > {
    var files: Set<String> = []
    var folders: Set<String> = []
    reach(from: directory, &folders)
    for component in fields?.components(from: directory) ?? [] { reach(from: component, &folders) }
    for reached in folders {
      guard let kustomization = kustomizations[reached] else { continue }
      files.formUnion(self.files(of: kustomization))
    }
    return files
  }

  /// The folders that hold a kustomization, in the order of their paths.
  public var directories: [String] {
    kustomizations.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The files of the components that neither a root nor an engine uses, each with the place of a
  /// component that takes it in.
  public func filesOfUnusedComponents(beside applied: [String]) -> [String: SourceRange] {
    var used: Set<String> = []
    for root in roots + applied { reach(from: root, &used) }
    let components = directories.filter {
      !used.contains($0) && kustomizations[$0]?.isComponent == true
    }
    var files: [String: SourceRange] = [:]
    var known = Set(components)
    for component in components {
      guard let place = place(ofKustomizationIn: component) else { continue }
      var waiting = [component]
      while let folder = waiting.popLast() {
        guard let kustomization = kustomizations[folder] else { continue }
        for file in self.files(of: kustomization) { files[file] = place }
        waiting += folders(includedBy: kustomization).filter { known.insert($0).inserted }
      }
    }
    return files
  }

  /// Where the kustomization of a folder stands; `nil` if the folder has none.
  public func place(ofKustomizationIn directory: String) -> SourceRange? {
    kustomizations[directory]?.range
  }

  /// The files that a kustomization refers to, and its own.
  private func files(of kustomization: Kustomization) -> [String] {
    (kustomization.isWritten ? [kustomization.path] : [])
      + kustomization.references.filter(\.mayBeFile).map(\.path)
      + (pluginFiles[kustomization.directory] ?? []).sorted()
  }

  /// Whether the kustomization of a folder is a component.
  public func isComponent(_ directory: String) -> Bool {
    kustomizations[directory]?.isComponent == true
  }

  /// Whether a folder has a kustomization, not only one that an engine makes for it.
  public func hasKustomization(_ directory: String) -> Bool {
    kustomizations[directory]?.isWritten == true
  }

  private func folders(includedBy kustomization: Kustomization) -> [String] {
    kustomization.references.filter(\.mayBeDirectory).map(\.path)
  }
}
