internal import Graph

extension Configuration {
  /// The configuration that a commit has for a path: what `find` finds there, or the file at `named`.
  ///
  /// - Throws: `UsageError` if it is there and cannot be followed, or if it is named and not there.
  public static func trusted(
    for path: String, base: String, rules: [Rule.ID], at revision: GitRevision, named: String? = nil
  ) throws(UsageError) -> Configuration? {
    let absolutePath = FileSystem.absolute(path.hasPrefix("/") ? path : "\(base)/\(path)")
    guard let root = FileSystem.absolute(base) else { return nil }
    let place: String
    if let named {
      // Outside of the repository a change has no hand in it.
      guard let inside = revision.placeOfNamedFile(named) else {
        return try load(named, for: path, base: base, rules: rules)
      }
      place = inside
    } else {
      guard let start = revision.repositoryPath(of: path),
        let found = try revision.nearest(fileName, from: start)
      else { return nil }
      place = found
    }
    let shown = "\(revision.commit.prefix(12)):\(place)"
    guard let bytes = revision.blob(place, limit: sizeLimit) else {
      throw UsageError("\(shown): the commit does not hold this configuration, or not as text")
    }
    var found = try Configuration(SourceFile(id: 0, path: shown, contents: bytes), rules: rules)
    let file = revision.absolute(place)
    found.viewpoint = Viewpoint(
      directory: Path.directory(file), base: root, named: path, absolutePath)
    let reported = Path.relative(file, from: root)
    for index in found.suppressions.indices { found.suppressions[index].place.path = reported }
    return found
  }
}

extension Baseline {
  /// The baseline that a commit has: what `find` finds there, or the file at `named`.
  ///
  /// - Throws: `UsageError` if it is there and cannot be followed, or if it is named and not there.
  public static func trusted(
    base: String, at revision: GitRevision, named: String? = nil
  ) throws(UsageError) -> Baseline? {
    let place: String
    if let named {
      guard let inside = revision.placeOfNamedFile(named) else {
        return try load(named, base: base)
      }
      place = inside
    } else {
      guard let start = revision.repositoryPath(of: ""),
        let found = try revision.nearest(fileName, from: start)
      else { return nil }
      place = found
    }
    let shown = "\(revision.commit.prefix(12)):\(place)"
    guard let bytes = revision.blob(place, limit: sizeLimit) else {
      throw UsageError("\(shown): the commit does not hold this baseline, or not as text")
    }
    let file = revision.absolute(place)
    let reported = FileSystem.absolute(base).map { Path.relative(file, from: $0) } ?? place
    return Baseline(
      entries: try entries(of: SourceFile(id: 0, path: shown, contents: bytes)), path: reported,
      viewpoint: Viewpoint(fileAt: file, base: base))
  }
}

extension GitRevision {
  /// What the repository calls a file that the user named, as seen from the working directory.
  fileprivate func placeOfNamedFile(_ named: String) -> String? {
    let folder = Path.directory(named)
    let start = named.hasPrefix("/") && folder.isEmpty ? "/" : folder.isEmpty ? "." : folder
    guard let folder = FileSystem.absolute(start) else {
      return named.hasPrefix("/") ? repositoryPath(of: named) : nil
    }
    return repositoryPath(of: "\(folder)/\(Path.name(named))")
  }

  /// What of the settings for some paths the disk has otherwise, each told once; `named` are the files
  /// that the user names in their stead.
  public func changedSettings(
    for paths: [String], base: String, configuration: String?, baseline: String?,
    called name: String
  ) -> [Notification] {
    var places: Set<String> = []
    func addNearest(_ file: String, from path: String) {
      guard var folder = repositoryPath(of: path) else { return }
      while true {
        places.insert(folder.isEmpty ? file : "\(folder)/\(file)")
        if folder.isEmpty { return }
        folder = Path.directory(folder)
      }
    }
    if let configuration {
      if let place = placeOfNamedFile(configuration) { places.insert(place) }
    } else {
      for path in paths { addNearest(Configuration.fileName, from: path) }
    }
    if let baseline {
      if let place = placeOfNamedFile(baseline) { places.insert(place) }
    } else {
      addNearest(Baseline.fileName, from: "")
    }
    let root = FileSystem.absolute(base) ?? top
    return places.sorted().compactMap { place in
      let now = FileSystem.read(absolute(place), limit: Self.settingsLimit, followingLinks: false)
      let before = blob(place, limit: Self.settingsLimit)
      let isThere = (try? FileSystem.kind(of: absolute(place), followingLinks: false)) != nil
      if case .bytes(let now) = now, now == before { return nil }
      if !isThere, before == nil { return nil }
      return Notification(
        .added,
        "Not followed: \(name) has \(before == nil ? "none" : "another one"), and that holds.",
        path: Path.relative(absolute(place), from: root))
    }
  }

  private static let settingsLimit = 50_000_000
}
