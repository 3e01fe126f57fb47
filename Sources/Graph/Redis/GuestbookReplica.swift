internal import Manifests
internal import YAML

extension ServerStart {
  /// What the replicas of Kubernetes' guestbook run: a script of the image copies the server behind a
  /// Service of a fixed name (`kubernetes/examples guestbook/redis-slave/run.sh`).
  ///
  /// `nil` for other images, and where the container runs something else.
  func guestbookReplica(in container: Container) -> ServerStart? {
    guard arguments.isEmpty, let reference = container.imageReference,
      let image = container.imageName, let primary = Self.guestbookPrimaries[image]
    else { return nil }
    let owner = Self.owner(of: reference)
    guard image.hasPrefix("gb-") || Self.guestbookOwners.contains(owner) else { return nil }
    let place = reference.node.range
    var start = ServerStart(arguments: ["redis-server"], ranges: [place])
    // The Service's own variable may be set by hand, to any host.
    let isRedirected = container.environment.contains { $0.name == "REDIS_MASTER_SERVICE_HOST" }
    if !isRedirected { start.append(["--replicaof", primary, "6379"], at: place) }
    return start
  }

  private static let guestbookPrimaries = [
    "gb-redis-follower": "redis-leader", "gb-redisslave": "redis-master",
    "redis-slave": "redis-master",
  ]

  private static let guestbookOwners: Set<String> = [
    "registry.k8s.io", "k8s.gcr.io", "kubernetes", "docker.io/kubernetes",
    "gcr.io/google_containers", "gcr.io/google-containers", "gcr.io/google_samples",
    "gcr.io/google-samples",
  ]

  /// What stands before the image's own name.
  private static func owner(of reference: ImageReference) -> String {
    guard let slash = reference.name.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(reference.name[..<slash])
  }
}
