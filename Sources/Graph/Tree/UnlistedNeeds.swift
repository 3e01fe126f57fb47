public import Manifests
public import SourceText
internal import YAML

/// Finds what is missing without the files that kustomizations do not list: Secrets that nothing else
/// makes, and that something needs which is built.
public struct UnlistedNeeds {
  /// What one view of the tree holds.
  public typealias View = (inventory: Inventory, charts: HelmScope)

  private struct Maker {
    let resource: Resource
    let secret: ObjectName
  }

  private struct Reader {
    let secret: ObjectName
    let displayName: String
    let range: SourceRange
    /// The kustomize root that builds it.
    let root: String?
  }

  private let views: [View]
  private let files: [SourceFile.ID: UnlistedFile]
  private let table: ReferenceTable
  private let settings: GraphSettings
  private let tree: SecretIndex
  private var origins: [Int: Set<SourceFile.ID>] = [:]
  private var names: [Int: Set<String>] = [:]

  /// The files with their needs. `leftOut` are their objects; `views` hold none of them, `tree` the
  /// Secrets of all.
  public static func found(
    in files: [SourceFile.ID: UnlistedFile], _ leftOut: [Resource], _ views: [View],
    _ tree: SecretIndex, settings: GraphSettings
  ) -> [SourceFile.ID: UnlistedFile] {
    let makers = leftOut.filter { files[$0.file] != nil }.flatMap { resource in
      SecretOutput.all(of: resource).compactMap { output in
        output.writer.map { Maker(resource: resource, secret: $0.secret) }
      }
    }
    guard !makers.isEmpty else { return files }
    var search = UnlistedNeeds(
      views: views, files: files, table: ReferenceTable(adding: settings.referenceForms),
      settings: settings, tree: tree)
    return search.filled(makers)
  }

  private mutating func filled(_ makers: [Maker]) -> [SourceFile.ID: UnlistedFile] {
    var files = files
    let byName = Dictionary(grouping: makers) { $0.secret.name }
    var told: Set<ObjectName> = []
    for number in views.indices {
      let folders = Set(views[number].charts.kustomizations)
      let near = byName.filter { _, makers in
        makers.contains { folders.contains(files[$0.resource.file]?.folder ?? "") }
      }
      guard !near.isEmpty else { continue }
      for reader in readers(of: Set(near.keys), in: number) {
        for maker in near[reader.secret.name] ?? [] {
          guard let file = files[maker.resource.file], folders.contains(file.folder),
            isFor(reader, maker, file, in: number), !settings.isExternal(reader.secret),
            !isMadeElsewhere(reader.secret, for: number), told.insert(maker.secret).inserted
          else { continue }
          files[maker.resource.file]?.needs.append(
            UnlistedFile.Need(
              maker: maker.resource, secret: reader.secret, reader: reader.displayName,
              range: reader.range))
        }
      }
    }
    return files
  }

  /// Whether the Secret that a reader needs is the one of a file: in its namespace, or without one in
  /// what the file's kustomization builds.
  private func isFor(
    _ reader: Reader, _ maker: Maker, _ file: UnlistedFile, in number: Int
  ) -> Bool {
    if let namespace = maker.secret.namespace, let other = reader.secret.namespace {
      return namespace == other
    }
    let path = views[number].inventory.file(reader.range.file).path
    return reader.root == file.folder || Path.isBelow(path, file.folder)
  }

  // MARK: - Readers

  private func readers(of names: Set<String>, in number: Int) -> [Reader] {
    let (inventory, charts) = views[number]
    let references = Reference.all(in: inventory.resources, table).filter {
      $0.kind == "Secret" && $0.isOptional == false && $0.form.need != .lenient
        && names.contains($0.object.name)
    }
    let releases = HelmReleases.all(in: inventory, charts)
    return references.map {
      Reader(
        secret: $0.object, displayName: $0.displayName, range: $0.nameNode.range,
        root: $0.resource?.kustomizeRoot)
    } + releases.flatMap { Self.readers(of: names, in: $0) }
  }

  /// The Secrets that a chart's values name, by the fields that most charts have for it.
  private static func readers(of names: Set<String>, in release: HelmRelease) -> [Reader] {
    guard let values = release.values.root else { return [] }
    return Self.fields.flatMap { $0.nodes(in: values) }.compactMap { node in
      guard node["optional"]?.bool != true, let place = node["name"] ?? node as Node?,
        let name = place.literal, names.contains(name)
      else { return nil }
      return Reader(
        secret: ObjectName(namespace: release.namespace, name: name),
        displayName: release.displayName, range: place.range,
        root: release.resource?.kustomizeRoot)
    }
  }

  private static let fields = ["**.*secretRef", "**.*secretKeyRef", "**.*existingSecret"].map {
    FieldPath(table: $0)
  }

  // MARK: - Other makers

  /// Whether the view makes the Secret itself, or another one that may be of the same cluster: not one
  /// that has an object of the view too, as another overlay of its base does.
  private mutating func isMadeElsewhere(_ secret: ObjectName, for number: Int) -> Bool {
    if tree.hasPattern(for: secret) || makes(secret, number) { return true }
    return views.indices.contains { other in
      other != number && makes(secret, other) && !isAlternative(number, other)
    }
  }

  private mutating func makes(_ secret: ObjectName, _ number: Int) -> Bool {
    let makers = tree.producers(reaching: secret).filter { files[$0.range.file] == nil }
    guard !makers.isEmpty else { return false }
    let own = sources(number)
    return makers.contains { own.contains($0.range.file) }
  }

  /// The files that a view's objects are made of.
  private mutating func sources(_ number: Int) -> Set<SourceFile.ID> {
    if let known = origins[number] { return known }
    var found: Set<SourceFile.ID> = []
    for resource in views[number].inventory.resources {
      found.insert(resource.file)
      for layer in resource.layers { found.insert(layer.file) }
    }
    origins[number] = found
    return found
  }

  private mutating func isAlternative(_ one: Int, _ other: Int) -> Bool {
    !objects(one).isDisjoint(with: objects(other))
  }

  private mutating func objects(_ number: Int) -> Set<String> {
    if let known = names[number] { return known }
    let found = Set(
      views[number].inventory.resources.compactMap { resource -> String? in
        guard resource.name != nil,
          !ClusterScope.contains(resource.kind, apiVersion: resource.apiVersion)
        else { return nil }
        return resource.displayName
      })
    names[number] = found
    return found
  }
}

extension GraphSettings {
  fileprivate func isExternal(_ secret: ObjectName) -> Bool {
    externals.contains { $0.mayBe("Secret", secret) }
  }
}
