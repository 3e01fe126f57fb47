public import Graph

extension Configuration {
  /// The name by which a project's configuration is found.
  public static let fileName = ".manifestguard.yaml"

  /// Reads a configuration file.
  ///
  /// - Throws: `UsageError` for anything that is not understood, with its place and a suggestion.
  public init(_ file: SourceFile, rules: [Rule.ID]) throws(UsageError) {
    self.init()
    identity = [file].hash
    let reader = ConfigurationReader(file: file, rules: rules)
    let stream = Stream(file)
    if let problem = stream.problems.first {
      throw reader.error(problem.message, at: problem.range)
    }
    let roots = stream.documents.compactMap(\.root)
    guard let root = roots.first else { return }
    guard root.isMapping, roots.count == 1 else {
      throw reader.error("a configuration is one mapping", at: roots[roots.count - 1].range)
    }
    for entry in root.writtenEntries { try read(entry, with: reader) }
    // It says how the suppressions are to be read, wherever it stands.
    if let node = root["suppressions"] {
      suppressions = try reader.suppressions(node, requiresReason: requiresReasons)
    }
  }

  /// The keys of a configuration.
  static let keys = [
    "externals", "ignore", "levels", "limits", "managedByKeys", "paths", "references",
    "requireReasons", "select", "suppressions",
  ]

  private mutating func read(
    _ entry: Entry, with reader: ConfigurationReader
  ) throws(UsageError) {
    let value = entry.value
    switch entry.key.text {
    case "select":
      let ids = try reader.ruleIDs(value)
      guard !ids.isEmpty else {
        throw reader.error(
          "select names no rule; leave the key out to run all", at: entry.key.range)
      }
      select = ids
    case "ignore": ignore = try reader.ruleIDs(value)
    case "levels":
      for level in try reader.mapping(value) {
        levels[try reader.ruleID(level.key)] = try reader.level(level.value)
      }
    case "paths":
      for paths in try reader.mapping(value) {
        guard paths.key.hasText("exclude") else { throw reader.unknown(paths.key, of: ["exclude"]) }
        exclude = try reader.patterns(paths.value)
      }
    case "requireReasons":
      guard case .bool(let isRequired) = value.scalarType else {
        throw reader.error("requireReasons is true or false", at: value.range)
      }
      requiresReasons = isRequired
    case "suppressions": break
    case "managedByKeys": graph.managedByKeys = try reader.strings(value)
    case "externals":
      for node in try reader.items(value) { graph.externals.append(try reader.external(node)) }
    case "references":
      graph.referenceForms = try reader.referenceForms(value)
    case "limits":
      for limit in try reader.mapping(value) {
        guard let name = limit.key.text, ReadingLimits.names.contains(name) else {
          throw reader.unknown(limit.key, of: ReadingLimits.names)
        }
        do {
          try limits.set(name, to: limit.value.text ?? "")
        } catch {
          throw reader.error(error.description, at: limit.value.range)
        }
      }
    default: throw reader.unknown(entry.key, of: Self.keys)
    }
  }
}

/// Reads values of a configuration, or says what is wrong and where.
struct ConfigurationReader {
  let file: SourceFile
  let rules: [Rule.ID]

  func error(_ message: String, at range: SourceRange) -> UsageError {
    let position = file.position(at: Int(range.lower))
    return UsageError("\(file.path):\(position.line):\(position.column): \(message)")
  }

  func unknown(_ key: Node, of known: [String]) -> UsageError {
    let text = key.text ?? "(a collection)"
    let hint =
      Self.options[text].map { "; the command line says it: \($0)" }
      ?? Spelling.nearest(to: text, in: known).map { "; did you mean \($0)?" }
      ?? "; known keys: \(known.joined(separator: ", "))"
    return error("unknown key \(text)\(hint)", at: key.range)
  }

  /// What other linters take from their configuration, and this one from the one who runs it.
  private static let options = [
    "failOn": "--fail-on", "fail-on": "--fail-on", "fail_on": "--fail-on",
    "baseline": "--baseline", "format": "--format", "strictCoverage": "--strict-coverage",
  ]

  func mapping(_ node: Node) throws(UsageError) -> [Entry] {
    guard node.isMapping || node.isNull else {
      throw error("a mapping is wanted here", at: node.range)
    }
    return node.entries
  }

  func items(_ node: Node) throws(UsageError) -> [Node] {
    guard node.isSequence || node.isNull else {
      let name = node.text.flatMap { text in
        text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && text.utf8.count <= 60 ? text : nil
      }
      throw error(
        "a list is wanted here\(name.map { ", as [\($0)]" } ?? "")", at: node.range)
    }
    return node.items
  }

  func strings(_ node: Node) throws(UsageError) -> [String] {
    var strings: [String] = []
    for item in try items(node) { strings.append(try string(item)) }
    return strings
  }

  func patterns(_ node: Node) throws(UsageError) -> [Glob] {
    // Every pattern is held against every path.
    let most = 1_000
    var patterns: [Glob] = []
    for item in try items(node) {
      guard patterns.count < most else {
        throw error("more than \(most) patterns; name folders instead of files", at: item.range)
      }
      let pattern = try string(item)
      guard !pattern.hasPrefix("!") else {
        throw error(
          "a pattern with ! in front takes nothing back in; write narrower ones", at: item.range)
      }
      patterns.append(Glob(pattern))
    }
    return patterns
  }

  func ruleIDs(_ node: Node) throws(UsageError) -> [Rule.ID] {
    var ids: [Rule.ID] = []
    for item in try items(node) { ids.append(try ruleID(item)) }
    return ids
  }

  func ruleID(_ node: Node) throws(UsageError) -> Rule.ID {
    let text = try string(node)
    guard rules.contains(text) else {
      let hint = Spelling.nearest(to: text, in: rules).map { "; did you mean \($0)?" } ?? ""
      throw error("no rule is called \(text)\(hint)", at: node.range)
    }
    return text
  }

  func level(_ node: Node) throws(UsageError) -> Level {
    guard let level = node.text.flatMap({ Level(rawValue: $0) }) else {
      let isOff = ["off", "none", "never", "ignore", "false", "disabled"].contains(node.text)
      throw error(
        "a level is error, warning or note\(isOff ? "; `ignore` leaves a rule out" : "")",
        at: node.range)
    }
    return level
  }

  func external(_ node: Node) throws(UsageError) -> ExternalObject {
    guard let object = ExternalObject(try string(node)) else {
      throw error("an external object is written Kind/name or Kind/namespace/name", at: node.range)
    }
    return object
  }

  func string(_ node: Node) throws(UsageError) -> String {
    guard let text = node.text, !node.isNull else {
      throw error("a text is wanted here", at: node.range)
    }
    return text
  }
}
