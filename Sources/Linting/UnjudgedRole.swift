public import Graph

extension FileRole {
  /// Whether a file of this role says nothing of what a cluster will hold.
  public var isBesideManifests: Bool {
    self == .other || self == .empty || self == .ci || self == .toolConfiguration
  }

  /// Why a file of this role is not judged by itself; `nil` where it is, or holds nothing to judge.
  var notJudged: (kind: Notification.Kind, reason: String)? {
    switch self {
    case .helmTemplate: (.template, "A Helm template; render it and lint the output.")
    case .template: (.template, "A template that is not rendered yet.")
    case .kustomizePatch: (.patch, "A patch; only what it changes becomes an object.")
    case .helmValues:
      (
        .values,
        "Chart values, of which at most credentials and the names of Secrets are judged; render the chart and lint the output."
      )
    case .binary: (.notYAML, "Not text; decrypt it first if it is encrypted.")
    default: nil
    }
  }
}
