public import Graph
public import SourceText
public import YAML

/// Where one rule puts what it finds.
public struct Findings: Sendable {
  private let rule: Rule
  private let exceptions: Exceptions
  private(set) var all: [Finding] = []

  init(of rule: Rule, _ exceptions: Exceptions) {
    self.rule = rule
    self.exceptions = exceptions
  }

  /// The candidates for one finding of a resource, without those that an exception excuses.
  ///
  /// A comment excuses the place it stands at, not its neighbours. What is excused is reported by
  /// itself, so that it is counted as what the exception takes away.
  public mutating func unexcused<Candidate>(
    _ candidates: [Candidate], at node: (Candidate) -> Node, in resource: Resource
  ) -> [Candidate] {
    candidates.filter { candidate in
      let node = node(candidate)
      let verdict = exceptions.verdict(
        on: rule.id, at: node.range, pointer: node.pointer(from: resource.node) ?? "", in: resource)
      guard !verdict.suppressions.isEmpty else { return true }
      report("Excused here: \(rule.summary).", at: node, in: resource)
      return false
    }
  }

  /// Reports a hazard at a node of a resource.
  ///
  /// `level` and `confidence` default to the rule's own; `key` tells apart several findings at one
  /// place. `isReachable` is false where the hazard is that nothing applies the file.
  public mutating func report(
    _ message: String, at node: Node, in resource: Resource?, level: Level? = nil,
    confidence: Confidence = .high, evidence: [Evidence] = [], fix: Fix? = nil, key: String = "",
    isReachable: Bool = true
  ) {
    report(
      message, at: node.range, in: resource,
      pointer: resource.flatMap { node.pointer(from: $0.node) }, level: level,
      confidence: confidence, evidence: evidence, fix: fix, key: key, isReachable: isReachable)
  }

  /// Reports a hazard at a range, as of a text that a resource carries.
  ///
  /// `pointer` defaults to the innermost value of the resource that the range stands in.
  public mutating func report(
    _ message: String, at range: SourceRange, in resource: Resource?, pointer: String? = nil,
    level: Level? = nil, confidence: Confidence = .high, evidence: [Evidence] = [],
    fix: Fix? = nil, key: String = "", isReachable: Bool = true
  ) {
    all.append(
      Finding(
        rule: rule.id, level: level ?? rule.level, confidence: confidence, message: message,
        range: range, resource: resource?.id,
        pointer: pointer ?? resource?.node.pointer(atOffset: range) ?? "",
        evidence: Array(evidence.prefix(Finding.evidenceLimit)),
        moreEvidence: max(0, evidence.count - Finding.evidenceLimit), fix: fix, key: key,
        isReachable: isReachable))
  }
}
