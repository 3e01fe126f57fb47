internal import Linting
internal import SourceText

/// Exceptions in the words of reports.
enum SuppressionText {
  /// How exceptions of a kind are called after `suppressed`.
  static func title(_ means: Suppression.Means) -> String {
    switch means {
    case .comment: "by comments"
    case .annotation: "by annotations"
    case .configuration: "by the configuration"
    case .baseline: "by the baseline"
    }
  }

  /// How many findings each kind of exception takes out, a finding counted once.
  static func counts(_ report: Report) -> [(means: Suppression.Means, count: Int)] {
    Suppression.Means.allCases.compactMap { means in
      let count = report.suppressed.count { $0.suppressions.first?.means == means }
      return count == 0 ? nil : (means, count)
    }
  }

  /// A reason as reports may repeat it: whoever writes one may write a secret into it.
  static func reason(_ suppression: Suppression) -> String {
    guard SecretStructure.tellsNothing(Array(suppression.reason.utf8)) else {
      return "(not shown: it may hold a secret)"
    }
    return MessageLength.bounded(suppression.reason)
  }
}
