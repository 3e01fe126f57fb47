public import SourceText

/// What one object does to another, and the place that says so.
public struct Edge: Sendable {
  /// What is done.
  public enum Kind: String, Sendable, CaseIterable {
    /// An engine brings the object into the cluster.
    case applies
    /// A file declares the object.
    case declares
    /// The object is made or filled.
    case writes
    /// A program copies it into other namespaces.
    case copies
    /// A volume shows it.
    case mounts
    /// An environment variable or a field of a custom resource takes it in.
    case reads
  }

  /// What is done.
  public let kind: Kind
  /// What does it.
  public let source: Vertex
  /// What it is done to.
  public let target: Vertex
  /// By which means, in a few words; empty where the kind says all.
  public let means: String
  /// The place that says so.
  public let range: SourceRange
  /// What the tree tells of a Secret that is read; `nil` for other edges.
  public var resolution: Resolution.Name?
  /// What makes more in the Secret's namespace than the tree shows, as a clause; `nil` for none.
  public var reason: String?
}

extension Resolution {
  /// A resolution without its evidence.
  public enum Name: String, Sendable, CaseIterable {
    /// Something of the tree makes it, the keys that are read among what it makes.
    case made
    /// It is made by what the tree only hints at.
    case assumed
    /// Its name is yet to be filled in.
    case unknown
    /// What makes it puts no such key there.
    case lacksKey
    /// It is made only in other namespaces.
    case elsewhere
    /// Nothing makes it, but more is made in its namespace than the tree shows.
    case outOfSight
    /// Nothing makes it.
    case missing
  }

  /// The resolution without its evidence.
  public var name: Name {
    switch self {
    case .made: .made
    case .assumed: .assumed
    case .unknown: .unknown
    case .lacks: .lacksKey
    case .elsewhere: .elsewhere
    case .outOfSight: .outOfSight
    case .missing: .missing
    }
  }
}
