internal import Graph

/// All written exceptions that hold for the findings of one cluster view.
package struct Exceptions: Sendable {
  let comments: IgnoreComments
  let annotations: AnnotatedObjects
  private let configuration: Configuration
  private let configured: [Rule.ID: [ConfiguredSuppression]]
  private let today: Day?
  private let trust: Trust?
  /// Whether an exception without a reason is not followed.
  var requiresReasons: Bool { configuration.requiresReasons }

  /// Without a present in the configuration nothing runs out.
  init(
    _ comments: IgnoreComments, _ resources: [Resource], _ configuration: Configuration,
    knownRules: [Rule.ID], trust: Trust? = nil
  ) {
    self.comments = comments
    self.trust = trust
    self.configuration = configuration
    annotations = AnnotatedObjects(
      resources, files: comments, knownRules: knownRules,
      requiresReason: configuration.requiresReasons)
    var configured: [Rule.ID: [ConfiguredSuppression]] = [:]
    for suppression in configuration.suppressions {
      for rule in suppression.rules { configured[rule, default: []].append(suppression) }
    }
    self.configured = configured
    today = configuration.graph.now?.day
  }

  /// What exceptions say to one finding.
  package struct Verdict: Sendable {
    /// Those that take it away; none leave it standing.
    var suppressions: [Suppression] = []
    /// All that speak of it, whether they still hold or not.
    package internal(set) var met:
      [(exception: SuppressionException, standing: SuppressionException.Standing)] = []

    /// Whether only exceptions of files that are gone take the finding away.
    var isOnlyMoved: Bool {
      met.contains { $0.standing == .isMoved } && !met.contains { $0.standing == .holds }
    }

    /// Does not follow what comes from files that are gone.
    mutating func distrustMoved() {
      suppressions = []
      met = met.map { ($0.exception, $0.standing == .isMoved ? .isAdded : $0.standing) }
    }
  }

  /// What exceptions say to a finding of a rule at a place; `sourcePath` is the file it is reported in,
  /// if not that of the range.
  func verdict(
    on rule: Rule.ID, at range: SourceRange, pointer: String, in resource: Resource?,
    sourcePath: String? = nil
  ) -> Verdict {
    let file = comments.file(range.file)
    let steady = resource?.steadyPointer(pointer) ?? pointer
    var exceptions = comments.exceptions(to: rule, at: range)
    if let resource {
      exceptions += annotations.exceptions(
        to: rule, at: steady, pointer: pointer, of: resource,
        path: { comments.file($0.file).path })
    }
    if let configured = configured[rule] {
      let place = FindingPlace(
        of: resource, at: [steady, pointer], path: sourcePath ?? file.path, in: configuration)
      exceptions += configured.filter { $0.speaks(of: place) }.map { $0.exception(to: rule) }
    }
    guard !exceptions.isEmpty else { return Verdict() }
    var verdict = Verdict()
    for exception in exceptions {
      var standing = standing(of: exception.terms) {
        ValuePin.of(range, pointer: pointer, in: resource, file)
      }
      if standing == .holds, let trust,
        !trust.believes(
          exception, at: range, of: file.path, requiresReason: configuration.requiresReasons)
      {
        standing = trust.moved.mayHold(for: rule, at: steady, of: resource) ? .isMoved : .isAdded
      }
      verdict.met.append((exception, standing))
      if standing == .holds || standing == .isMoved {
        verdict.suppressions.append(exception.suppression)
      }
    }
    return verdict
  }

  private func standing(
    of terms: SuppressionTerms, pin: () -> String
  ) -> SuppressionException.Standing {
    if configuration.requiresReasons, terms.reason.isEmpty { return .lacksReason }
    if let until = terms.until, let today, until < today { return .isOver }
    if let expected = terms.pin, expected != pin() { return .valueChanged }
    return .holds
  }
}
