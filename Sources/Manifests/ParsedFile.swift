internal import SourceText
internal import YAML

/// One file after parsing, before the other files are known.
struct ParsedFile: Sendable {
  let role: FileRole
  /// Everything in the file; `nil` if it was not parsed.
  let stream: Stream?
  let documents: [Document]
  let problems: [Problem]
  let kustomizations: [Kustomization]
  let isChartTemplate: Bool
  /// Whether some of its documents have yet to be rendered.
  let holdsTemplates: Bool

  init(_ file: SourceFile, layout: TreeLayout, limits: Limits) {
    let marks = TemplateMarks(file.bytes)
    isChartTemplate = layout.isInChartTemplates(file.path)
    let isACL = file.path.hasSuffix(".acl")
    if isACL || Self.isBinary(file, marks) {
      role = isACL ? .redisACL : .binary
      stream = nil
      (documents, problems, kustomizations) = ([], [], [])
      holdsTemplates = false
      return
    }
    if isChartTemplate && marks.hasActions || marks.hasYTT {
      role = isChartTemplate ? .helmTemplate : .template
      stream = nil
      (documents, problems, kustomizations) = ([], [], [])
      holdsTemplates = true
      return
    }
    let stream = Stream(file, limits: limits)
    self.stream = stream
    documents = stream.documents.filter { !(marks.hasActions && $0.hasComplexKey) }
    problems = stream.problems.filter { !Self.isTemplate($0, in: file, marks) }
    holdsTemplates =
      documents.count < stream.documents.count || problems.count < stream.problems.count
    let roots = documents.compactMap(\.root)
    kustomizations =
      roots.filter { Kustomization.isOne(path: file.path, root: $0) && $0.isMapping }
      .map { Kustomization(directory: Path.directory(file.path), node: $0) }
    role =
      holdsTemplates && !roots.contains(where: Self.isObject)
      ? .template
      : Self.role(of: file, roots: roots, layout: layout, hasProblems: !problems.isEmpty)
  }

  /// A syntax error that stands at a template's action, or at a variable within brackets: the text
  /// is YAML only once it is rendered.
  private static func isTemplate(
    _ problem: Problem, in file: SourceFile, _ marks: TemplateMarks
  ) -> Bool {
    guard problem.kind == .syntax, marks.isAny else { return false }
    let line = file.line(at: Int(problem.range.lower))
    // libyaml notices some errors only at the token that follows.
    let nearby = max(1, line - 1)...min(file.lineCount, line + 1)
    return nearby.contains { number in
      let text = Array(file.bytes[file.lineRange(number)])
      let marks = TemplateMarks(text)
      return marks.hasActions || marks.hasJinja
        || marks.hasVariables && text.contains(where: { $0 == 0x5B || $0 == 0x25 })
    }
  }

  private static func isObject(_ root: Node) -> Bool {
    hasType(root) && !isToolConfiguration(root)
  }

  private static func hasType(_ root: Node) -> Bool {
    root["kind"]?.isScalar == true && root["apiVersion"]?.isScalar == true
  }

  private static func isToolConfiguration(_ root: Node) -> Bool {
    guard hasType(root), let version = root["apiVersion"]?.text else { return false }
    return toolGroups.contains(String(version.prefix { $0 != "/" }))
  }

  /// API groups of configurations that programs read from a file and no API server knows.
  private static let toolGroups: Set<String> = [
    "apiserver.config.k8s.io", "apiserver.k8s.io", "audit.k8s.io", "ctlptl.dev", "eksctl.io",
    "k3d.io", "kind.x-k8s.io", "kubeadm.k8s.io",
    "kubelet.config.k8s.io", "kubeproxy.config.k8s.io", "kubescheduler.config.k8s.io",
    "skaffold", "tilt.dev",
  ]

  private static func role(
    of file: SourceFile, roots: [Node], layout: TreeLayout, hasProblems: Bool
  ) -> FileRole {
    let name = Path.name(file.path)
    if name == "Chart.yaml" || name == "Chart.lock" { return .chart }
    if Kustomization.isOne(path: file.path, root: roots.first) { return .kustomization }
    if roots.isEmpty, !hasProblems { return .empty }
    if roots.contains(where: isObject) || roots.isEmpty && speaksOfObjects(file) {
      return .manifest
    }
    if roots.contains(where: isToolConfiguration) { return .toolConfiguration }
    if TreeLayout.isPipeline(file.path) { return .ci }
    return layout.isChartValues(file.path) ? .helmValues : .other
  }
}

extension ParsedFile {
  /// Whether a file is no text, in which a template's mark stands by chance.
  ///
  /// A manifest into which such a byte slipped is one that nothing downstream reads: a syntax error.
  private static func isBinary(_ file: SourceFile, _ marks: TemplateMarks) -> Bool {
    let hasNoText = file.bytes.contains(0) || marks.isAny && file.bytes.contains(where: isControl)
    return hasNoText && !speaksOfObjects(file)
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  /// Whether a text that could not be parsed was meant to declare Kubernetes objects.
  private static func speaksOfObjects(_ file: SourceFile) -> Bool {
    let text = String(decoding: file.bytes.prefix(100_000), as: UTF8.self)
    return text.contains("apiVersion") && text.contains("kind")
  }
}
