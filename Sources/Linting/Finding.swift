public import Graph
public import SourceText

/// One hazard at one place, and the chain of facts that makes it one.
public struct Finding: Sendable, Hashable {
  /// The rule that reports it.
  public let rule: Rule.ID
  /// How bad it is here.
  public internal(set) var level: Level
  /// How sure it is.
  public let confidence: Confidence
  /// What is wrong, in one sentence with the real names; never a secret's value.
  public internal(set) var message: String
  /// The offending key or value.
  public let range: SourceRange
  /// The object it stands in; `nil` for a text that is no object.
  public let resource: Resource.ID?
  /// The JSON pointer of the place within the object.
  public let pointer: String
  /// What else has part in it, in the order of the story.
  public let evidence: [Evidence]
  /// How many more places had part in it than the evidence names.
  public var moreEvidence = 0
  /// Edits that remove the hazard, if they are mechanical.
  public let fix: Fix?
  /// What tells this finding from others of the rule in the same place of the same object.
  public let key: String
  /// Whether something applies the file, as far as the tree tells.
  public var isReachable = true
  /// Whether its level is lower than the rule's since nothing in the tree applies the file.
  package internal(set) var isLowered = false
  /// The names of what reads the Secret that it is about, each once.
  public var readers: [String] = []
  /// The file that the rendered text at `range` comes from, where its line there is not known.
  public var sourcePath: String?

  /// More places than this say nothing new, and GitHub shows no more.
  static let evidenceLimit = 100
}

/// One further place that has part in a finding.
public struct Evidence: Sendable, Hashable {
  /// What the place does, in a clause or a sentence.
  public let message: String
  /// The place.
  public let range: SourceRange

  /// A place and its part in the finding.
  public init(_ message: String, at range: SourceRange) {
    self.message = message
    self.range = range
  }
}

/// Edits that remove a hazard.
public struct Fix: Sendable, Hashable {
  /// What the edits do, as a sentence in the imperative.
  public let title: String
  /// Whether the edits keep the meaning of everything else.
  public let isSafe: Bool
  /// The edits, none overlapping another.
  public let edits: [TextEdit]

  /// A fix.
  public init(_ title: String, isSafe: Bool, edits: [TextEdit]) {
    self.title = title
    self.isSafe = isSafe
    self.edits = edits
  }
}

/// A replacement of some bytes of a file.
public struct TextEdit: Sendable, Hashable {
  /// The bytes to replace; empty to insert.
  public let range: SourceRange
  /// What to put there.
  public let replacement: String

  /// A replacement.
  public init(_ range: SourceRange, with replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}
