internal import Manifests
public import SourceText

/// What makes a Secret, as the other views of a tree need to know it.
public struct SecretProducer: Sendable {
  /// The namespaces that it makes the Secret in.
  public enum Reach: Sendable {
    /// This one.
    case namespace(String)
    /// Any: the tree does not tell, or it follows them all.
    case any
    /// Those that a list of names and patterns picks.
    case matching([Pattern])

    /// Whether it may reach a namespace, which may not be told.
    public func mayReach(_ other: String?) -> Bool {
      guard let other else { return true }
      return switch self {
      case .namespace(let name): name == other
      case .any: true
      case .matching(let patterns): patterns.contains { $0.matches(other) }
      }
    }
  }

  /// Where.
  public let reach: Reach
  /// The producer's name for messages.
  public let displayName: String
  /// Where it says so.
  public let range: SourceRange
  /// The keys that it puts there, as far as is known.
  public let keys: SecretKeys
  /// The cluster that it makes the Secret in, by the name an engine gives it; `nil` where it may be any.
  public internal(set) var cluster: String?
  /// Whether it is a chart that only its name makes likely to make the Secret.
  public internal(set) var isChart = false
  /// Whether an object of the tree declares the Secret, so that the tree is where such Secrets are
  /// made: no script, and nobody else's program.
  public let isDeclared: Bool
  /// Whether it only fills a Secret that something else makes.
  public var fillsOnly = false
  /// Whether it is an ExternalSecret that adds keys to what something else makes.
  public internal(set) var addsOnly = false

  /// The one namespace it makes the Secret in.
  public var namespace: String? {
    if case .namespace(let name) = reach { name } else { nil }
  }
}

/// Something that may make Secrets of which the tree does not tell the names.
public struct OpaqueProducer: Sendable {
  /// The namespace that it makes them in; `nil` where any may be meant.
  public let namespace: String?
  /// Why the tree does not tell, as a clause behind the producer's name.
  public let reason: String
  /// The producer's name for messages.
  public let displayName: String
  /// Where it is written.
  public let range: SourceRange
  /// The cluster, by the name an engine gives it; `nil` where it may be any.
  public internal(set) var cluster: String?
  /// The chart, where it is one that installs what is not seen, and its names are told.
  var chart: InstalledChart?

  /// What it does, as a clause.
  public var sentence: String { "\(displayName) \(reason)" }
}
