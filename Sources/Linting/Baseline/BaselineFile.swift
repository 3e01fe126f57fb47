internal import Graph

extension Baseline {
  /// The baseline of a project: the nearest one upward from a folder, up to its repository's root.
  ///
  /// With `tracked`, a file that git does not track is passed over, since nobody else has it.
  ///
  /// - Throws: `UsageError` if it is there and cannot be followed.
  public static func find(
    base: String, tracked: Set<String>? = nil
  ) throws(UsageError) -> Baseline? {
    guard let place = try location(base: base), let root = FileSystem.absolute(base) else {
      return nil
    }
    let reported = Path.relative(place, from: root)
    guard tracked?.contains(reported) ?? true else { return nil }
    return try read(place, reported: reported, base: base)
  }

  /// Where `find` finds a baseline.
  public static func location(base: String) throws(UsageError) -> String? {
    guard var folder = FileSystem.absolute(base) else { return nil }
    while true {
      let place = folder == "/" ? "" : folder
      switch try? FileSystem.kind(of: "\(place)/\(fileName)", followingLinks: false) {
      case nil: break
      case .file: return "\(place)/\(fileName)"
      case .link:
        throw UsageError(
          "\(place)/\(fileName): a link is not followed; name the file itself with --baseline")
      case .directory, .other: throw UsageError("\(place)/\(fileName): not a regular file")
      }
      if place.isEmpty
        || (try? FileSystem.kind(of: "\(place)/.git", followingLinks: true)) != nil
      {
        return nil
      }
      folder = Path.directory(folder)
      if folder.isEmpty { folder = "/" }
    }
  }

  /// Reads a baseline that the user names.
  ///
  /// - Throws: `UsageError` if it cannot be read or is no baseline.
  public static func load(_ path: String, base: String) throws(UsageError) -> Baseline {
    try read(path, reported: path, base: base)
  }

  /// A baseline without entries that is to be written to a file.
  public static func empty(at path: String, base: String) -> Baseline {
    Baseline(entries: [], path: path, viewpoint: Viewpoint(fileAt: path, base: base))
  }

  static let sizeLimit = 50_000_000
  private static let entryLimit = 100_000

  private static func read(
    _ path: String, reported: String, base: String
  ) throws(UsageError) -> Baseline {
    switch FileSystem.read(path, limit: sizeLimit) {
    case .bytes(let bytes):
      let file = SourceFile(id: 0, path: reported, contents: bytes)
      return Baseline(
        entries: try entries(of: file), path: reported,
        viewpoint: Viewpoint(fileAt: path, base: base))
    case .tooLarge:
      throw UsageError("\(reported): a baseline has no more than \(sizeLimit) bytes")
    case .failure(let reason):
      throw UsageError("\(reported): the baseline could not be read: \(reason)")
    }
  }

  /// The entries of a file.
  ///
  /// - Throws: `UsageError` with the first place that is not understood.
  static func entries(of file: SourceFile) throws(UsageError) -> [Entry] {
    var reader = BaselineReader(file: file)
    if let conflict = reader.conflict { throw conflict }
    var limits = Limits()
    limits.nodes = max(limits.nodes, entryLimit * 20)
    let stream = Stream(file, limits: limits)
    if let problem = stream.problems.first {
      throw reader.error("this is no JSON", at: problem.range)
    }
    guard stream.documents.count == 1, let root = stream.documents[0].root, root.isMapping else {
      throw reader.error("a baseline is one JSON object", at: nil)
    }
    guard case .int(let version) = root["version"]?.scalarType else {
      throw reader.error("a baseline has a version", at: root.range)
    }
    guard version == 1 else {
      throw reader.error(
        "version \(version) is that of another manifestguard; this one knows 1", at: root.range)
    }
    guard let findings = root["findings"], findings.isSequence else {
      throw reader.error("a baseline has a list of findings", at: root.range)
    }
    for node in findings.items {
      guard reader.count < entryLimit else {
        throw reader.error("more than \(entryLimit) findings", at: node.range)
      }
      try reader.add(node)
    }
    return reader.entries
  }
}

/// Reads entries, or says what is wrong and where.
private struct BaselineReader {
  let file: SourceFile
  private var found: [Key: Baseline.Entry] = [:]

  private struct Key: Hashable {
    let id: String
    let path: String
  }

  init(file: SourceFile) { self.file = file }

  var count: Int { found.count }
  var entries: [Baseline.Entry] { Baseline.sorted(Array(found.values)) }

  mutating func add(_ node: Node) throws(UsageError) {
    guard let id = text(node["id"]), Self.isHash(id), let rule = text(node["rule"]),
      let path = text(node["path"]), let level = text(node["level"]).flatMap(Level.init(rawValue:))
    else {
      throw error("an entry has id, rule, level and path", at: node.range)
    }
    var count = 1
    if let written = node["count"] {
      guard case .int(let number) = written.scalarType, (1...1_000_000).contains(number) else {
        throw error("a count is a number from 1", at: written.range)
      }
      count = Int(number)
    }
    let entry = Baseline.Entry(
      id: id, rule: rule, level: level, object: text(node["object"]),
      place: text(node["place"]) ?? "", path: path, count: count)
    // A merge may leave an entry twice: that does not make it two findings.
    let key = Key(id: id, path: path)
    if let known = found[key], known.count >= count { return }
    found[key] = entry
  }

  private func text(_ node: Node?) -> String? {
    guard let node, !node.isNull, node.textCount <= 4_096 else { return nil }
    return node.text
  }

  private static func isHash(_ text: String) -> Bool {
    text.utf8.count == 16
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// What two branches left of the file, which a reader of YAML may take for a mapping.
  var conflict: UsageError? {
    let mark = Array("<<<<<<< ".utf8)
    for line in 1...max(1, file.lineCount)
    where file.bytes[file.lineRange(line)].starts(with: mark) {
      return ofContent(
        "\(file.path):\(line): a merge conflict; `manifestguard baseline` writes the file anew")
    }
    return nil
  }

  func error(_ message: String, at range: SourceRange?) -> UsageError {
    let line = range.map { ":\(file.position(at: Int($0.lower)).line)" } ?? ""
    return ofContent(
      "\(file.path)\(line): \(message); `manifestguard baseline` writes the file anew")
  }

  private func ofContent(_ text: String) -> UsageError {
    var error = UsageError(text)
    error.isOfContent = true
    return error
  }
}
