internal import SourceText

/// What a file of a GitOps repository is for.
public enum FileRole: String, Sendable, Hashable, CaseIterable {
  /// Kubernetes objects.
  case manifest
  /// A `kustomization.yaml`.
  case kustomization
  /// A patch that a kustomization applies; no object of its own.
  case kustomizePatch = "kustomize-patch"
  /// A chart's template with template actions in it: an object only once Helm renders it.
  case helmTemplate = "helm-template"
  /// Another kind of template: Jinja, ytt, Terraform, Go.
  case template
  /// A chart's `Chart.yaml` or lock file.
  case chart
  /// Values for a chart.
  case helmValues = "helm-values"
  /// A pipeline definition.
  case ci
  /// The configuration of a program beside the cluster, as kind's or eksctl's.
  case toolConfiguration = "tool-configuration"
  /// A list of Redis users, as `aclfile` names it.
  case redisACL = "redis-acl"
  /// Bytes that are no text: an encrypted file, an archive.
  case binary
  /// Comments or nothing.
  case empty
  /// YAML or JSON that describes no Kubernetes object.
  case other

  /// Whether the file is read by a tool and says nothing of a cluster's objects.
  public var isForTools: Bool { self == .toolConfiguration || self == .ci }

  /// Whether a user may expect findings in such a file and gets none.
  public var isUnjudgedManifest: Bool {
    self == .helmTemplate || self == .template || self == .kustomizePatch
  }
}

/// Where the charts of a tree are, so that a file's role can be told by its place.
struct TreeLayout: Sendable {
  private let chartDirectories: Set<String>

  init(paths: some Sequence<String>) {
    chartDirectories = Set(
      paths.lazy.filter { Path.name($0) == "Chart.yaml" }.map { Path.directory($0) })
  }

  /// Whether a path lies in a `templates` folder of a chart.
  func isInChartTemplates(_ path: String) -> Bool {
    var directory = Path.directory(path)
    while !directory.isEmpty {
      let outer = Path.directory(directory)
      if directory == "templates" || directory.hasSuffix("/templates"),
        chartDirectories.contains(outer)
      {
        return true
      }
      directory = outer
    }
    return false
  }

  /// Whether a path lies in a chart, but not in its templates.
  func isChartValues(_ path: String) -> Bool {
    let name = Path.name(path)
    return name.hasPrefix("values") || name.hasSuffix("values.yaml") || name.hasSuffix("values.yml")
  }

  static func isPipeline(_ path: String) -> Bool {
    let name = Path.name(path)
    let names: Set<String> = [
      ".gitlab-ci.yml", "azure-pipelines.yml", ".travis.yml", "bitbucket-pipelines.yml",
      ".pre-commit-config.yaml", ".drone.yml", "renovate.json", "Taskfile.yaml", "Taskfile.yml",
    ]
    return names.contains(name)
      || Path.components(path).contains { $0 == ".github" || $0 == ".circleci" || $0 == ".tekton" }
        && !name.hasPrefix("kustomization")
  }
}

/// Marks of template languages in a text, looked for without parsing it.
struct TemplateMarks {
  /// `{{` stands somewhere.
  private(set) var hasActions = false
  /// `{%` or `{#` stands somewhere.
  private(set) var hasJinja = false
  /// A ytt comment (`#@`) stands at the start of a line or in place of a value.
  private(set) var hasYTT = false
  /// `${` or `%{` stands somewhere.
  private(set) var hasVariables = false

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      while let brace = bytes.next(UInt8(ascii: "{"), from: place) {
        place = brace + 1
        addBrace(
          before: brace > 0 ? bytes[brace - 1] : 0, after: place < bytes.count ? bytes[place] : 0)
      }
      place = 0
      while !hasYTT, let sign = bytes.next(UInt8(ascii: "@"), from: place) {
        place = sign + 1
        hasYTT =
          sign > 0 && bytes[sign - 1] == UInt8(ascii: "#")
          && Self.opensComment(bytes, at: sign - 1)
      }
    }
  }

  /// Takes note of a `{` by the bytes around it.
  private mutating func addBrace(before: UInt8, after: UInt8) {
    switch after {
    case UInt8(ascii: "{"): hasActions = true
    case UInt8(ascii: "%"), UInt8(ascii: "#"): hasJinja = true
    default: break
    }
    if before == UInt8(ascii: "$") || before == UInt8(ascii: "%") { hasVariables = true }
  }

  /// Whether any mark stands in the text.
  var isAny: Bool { hasActions || hasJinja || hasYTT || hasVariables }

  private static func opensComment(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var before = index
    while before > 0, bytes[before - 1] == 0x20 { before -= 1 }
    return before == 0 || bytes[before - 1] == 0x0A
      || (before < index
        && (bytes[before - 1] == UInt8(ascii: ":") || bytes[before - 1] == UInt8(ascii: "-")))
  }
}
