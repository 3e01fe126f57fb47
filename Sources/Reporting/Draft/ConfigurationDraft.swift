public import Linting

/// A first `.manifestguard.yaml`: what was found, and every option, commented out.
///
/// An option is a `#` before anything but a single space, a remark is `# `: without the signs of its
/// options it is a configuration too. It changes no verdict by itself, and holds names, no values.
public struct ConfigurationDraft {
  private let survey: ProjectSurvey
  private let report: Report
  var lines: [String] = []

  /// More names than this are for people to write.
  private static let most = 20

  /// A draft for what a run found in a tree.
  public init(_ survey: ProjectSurvey, _ report: Report) {
    self.survey = survey
    self.report = report
  }

  /// The text of the file.
  public var text: String {
    var draft = self
    draft.write()
    return draft.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write() {
    lines.append("# yaml-language-server: $schema=\(ConfigurationSchema.address)")
    remark(
      "",
      "What manifestguard is told of this project: it holds for this folder and what lies below it.",
      "Every option is commented out; take its # away. `manifestguard rules` shows the effect.", "",
      "Found by `manifestguard init`:")
    for fact in DraftFacts(survey, report).all { remark("- \(fact)") }
    writeRules()
    writePaths()
    writeExternals()
    writeReferences()
    writeSuppressions()
    section("Secrets without a label that names their owner are reported; these labels count too.")
    option("managedByKeys: [example.com/owned-by]")
    section("Bounds on what is read; these are the defaults.")
    option("limits:")
    for (name, value) in ReadingLimits.defaults { option("  \(name): \(value)") }
  }

  private mutating func writeRules() {
    let groups = RuleGroup.all(in: report).sorted {
      ($1.items.count, $0.id) < ($0.items.count, $1.id)
    }
    let loud = groups.first?.id ?? "redis-no-tls"
    let mild = groups.first { $0.items.allSatisfy { $0.finding.level == .note } }?.id
    section("Without these keys all rules run, each at its own level (`manifestguard rules`).")
    option("select: [\(loud)]")
    remark("Not these:")
    option("ignore: [\(mild ?? "secret-missing-managed-by")]")
    remark("error, warning or note, instead of a rule's own:")
    option("levels:", "  \(loud): note")
  }

  private mutating func writePaths() {
    section("What is not read: patterns as in .gitignore, seen from here; no `!`.")
    let vendored = survey.vendoredFolders.map { (path: $0 + "/", why: "others' work, by its name") }
    let tests = survey.testFolders.map {
      (path: $0 + "/", why: "tests; what is found there is a note anyway")
    }
    let made = survey.generatedFiles.map { (path: $0, why: "a tool makes it, as it says") }
    let patterns = [vendored, tests, made].flatMap { $0 }
    let shown = patterns.filter { Self.isPattern($0.path) }.prefix(Self.most)
    option("paths:", "  exclude:")
    if shown.isEmpty { option("    - generated/") }
    for (path, reason) in shown { option("    - \(Self.scalar("/" + path)) # \(reason)") }
    rest(patterns.count - shown.count)
  }

  private mutating func writeExternals() {
    section("What exists although no file here declares it: Kind/namespace/name, or Kind/name.")
    if !survey.missingSecrets.isEmpty {
      remark("Something needs these, and nothing here makes them:")
    }
    let shown = survey.missingSecrets.filter(Self.isName).prefix(Self.most)
    option("externals:")
    if shown.isEmpty { option("  - Secret/vault/unseal-keys") }
    for name in shown { option("  - \(name)") }
    rest(survey.missingSecrets.count - shown.count)
    let hidden = survey.hiddenProducers.sorted { $0.key < $1.key }.filter {
      $0.key.isEmpty || Self.isName($0.key)
    }
    guard !hidden.isEmpty else { return }
    remark("Not reported there, as more Secrets are made than the files tell:")
    for (namespace, producer) in hidden.prefix(Self.most) {
      let place = namespace.isEmpty ? "any namespace" : "namespace \(namespace)"
      remark("- \(place): \(Self.shown(producer))")
    }
    rest(hidden.count - min(hidden.count, Self.most))
  }

  private mutating func writeReferences() {
    section("Fields of your own resources that name a Secret or a ConfigMap.")
    let forms = survey.unknownReferences.filter { Self.isName($0.group) && Self.isName($0.kind) }
    if !forms.isEmpty {
      remark("These look as if they did; a Secret they need is then looked for:")
    }
    option("references:")
    for form in forms.prefix(Self.most) {
      option("  - group: \(Self.scalar(form.group))", "    kind: \(Self.scalar(form.kind))")
      option("    path: \(Self.scalar(form.path))")
      if let key = form.key { option("    key: \(key)") }
      if let namespace = form.namespace { option("    namespace: \(namespace)") }
    }
    if forms.isEmpty {
      option("  - group: example.com", "    kind: Widget", "    path: spec.users[].secretRef.name")
      option("    key: key")
    }
    rest(forms.count - min(forms.count, Self.most))
  }

  private mutating func writeSuppressions() {
    section(
      "Findings that are right somewhere. In a file of yours a comment on the line does it:",
      "`manifestguard explain PATH:LINE` shows what to write.")
    let item = report.items.first { $0.identity.object.map(Self.isName) ?? false }
    let rule = item?.finding.rule ?? "redis-no-tls"
    let object = item?.identity.object ?? "StatefulSet/cache/redis-*"
    option("suppressions:", "  - rule: \(rule)", "    object: \(object)")
    option("    reason: why it is right here", "    until: 2099-12-31")
    remark("Exceptions may say nothing of why:")
    option("requireReasons: false")
  }
}

extension ConfigurationDraft {
  private mutating func section(_ words: String...) {
    lines.append("")
    for word in words { lines.append("# \(word)") }
  }

  private mutating func remark(_ words: String...) {
    for word in words { lines.append(word.isEmpty ? "#" : "# \(word)") }
  }

  private mutating func option(_ words: String...) {
    for word in words { lines.append("#\(word)") }
  }

  private mutating func rest(_ count: Int) {
    if count > 0 { remark("and \(count) more") }
  }

  /// A text of the tree within a remark, which no line break ends.
  static func shown(_ text: String) -> String { TerminalText.line(text) }

  /// Whether a path can be written as a pattern for itself.
  private static func isPattern(_ path: String) -> Bool {
    !path.utf8.contains { "*?[]!\\\"".utf8.contains($0) } && TerminalText.line(path) == path
  }

  /// Whether a name is made of letters, digits and what stands between them.
  private static func isName(_ text: String) -> Bool {
    text.utf8.count < 400 && text.utf8.first.map(isLetter) == true && text.utf8.allSatisfy(isOfName)
  }

  /// A text as a YAML scalar; one that is no plain word goes into quotes.
  private static func scalar(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { isOfName($0) || $0 == 0x5B || $0 == 0x5D }
    let isWord = text.utf8.first.map { isLetter($0) || $0 == UInt8(ascii: "/") } == true
    return isPlain && isWord && !words.contains(text.lowercased()) ? text : "\"\(text)\""
  }

  /// What YAML takes for something else than a text.
  private static let words: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "null", "y", "n",
  ]

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || "-./_".utf8.contains(byte)
  }
}
