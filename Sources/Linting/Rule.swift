public import Graph

/// A hazard that manifestguard knows how to find: what it is, how to live with it, and the check.
///
/// A value and no protocol, so that a rule without its manual or its examples does not compile.
public struct Rule: Sendable, Identifiable {
  /// A rule's name: kebab-case words that name the hazard and never change their meaning.
  public typealias ID = String

  /// The rule's name.
  public let id: ID
  /// The level of a finding unless the check says otherwise.
  public let level: Level
  /// The hazard in one line without a full stop.
  public let summary: String
  /// What breaks and how, for a tired reviewer.
  public let why: String
  /// What one sees when it has happened: events, log lines, alerts.
  public let symptoms: [String]
  /// What is read and compared, and what decides the level.
  public let detection: String
  /// What the rule cannot see.
  public let limits: String
  /// The ways out, the best one first.
  public let fix: String
  /// When the same lines are right.
  public let exceptions: String
  /// Documents of the field that say more.
  public let references: [String]
  /// What becomes of its findings in examples that nothing in the tree applies.
  public let inExamples: ExampleTreatment
  /// Manifests that show the rule, which are its tests and part of its manual.
  public var examples: [Example] { writtenExamples() }
  /// A run that judges has no use for them, and some are long to write.
  private let writtenExamples: @Sendable () -> [Example]
  /// Reports every occurrence in a graph.
  public let check: @Sendable (ResourceGraph, inout Findings) -> Void

  /// A rule; only the references and what is special about examples may be left out.
  public init(
    _ id: ID, _ level: Level, _ summary: String, why: String, symptoms: [String],
    detection: String, limits: String, fix: String, exceptions: String,
    references: [String] = [], inExamples: ExampleTreatment = .copied,
    examples: @escaping @autoclosure @Sendable () -> [Example],
    check: @escaping @Sendable (ResourceGraph, inout Findings) -> Void
  ) {
    self.id = id
    self.level = level
    self.summary = summary
    self.why = why
    self.symptoms = symptoms
    self.detection = detection
    self.limits = limits
    self.fix = fix
    self.exceptions = exceptions
    self.references = references
    self.inExamples = inExamples
    writtenExamples = examples
    self.check = check
  }

  /// The id as one PascalCase word, as SARIF names a rule.
  public var name: String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Everything the rule reports in a graph, unsorted, with what exceptions will take away.
  func findings(
    in graph: ResourceGraph, _ exceptions: Exceptions
  ) -> [Finding] {
    var findings = Findings(of: self, exceptions)
    check(graph, &findings)
    return findings.all.compactMap { $0.judged(by: inExamples, in: graph) }
  }
}
