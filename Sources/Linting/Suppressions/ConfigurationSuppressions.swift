internal import Graph

extension ConfigurationReader {
  /// The keys of an entry of `suppressions`.
  static let suppressionKeys = ["field", "object", "path", "reason", "rule", "until", "value"]

  /// The entries of `suppressions`; each is held against each finding of its rules.
  func suppressions(
    _ node: Node, requiresReason: Bool
  ) throws(UsageError) -> [ConfiguredSuppression] {
    let most = 1_000
    var suppressions: [ConfiguredSuppression] = []
    for item in try items(node) {
      guard suppressions.count < most else {
        throw error(
          "more than \(most) suppressions; `manifestguard baseline` is for what is old",
          at: item.range)
      }
      suppressions.append(try suppression(item, requiresReason: requiresReason))
    }
    return suppressions
  }

  private func suppression(
    _ node: Node, requiresReason: Bool
  ) throws(UsageError) -> ConfiguredSuppression {
    guard node.isMapping else {
      throw error("a suppression is a mapping with rule and reason", at: node.range)
    }
    for entry in node.writtenEntries where !Self.suppressionKeys.contains(entry.key.text ?? "") {
      throw unknown(entry.key, of: Self.suppressionKeys)
    }
    guard let rule = node["rule"] else {
      throw error("a suppression wants a rule, or a list of them", at: node.range)
    }
    let rules = rule.isSequence ? try ruleIDs(rule) : [try ruleID(rule)]
    guard !rules.isEmpty else {
      throw error("a suppression wants a rule, or a list of them", at: rule.range)
    }
    var terms = SuppressionTerms()
    terms.reason = try node["reason"].map { (node) throws(UsageError) in try string(node) } ?? ""
    guard !requiresReason || !Substring(terms.reason).trimmed.isEmpty else {
      throw error(
        "a suppression wants a reason; `requireReasons: false` does without", at: node.range)
    }
    if let reason = node["reason"], let name = LateTerm.name(in: Substring(terms.reason)),
      name != "until" || node["until"] == nil
    {
      let key = name == "at" ? "field" : name
      throw error("\(key) is a key of its own; in the reason it does nothing", at: reason.range)
    }
    if let until = node["until"] {
      guard let day = until.text.flatMap({ Day($0) }) else {
        throw error("until wants a day, as in 2027-01-31", at: until.range)
      }
      terms.until = day
    }
    if let value = node["value"] {
      guard let pin = value.text, ValuePin.isPin(Substring(pin)) else {
        throw error(
          "value wants the \(ValuePin.length) digits that `explain PATH:LINE` shows, in quotes",
          at: value.range)
      }
      terms.pin = pin
    }
    if let field = node["field"] {
      guard let glob = PointerGlob(try string(field)) else {
        throw error(
          "a field is a JSON pointer, as in /spec/template/**", at: field.range)
      }
      terms.field = glob
    }
    return ConfiguredSuppression(
      rules: rules, path: try path(node["path"]), object: try object(node["object"]), terms: terms,
      place: (file.path, file.position(at: Int(node.range.lower)).line))
  }

  private func path(_ node: Node?) throws(UsageError) -> Glob? {
    guard let node else { return nil }
    return Glob(try string(node))
  }

  private func object(_ node: Node?) throws(UsageError) -> ObjectGlob? {
    guard let node else { return nil }
    guard let object = ObjectGlob(try string(node)) else {
      throw error(
        "an object is written Kind/namespace/name or Kind/name, with * for any letters",
        at: node.range)
    }
    return object
  }
}
