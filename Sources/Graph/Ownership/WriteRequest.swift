/// One write of a Secret as the API server sees it.
public struct WriteRequest: Sendable, Hashable {
  /// How it is written, and under which field manager.
  public enum Verb: Sendable, Hashable {
    /// A POST, which fails where the object exists.
    case create(manager: String)
    /// A merge patch of just the keys that are given.
    case patch(manager: String)
    /// A PUT of the whole object.
    case replace(manager: String)
    /// A deletion and a POST.
    case recreate(manager: String)
    /// A patch made of what was applied before, of what is to be, and of what is live.
    case clientSideApply(manager: String, against: Previous)
    /// A server-side apply.
    case serverSideApply(manager: String, forces: Bool, takesOver: Takeover)
  }

  /// What a client-side apply compares with, to know what it is to delete.
  public enum Previous: Sendable, Hashable {
    /// The annotation that every client-side applier shares.
    case lastAppliedAnnotation
    /// The manifest of the Helm release before; `nil` where the release did not have the object.
    case release(DeclaredData?)
  }

  /// Whose fields a tool makes its own around a server-side apply.
  public enum Takeover: Sendable, Hashable {
    case none
    /// Those of whoever wrote the last-applied annotation, then it applies again
    /// (`kubectl pkg/cmd/apply/apply.go`, `migrateToSSAIfNecessary`).
    case lastAppliedOwners
    /// Those of every manager that kubectl writes as, before it applies
    /// (`fluxcd/pkg ssa/patch.go`, `PatchReplaceFieldsManagers`).
    case kubectl
  }

  /// How.
  public let verb: Verb
  /// What is written.
  public let content: DeclaredData

  /// A write.
  public init(_ verb: Verb, _ content: DeclaredData) {
    self.verb = verb
    self.content = content
  }
}

/// Why the API server or a tool refuses a write, so that the Secret stays as it is.
public enum ApplyRefusal: Error, Sendable, Hashable {
  /// A `create` of what is there.
  case alreadyExists
  /// A change of what is not there.
  case notFound
  /// Another manager owns a field that would change.
  case conflict(key: String, manager: String)
  /// The live Secret is immutable.
  case immutable
  /// Helm installs over what no release owns.
  case notOfRelease
}
