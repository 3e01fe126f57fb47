internal import Graph

/// What a run believes of the exceptions in its files: those that a trusted state has at the same place.
struct Trust: Sendable {
  let state: TrustedState
  /// The objects that the change moved to where they are not judged alike, by their names.
  private(set) var movedObjects: Set<String> = []
  /// The exceptions of files that the change renames.
  let moved: MovedExceptions
  private let documents: [SourceFile.ID: SteadyDocuments]

  /// `files` are all files of the run, each at the index of its number.
  init(_ state: TrustedState, _ files: [SourceFile], _ comments: IgnoreComments, limits: Limits) {
    self.state = state
    moved = MovedExceptions(state.report, to: files)
    documents = Dictionary(
      files.filter { comments.hasComments($0.id) || AllowMark.stands(in: $0) }
        .map { ($0.id, SteadyDocuments($0, limits: limits)) },
      uniquingKeysWith: { first, _ in first })
  }

  func moving(_ objects: Set<String>) -> Trust {
    var trust = self
    trust.movedObjects = objects
    return trust
  }

  /// Whether the trusted state has an exception too that takes a finding at a place away.
  func believes(
    _ exception: SuppressionException, at range: SourceRange, of path: String, requiresReason: Bool
  ) -> Bool {
    switch exception.id {
    case .configuration: true
    case .annotation:
      exception.object.map {
        state.excuses($0, by: exception.terms, requiresReason: requiresReason)
      } ?? false
    case .comment(_, _, let rule):
      documents[range.file].map {
        state.excuses(
          rule, by: exception.terms, at: $0.place(of: range), of: path,
          requiresReason: requiresReason)
      } ?? false
    }
  }

  /// Whether it has a scanner's mark there.
  func believesMark(at range: SourceRange, of path: String) -> Bool {
    documents[range.file].map { state.marks($0.place(of: range), of: path) } ?? false
  }

  /// Whether an object was moved away from where it was judged.
  func isMoved(_ resource: Resource?) -> Bool {
    guard !movedObjects.isEmpty, let resource, let name = resource.identityName else {
      return false
    }
    return movedObjects.contains("\(resource.group)/\(name)")
  }
}
