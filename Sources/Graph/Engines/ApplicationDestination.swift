public import YAML

/// The clusters that an Argo CD Application goes to, as its `destination` tells
/// (`argo-cd pkg/apis/application/v1alpha1/types.go ApplicationDestination`).
public enum ApplicationDestination: Sendable, Hashable {
  /// The cluster of the Application itself.
  case sameCluster
  /// A cluster of some name or address.
  case cluster(String)
  /// One or more that a template still has to name.
  case group(String)

  /// The destination that a node gives.
  public init(_ destination: Node?) {
    let given = destination?["server"]?.text ?? destination?["name"]?.text ?? ""
    if given == "in-cluster" || given.hasPrefix("https://kubernetes.default.svc") {
      self = .sameCluster
    } else if given.isEmpty || given.contains("{{") || given.contains("${") {
      self = .group(given)
    } else {
      // Before an `@` of an address stands who logs in.
      self = .cluster(String(given.split(separator: "@").last ?? ""))
    }
  }
}
