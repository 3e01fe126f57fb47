internal import SourceText
internal import YAML

/// Copies a field of one object into fields of others (`kustomize api/filters/replacement`).
struct ReplacementTransformer {
  let replacement: Node
  /// Whether what a Secret holds stays there: elsewhere a report may show it.
  let hidesSecrets: Bool

  /// Copies; `false` if the source is not there.
  func transform(_ list: inout ObjectList) throws(BuildError) -> Bool {
    guard let source = replacement.field("source") ?? replacement.field("sourceValue"),
      let targets = replacement.field("targets"), targets.isSequence
    else { throw BuildError("a replacement has a source and targets", at: replacement.range) }
    try list.budget.requireSome(for: source.range)
    guard let value = try sourceValue(source, in: list) else { return false }
    for target in targets.items { try apply(value, to: target, in: &list) }
    return true
  }

  // MARK: - The source

  /// What is copied.
  private struct Source {
    let value: Draft
    /// Whether it stays unknown but to Secrets.
    var isHidden = false
  }

  private func sourceValue(_ source: Node, in list: ObjectList) throws(BuildError) -> Source? {
    if let literal = replacement.field("sourceValue") { return Source(value: .node(literal)) }
    try list.time.requireTime(for: source.range)
    let matches = list.objects.filter { object in object.hadID { Self.isMeant($0, by: source) } }
    guard let object = matches.first else { return nil }
    guard matches.count == 1 else {
      throw BuildError(
        "the source of the replacement means several objects: "
          + matches.map(\.id.display).joined(separator: ", "), at: source.range)
    }
    let path = source.field("fieldPath")?.text.flatMap { $0.isEmpty ? nil : $0 } ?? "metadata.name"
    guard let value = ReplacementPath(path).values(in: object.draft).first else {
      throw BuildError(
        "\(object.id.display) has no \(path)", at: (source.field("fieldPath") ?? source).range)
    }
    let isHidden = hidesSecrets && object.keepsSecret(path)
    guard let options = source.field("options"), let delimiter = Self.delimiter(options) else {
      return Source(value: value, isHidden: isHidden)
    }
    let parts = (value.text ?? "").components(separatedBy: delimiter)
    let index = options.field("index")?.int ?? 0
    guard parts.indices.contains(index) else {
      throw BuildError(
        "the index of the replacement is beyond the value's parts", at: options.range)
    }
    return Source(value: .string(parts[index], at: value.place), isHidden: isHidden)
  }

  private static func delimiter(_ options: Node?) -> String? {
    options?.field("delimiter")?.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func isMeant(_ id: ObjectID, by selector: Node) -> Bool {
    func agrees(_ field: String, _ text: String) -> Bool {
      guard let wanted = selector[field]?.text, !wanted.isEmpty else { return true }
      return wanted == text
    }
    return agrees("group", id.type.group) && agrees("version", id.type.version)
      && agrees("kind", id.type.kind) && agrees("name", id.name)
      && (agrees("namespace", id.namespace) || agrees("namespace", id.effectiveNamespace))
  }

  // MARK: - The targets

  private func apply(
    _ source: Source, to target: Node, in list: inout ObjectList
  ) throws(BuildError) {
    guard let select = target.field("select") else {
      throw BuildError("a target of a replacement selects objects", at: target.range)
    }
    let selector = try ReplacementSelector(select)
    let rejected = try (target.field("reject")?.items ?? []).map { node throws(BuildError) in
      try ReplacementSelector(node)
    }
    let paths = try targets(of: target, within: list.time)
    let options = target.field("options")
    let place = target.range
    var budget = list.budget
    // What was spent stays spent where the entry is left out.
    defer { list.budget = budget }
    let time = list.time
    try list.changeEach { object throws(BuildError) in
      guard try selector.selects(object) else { return }
      for selector in rejected where try selector.selects(object) { return }
      for target in paths {
        try time.requireTime(for: place)
        let path = target.path
        let isHidden = source.isHidden && !object.hidesCopies(at: path.keys)
        let value = isHidden ? source.value.unknown : source.value
        let isCreating = options?.field("create")?.bool == true
        let new = try target.changed(in: object.draft, creating: isCreating) {
          old throws(BuildError) in
          let new = Self.replaced(old, by: value, options)
          try budget.take(new, for: place)
          return new
        }
        if let new {
          if path.isIdentity { object.rememberID() }
          object.draft = new
        } else {
          throw BuildError(
            // By now the name may be what was copied out of a Secret.
            "\(object.originalID.display) has no \(path.text) for the replacement", at: place)
        }
      }
    }
  }

  /// Where a target has its fields.
  private func targets(
    of target: Node, within time: TimeLimit
  ) throws(BuildError) -> [ReplacementTarget] {
    let written = (target.field("fieldPaths")?.items ?? []).compactMap { node in
      node.text.map { (path: ReplacementPath($0), node: node) }
    }
    let paths =
      written.isEmpty ? [(path: ReplacementPath("metadata.name"), node: target)] : written
    guard paths.allSatisfy({ $0.path.length <= CopyBudget.depth }) else {
      throw BuildError("a path of the replacement has too many parts", at: target.range)
    }
    return try paths.map { path, node throws(BuildError) in
      try ReplacementTarget(path, at: node, within: time)
    }
  }

  /// The new value of a target's field.
  private static func replaced(_ old: Draft, by value: Draft, _ options: Node?) -> Draft {
    guard let delimiter = delimiter(options) else {
      guard value.isScalar, old.isScalar else { return value }
      // The field's type stays: a text a text, a number a number.
      return .scalar(
        Draft.Scalar(value.text ?? "", isString: old.scalarType == .string, at: value.place))
    }
    var parts = (old.text ?? "").components(separatedBy: delimiter)
    let text = value.text ?? ""
    let index = options?.field("index")?.int ?? 0
    if index < 0 {
      parts.insert(text, at: 0)
    } else if index >= parts.count {
      parts.append(text)
    } else {
      parts[index] = text
    }
    return .string(parts.joined(separator: delimiter), at: old.place)
  }
}

/// The objects that a replacement changes: patterns over their ids.
private struct ReplacementSelector {
  private let patterns: [(WritableKeyPath<ObjectID, String>, NamePattern)]
  private let namespace: NamePattern?

  init(_ node: Node) throws(BuildError) {
    var patterns: [(WritableKeyPath<ObjectID, String>, NamePattern)] = []
    let fields: [(String, WritableKeyPath<ObjectID, String>)] = [
      ("group", \.type.group), ("version", \.type.version), ("kind", \.type.kind), ("name", \.name),
    ]
    for (field, path) in fields {
      guard let written = node[field], let text = written.text, !text.isEmpty else { continue }
      patterns.append((path, try NamePattern(wholeOf: text, at: written)))
    }
    self.patterns = patterns
    if let written = node.field("namespace"), let text = written.text, !text.isEmpty {
      namespace = try NamePattern(wholeOf: text, at: written)
    } else {
      namespace = nil
    }
  }

  func selects(_ object: BuiltObject) throws(BuildError) -> Bool {
    try object.hadID { id throws(BuildError) in
      for (path, pattern) in patterns where try !pattern.matches(id[keyPath: path]) { return false }
      guard let namespace else { return true }
      if try namespace.matches(id.namespace) { return true }
      return try namespace.matches(id.effectiveNamespace)
    }
  }
}

extension String {
  /// The parts between the places where a delimiter stands.
  func components(separatedBy delimiter: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: delimiter) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
