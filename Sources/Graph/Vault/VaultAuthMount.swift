public import Manifests
public import SourceText

/// A write of a kubernetes auth mount's configuration, however it is written.
///
/// A write is no merge: a field that is left out is reset (`facts: vault.md 0`).
public struct VaultAuthMount: Sendable {
  /// The resource that writes it, or that carries the script.
  public let resource: Resource
  /// The mount's path below `auth/`; `nil` where a variable gives it.
  public let path: String?
  /// The place that stands for the whole write.
  public let range: SourceRange
  /// `kubernetes_host`; `nil` if it is not written.
  public let kubernetesHost: Field?
  /// `token_reviewer_jwt`; `nil` if it is not written.
  public let tokenReviewerJWT: Field?
  /// `disable_local_ca_jwt`; `nil` if it is not written.
  public let disableLocalCAJWT: Field?
  /// `kubernetes_ca_cert`; `nil` if it is not written.
  public let kubernetesCACert: Field?
  /// Whether every field is seen: none hides in a file or a variable.
  public let isComplete: Bool
  /// Where Vault is, as whoever writes the mount reaches it.
  public let vault: Location
  /// Whether an operator keeps a reviewer token of a ServiceAccount fresh.
  public let hasManagedReviewer: Bool
  /// The ServiceAccount whose token the operator stores, and the place that names it.
  public var reviewerAccount: (name: ObjectName, range: SourceRange)?
  /// Whether an operator fills in a CA where none is written.
  public var hasManagedAuthority = false
  /// The script that writes it, and the command.
  var source: (script: Script, write: VaultWrite)?

  /// One field of the configuration.
  public struct Field: Sendable {
    /// Where it is written.
    public let range: SourceRange
    /// The value as far as it is known.
    public let text: String?
    /// Where a value that is not written in place comes from.
    public let origin: ReviewerOrigin
  }

  /// Where a cluster or a server is, seen from the place that names it.
  public enum Location: Sendable, Hashable {
    /// In the cluster that runs the script.
    case here
    /// At an address outside that cluster.
    case elsewhere(String)
    /// Nothing is written: the default of the client or of the operator.
    case notTold
    /// A variable decides.
    case unknown
  }

  /// Where the cluster is whose tokens the mount reviews.
  public var cluster: Location {
    guard let kubernetesHost else { return .notTold }
    guard let text = kubernetesHost.text else { return .unknown }
    return Location(kubernetesHost: text)
  }
}

extension VaultAuthMount.Location {
  /// The cluster that a `kubernetes_host` names.
  public init(kubernetesHost text: String) {
    let variables = ["KUBERNETES_SERVICE_HOST", "KUBERNETES_PORT_443_TCP_ADDR"]
    if variables.contains(where: { text.contains($0) }) {
      self = .here
      return
    }
    guard Substitution(text) == nil, !text.contains("$") else {
      self = .unknown
      return
    }
    let host = Self.host(of: text)
    let isHere =
      host == "kubernetes" || host == "kubernetes.default" || host.hasPrefix("kubernetes.default.")
      || Self.isLoopback(host) || Self.serviceAddresses.contains(host)
    self = isHere ? .here : .elsewhere(host)
  }

  /// The place of the Vault server that an address names.
  public init(vaultAddress text: String) {
    guard Substitution(text) == nil, !text.contains("$") else {
      self = .unknown
      return
    }
    let host = Self.host(of: text)
    let parts = host.split(separator: ".")
    let isService =
      parts.count <= 2 && !Self.isAddress(host) && !Self.hasPublicSuffix(parts)
      || parts.dropFirst().contains("svc") || host.hasSuffix(".cluster.local")
    self = isService || Self.isLoopback(host) ? .here : .elsewhere(host)
  }

  /// The API server's address within a cluster: the first of the range that kubeadm, k3s, OpenShift,
  /// AKS, EKS, kOps, kubespray and MicroK8s give to Services unless told otherwise.
  private static let serviceAddresses: Set<String> = [
    "10.96.0.1", "10.43.0.1", "172.30.0.1", "10.0.0.1", "172.20.0.1", "10.100.0.1", "100.64.0.1",
    "10.233.0.1", "10.152.183.1",
  ]

  static func host(of url: String) -> String {
    var rest = Substring(url)
    if let scheme = rest.range(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { $0 != "/" && $0 != "?" }
    if rest.hasPrefix("[") { return String(rest.dropFirst().prefix { $0 != "]" }) }
    return String(rest.prefix { $0 != ":" }).lowercased()
  }

  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host.hasPrefix("127.") || host == "::1" || host == "0.0.0.0"
  }

  private static func isAddress(_ host: String) -> Bool {
    !host.isEmpty && host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
  }

  /// `service.namespace` looks like `example.com`; a well-known ending tells them apart.
  private static func hasPublicSuffix(_ parts: [Substring]) -> Bool {
    guard parts.count == 2, let last = parts.last else { return false }
    let endings: Set<Substring> = [
      "com", "org", "net", "io", "dev", "cloud", "eu", "de", "fr", "uk", "app", "co", "us", "local",
      "internal", "lan", "home",
    ]
    return endings.contains(last)
  }
}

extension Substring {
  fileprivate func range(of needle: String) -> Range<Index>? { firstRange(of: needle) }
}
