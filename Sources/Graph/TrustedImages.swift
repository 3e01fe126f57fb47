internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// An image that gets keys, state or rights when it starts.
public struct TrustedImage: Sendable {
  /// The workload or operator's object.
  public let resource: Resource
  /// What it does with the image, as a verb: `runs Redis`.
  public let role: String
  /// The image.
  public let image: ImageReference
  /// What says so, beside the image itself.
  public let evidence: [(message: String, range: SourceRange)]
}

extension ResourceGraph {
  /// The images of Redis and Vault servers, of pods that unseal, and of Jobs with rights of their
  /// own; each once for a workload.
  public var trustedImages: [TrustedImage] {
    let index = TrustIndex(self)
    return resources.flatMap { resource -> [TrustedImage] in
      if let pod = PodSpec(resource) { return index.images(of: pod) }
      return TrustedImage.ofOperator(resource)
    }
  }
}

/// What makes the containers of a tree worth trusting, looked up once.
private struct TrustIndex {
  typealias Evidence = [(message: String, range: SourceRange)]

  private let redis: Set<Node>
  private let unsealing: [Resource.ID: Evidence]
  /// The containers of those pods that take the keys in.
  private let takingKeys: Set<Node>
  private let seeding: [Node: Evidence]
  private let administrators: [ObjectName: SourceRange]

  init(_ graph: ResourceGraph) {
    redis = Set(graph.redisServers.map(\.container.node))
    var unsealing: [Resource.ID: Evidence] = [:]
    var takingKeys: Set<Node> = []
    for reader in graph.secretReaders {
      let signs = graph.unsealSigns(of: reader)
      guard !signs.isEmpty else { continue }
      takingKeys.formUnion(reader.consumers.map(\.node))
      let evidence = unsealing[reader.resource.id] ?? signs.map { ($0.message, $0.range) }
      unsealing[reader.resource.id] = evidence
    }
    for script in graph.scripts {
      guard let pod = script.pod, unsealing[pod.resource.id] == nil else { continue }
      if let call = UnsealCall(in: script, order: 0) {
        unsealing[pod.resource.id] = [("it runs \(call.name)", call.range)]
      } else if let read = Self.readKeys(in: script) {
        unsealing[pod.resource.id] = [("it reads Secret \(read.name)", read.range)]
      } else {
        continue
      }
      if let container = script.container?.node { takingKeys.insert(container) }
    }
    self.unsealing = unsealing
    self.takingKeys = takingKeys
    var seeding: [Node: Evidence] = [:]
    for writer in graph.secretWriters where writer.isSeeding {
      guard let container = writer.script?.container?.node else { continue }
      seeding[container, default: []].append(
        ("it writes Secret \(writer.secret.display)", writer.range))
    }
    self.seeding = seeding
    administrators = Self.administrators(among: graph.resources)
  }

  /// The first `kubectl get secret` of unseal keys or a root token.
  private static func readKeys(in script: Script) -> (name: String, range: SourceRange)? {
    for invocation in script.invocations {
      guard let kubectl = KubectlCommand(invocation), kubectl.verb == "get" else { continue }
      for resource in kubectl.resources where resource.isSecret {
        guard let word = resource.name else { continue }
        let name = script.text(of: word)
        if KeyMaterial.isNamed(name) { return (name, script.range(word.range)) }
      }
    }
    return nil
  }

  /// The ServiceAccounts that may do anything, and the binding of each.
  private static func administrators(among resources: [Resource]) -> [ObjectName: SourceRange] {
    var found: [ObjectName: SourceRange] = [:]
    for binding in resources where binding.kind == "ClusterRoleBinding" {
      guard binding.node[path: "roleRef", "name"]?.hasText("cluster-admin") == true else {
        continue
      }
      for subject in binding.node["subjects"]?.items ?? [] {
        guard subject["kind"]?.hasText("ServiceAccount") == true,
          let name = subject["name"]?.literal
        else { continue }
        found[ObjectName(namespace: subject["namespace"]?.literal, name: name)] =
          binding.place.range
      }
    }
    return found
  }

  func images(of pod: PodSpec) -> [TrustedImage] {
    // OpenShift puts the image of a stream in the place of what is written.
    guard pod.resource.annotation("image.openshift.io/triggers") == nil,
      pod.resource.kind != "DeploymentConfig" || pod.resource.spec?["triggers"] == nil
    else { return [] }
    var told: Set<String> = []
    // Of several containers with one image the one that takes keys in is the one to look at.
    let containers = pod.allContainers
    let sorted =
      containers.filter { takingKeys.contains($0.node) }
      + containers.filter { !takingKeys.contains($0.node) }
    return sorted.compactMap { container in
      guard let image = container.imageReference, !image.isOfOwnCluster,
        container.node["imagePullPolicy"]?.hasText("Never") != true,
        let (role, evidence) = role(of: container, in: pod), told.insert(image.text).inserted
      else { return nil }
      return TrustedImage(resource: pod.resource, role: role, image: image, evidence: evidence)
    }
  }

  private func role(of container: Container, in pod: PodSpec) -> (String, Evidence)? {
    if container.isVaultServer { return ("runs Vault", []) }
    if redis.contains(container.node) { return ("runs Redis", []) }
    if let signs = unsealing[pod.resource.id] { return ("handles unseal keys", signs) }
    guard ["Job", "CronJob"].contains(pod.resource.kind) else { return nil }
    if let writes = seeding[container.node] { return ("writes Secrets", writes) }
    if let privileged = container.node[path: "securityContext", "privileged"],
      privileged.bool == true
    {
      return ("runs a privileged Job", [("the container is privileged", privileged.range)])
    }
    let account = ObjectName(namespace: pod.resource.namespace, name: pod.serviceAccountName)
    guard let binding = administrators[account] else { return nil }
    return ("runs a Job as cluster-admin", [("the ServiceAccount may do anything", binding)])
  }
}

extension TrustedImage {
  /// The images that an operator is told to run (the operators' CRDs).
  fileprivate static func ofOperator(_ resource: Resource) -> [TrustedImage] {
    let spec = resource.spec
    let images: [(role: String, node: Node?)] =
      switch (resource.kind, resource.group) {
      case ("Redis", "redis.redis.opstreelabs.in"), ("RedisCluster", "redis.redis.opstreelabs.in"),
        ("RedisReplication", "redis.redis.opstreelabs.in"),
        ("RedisSentinel", "redis.redis.opstreelabs.in"):
        [("runs Redis", spec?[path: "kubernetesConfig", "image"])]
      case ("RedisFailover", "databases.spotahome.com"):
        [
          ("runs Redis", spec?[path: "redis", "image"]),
          ("runs Redis", spec?[path: "sentinel", "image"]),
        ]
      case ("Dragonfly", "dragonflydb.io"): [("runs Dragonfly", spec?["image"])]
      case ("Vault", "vault.banzaicloud.com"):
        // The second is that of the containers which initialise and unseal.
        [("runs Vault", spec?["image"]), ("handles unseal keys", spec?["bankVaultsImage"])]
      default: []
      }
    var told: Set<String> = []
    return images.compactMap { role, node in
      guard let image = ImageReference(node), told.insert(image.text).inserted else { return nil }
      return TrustedImage(resource: resource, role: role, image: image, evidence: [])
    }
  }
}
