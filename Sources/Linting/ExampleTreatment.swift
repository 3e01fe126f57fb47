internal import Graph

/// What becomes of a rule's findings in an example that nothing in the tree applies.
///
/// A finding for tests that nothing applies is a note, whatever the rule, unless it is `kept`.
public enum ExampleTreatment: Sendable {
  /// Whoever copies the example copies the hazard. A note where engines bring the tree to a cluster,
  /// and the finding's own level where the tree only publishes: its examples are what others apply.
  case copied
  /// Whoever copies the example puts something else in the place, as a password of his own: a note.
  case replaced
  /// In an example or a test it is no hazard: nothing.
  case dropped
  /// It is installed from wherever it lies, as a chart is: the finding's own level.
  case kept

  /// What it means for a finding, for the page of a rule.
  public var sentence: String {
    switch self {
    case .copied:
      "In tests that nothing in the tree applies: note. In examples too, where an engine brings the tree to a cluster."
    case .replaced: "In examples and tests that nothing in the tree applies: note."
    case .dropped: "In examples and tests that nothing in the tree applies: silent."
    case .kept: "Examples and tests are judged like everything else."
    }
  }
}

extension Finding {
  /// The finding as it is for what its object is there for; `nil` if it is none there.
  ///
  /// The only place where examples and tests make a difference to a level.
  func judged(
    by treatment: ExampleTreatment, in graph: ResourceGraph
  ) -> Finding? {
    let object = resource.map { graph.resources[$0] }
    let purpose = object.map { graph.purpose(of: $0) } ?? graph.purpose(ofFile: range.file)
    switch (purpose, treatment) {
    case (.use, _), (_, .kept): return self
    case (_, .dropped): return nil
    case (.example, .copied) where !graph.isTreeDeployed: return self
    case (.example, _): return lowered("Only an example: nothing in this tree applies it.")
    case (.template, _):
      return lowered("Only a template to be filled in: nothing in this tree applies it.")
    case (.test, _):
      return lowered("Only for tests and development: no engine of this tree applies it.")
    }
  }

  /// The finding as a note that says why it is no more.
  private func lowered(_ reason: String) -> Finding {
    var finding = self
    finding.level = .note
    finding.message += " \(reason)"
    finding.isLowered = true
    return finding
  }
}
