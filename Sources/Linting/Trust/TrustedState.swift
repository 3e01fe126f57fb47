internal import Graph

/// A state of the files that speaks for the project: what it excuses is excused, and what a change of it
/// excuses is not.
public struct TrustedState: Sendable {
  /// What the user calls it.
  public let name: String
  /// What was found in it.
  let report: Report
  private let record: RunRecord
  /// Its files that hold comments with exceptions or marks of scanners, by their paths.
  private let files: [String: EarlierFile]

  private struct EarlierFile: Sendable {
    let documents: SteadyDocuments
    let comments: CommentsOfFile
  }

  init(_ report: Report, _ record: RunRecord, called name: String, limits: Limits) {
    self.name = name
    self.report = report
    self.record = record
    files = Dictionary(
      report.files.filter { record.comments.hasComments($0.id) || AllowMark.stands(in: $0) }.map {
        (
          $0.path,
          EarlierFile(
            documents: SteadyDocuments($0, limits: limits),
            comments: record.comments.comments(of: $0.id))
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The objects that it means to be used and judges, by their names.
  var judgedObjects: Set<String> { record.judgedObjects }

  /// Whether a comment of it on a rule excuses all that another one excuses at a place of a file.
  func excuses(
    _ rule: Rule.ID, by terms: SuppressionTerms, at place: SteadyPlace, of path: String,
    requiresReason: Bool
  ) -> Bool {
    guard let file = files[path], let line = file.documents.line(of: place) else { return false }
    return file.comments.comments(on: rule, line: line).contains { index in
      let own = file.comments.comments[index].terms
      return own.cover(terms) && !(requiresReason && own.reason.isEmpty)
    }
  }

  /// The same for an annotation of an object.
  func excuses(
    _ exception: ObjectException, by terms: SuppressionTerms, requiresReason: Bool
  ) -> Bool {
    (record.annotations[exception] ?? []).contains {
      $0.cover(terms) && !(requiresReason && $0.reason.isEmpty)
    }
  }

  /// Whether it marks the value at a place of a file as no secret.
  func marks(_ place: SteadyPlace, of path: String) -> Bool {
    guard let file = files[path], let line = file.documents.line(of: place) else { return false }
    return AllowMark.stands(onLine: line, of: file.documents.file)
  }
}

/// What a run knows beside its report, for a later run to trust.
struct RunRecord: Sendable {
  let comments: IgnoreComments
  /// The exceptions that objects carry.
  private(set) var annotations: [ObjectException: [SuppressionTerms]] = [:]
  /// The objects that are there to be used, in files that are not left out, by their names.
  private(set) var judgedObjects: Set<String> = []
  /// Those that are there for something else, or in files that are left out.
  private(set) var otherObjects: Set<String> = []

  init(_ comments: IgnoreComments) { self.comments = comments }

  /// Notes what one cluster's graph holds.
  mutating func note(_ annotated: AnnotatedObjects, _ objects: JudgedObjects) {
    for (exception, terms) in annotated.byObject {
      annotations[exception, default: []] += terms
    }
    judgedObjects.formUnion(objects.judged)
    otherObjects.formUnion(objects.others)
  }

  /// The objects that another state judges and this one has only where they are not judged alike.
  func moved(from state: TrustedState) -> Set<String> {
    otherObjects.intersection(state.judgedObjects).subtracting(judgedObjects)
  }
}

/// The names of a graph's objects, by whether they are judged at their full level.
struct JudgedObjects: Sendable {
  private(set) var judged: Set<String> = []
  private(set) var others: Set<String> = []

  init(_ graph: ResourceGraph, isLeftOut: (SourceFile.ID) -> Bool) {
    for resource in graph.resources {
      guard let name = resource.identityName else { continue }
      let isJudged =
        graph.purpose(of: resource) == .use
        && !isLeftOut(resource.layers.first?.file ?? resource.file)
      if isJudged {
        judged.insert("\(resource.group)/\(name)")
      } else {
        others.insert("\(resource.group)/\(name)")
      }
    }
  }
}

/// An object as one root builds it, whatever state of the files it is in.
struct ObjectPlace: Sendable, Hashable {
  let root: String?
  let path: String
  let name: String
  /// How many such objects stand before it.
  let ordinal: Int
}

/// An exception to a rule that an object carries for itself or for one container.
struct ObjectException: Sendable, Hashable {
  let object: ObjectPlace
  let rule: Rule.ID
  let container: String?
}
