internal import Graph

/// Leads the objects of a rendered text to the files and lines they were rendered from, so that rules
/// report there by themselves.
struct RenderedObjects {
  /// The files of the run, to which those read here are added.
  private(set) var files: [SourceFile]
  private let configuration: Configuration
  private let surroundings: Surroundings
  private var sources: [String: SourceObjects] = [:]
  private var filesByPath: [String: SourceFile]

  init(_ files: [SourceFile], _ configuration: Configuration, _ surroundings: Surroundings) {
    self.files = files
    filesByPath = Dictionary(
      files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.configuration = configuration
    self.surroundings = surroundings
  }

  /// An object, the file it says it comes from, and its source there.
  private struct Traced {
    let resource: Resource
    let path: String
    var source: SourceObjects.Source?
  }

  /// The inventory with each object at its source, as far as that is known.
  ///
  /// Nobody can open standard input: what comes from it is placed in the file it names even where
  /// the tree does not have the file.
  mutating func traced(_ inventory: Inventory, isStandardInput: Bool) -> Inventory {
    let origins = inventory.resources.map { RenderedOrigin($0, in: inventory.file($0.file)) }
    guard origins.contains(where: { $0 != nil }) else { return inventory }
    let found = originFiles(origins.compactMap { $0 })
    var traced: [Resource.ID: Traced] = [:]
    for (resource, origin) in zip(inventory.resources, origins) {
      guard let origin else { continue }
      if let path = found.path(of: origin) {
        let source = objects(ofFileAt: path, origin)?.source(of: resource)
        traced[resource.id] = Traced(resource: resource, path: path, source: source)
      } else if isStandardInput {
        traced[resource.id] = Traced(resource: resource, path: origin.path)
      }
    }
    Self.dropClaimsOnOneSource(&traced)
    let overlay = SourceOverlay(renames: Self.renames(traced.values), files: filesByPath)
    let resources = inventory.resources.map { resource in
      traced[resource.id].flatMap { Self.resource($0, overlay) } ?? resource
    }
    return inventory.replacing(resources, from: files)
  }

  private static func resource(_ traced: Traced, _ overlay: SourceOverlay) -> Resource? {
    let resource = traced.resource
    let source = traced.source
    return Resource(
      source.map { overlay.draft(of: resource.node, from: $0).composed } ?? resource.node,
      id: resource.id, file: resource.file, origin: resource.origin,
      inList: (resource.apiVersion, resource.kind),
      declared: source.map { ObjectName(namespace: $0.namespace, name: $0.name) },
      rendering: Resource.Rendering(path: traced.path, node: resource.node))
  }

  // MARK: - Sources

  /// Two built objects may come from one source, but not while it could be another one.
  private static func dropClaimsOnOneSource(_ objects: inout [Resource.ID: Traced]) {
    var claims: [Node: Int] = [:]
    for object in objects.values {
      if let node = object.source?.node { claims[node, default: 0] += 1 }
    }
    for (id, object) in objects {
      guard let source = object.source, !source.isOnlyOne, claims[source.node, default: 0] > 1
      else { continue }
      objects[id]?.source = nil
    }
  }

  private static func renames(_ objects: some Sequence<Traced>) -> Set<SourceOverlay.Rename> {
    Set(
      objects.compactMap { object in
        guard let source = object.source, let built = object.resource.metadata?["name"]?.text
        else { return nil }
        return SourceOverlay.Rename(built: built, source: source.name)
      })
  }

  private mutating func objects(ofFileAt path: String, _ origin: RenderedOrigin) -> SourceObjects? {
    if let known = sources[path] { return known }
    guard let file = read(path) else { return nil }
    var documents: [Node] = []
    // What a template's line becomes is not told by its text.
    if !origin.isTemplate || !file.hasActions {
      let stream = Stream(file, limits: configuration.limits.yaml)
      documents = stream.documents.compactMap(\.root)
    }
    let objects = SourceObjects(documents, directory: Path.directory(path))
    for input in objects.inputs { _ = read(input) }
    sources[path] = objects
    return objects
  }

  private mutating func originFiles(_ origins: [RenderedOrigin]) -> OriginFiles {
    let paths = surroundings.paths()
    let folders = OriginFiles.chartFolders(of: origins, in: paths)
    let charts = folders.map { folder -> (String, String) in
      let file = read(folder.isEmpty ? "Chart.yaml" : "\(folder)/Chart.yaml")
      let stream = file.map { Stream($0, limits: configuration.limits.yaml) }
      return (folder, stream?.documents.first?.root?["name"]?.text ?? "")
    }
    return OriginFiles(origins, in: paths, charts: charts)
  }

  // MARK: - Files

  private mutating func read(_ path: String) -> SourceFile? {
    if let known = filesByPath[path] { return known }
    guard let file = surroundings.listedFile(path, configuration) else { return nil }
    // The next number is that of the next file, whoever reads it.
    if Int(file.id) == files.count { files.append(file) }
    filesByPath[path] = file
    return file
  }
}

extension SourceFile {
  /// Whether a template's action stands in the text.
  fileprivate var hasActions: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      while let brace = bytes.next(UInt8(ascii: "{"), from: place) {
        place = brace + 1
        if place < bytes.count, bytes[place] == UInt8(ascii: "{") { return true }
      }
      return false
    }
  }
}
