import Graph
import Testing

/// Where a cluster and a Vault are, seen from the script that names them.
@Suite struct LocationTests {
  @Test(arguments: [
    "https://kubernetes.default.svc", "https://kubernetes.default.svc:443", "kubernetes",
    "https://$KUBERNETES_SERVICE_HOST:443", "https://${KUBERNETES_PORT_443_TCP_ADDR}:443",
    "https://10.96.0.1:443", "https://172.20.0.1:443", "https://10.100.0.1", "https://[::1]:6443",
    "https://127.0.0.1:6443",
  ])
  func hostInTheCluster(_ host: String) {
    #expect(VaultAuthMount.Location(kubernetesHost: host) == .here)
  }

  @Test(arguments: [
    ("https://api.prod.example.com:6443", "api.prod.example.com"),
    ("https://203.0.113.7:6443", "203.0.113.7"),
  ])
  func hostElsewhere(_ host: String, _ name: String) {
    #expect(VaultAuthMount.Location(kubernetesHost: host) == .elsewhere(name))
  }

  @Test(arguments: ["https://${CLUSTER_API}", "$HOST", "https://$HOST:6443", "https://{{ host }}"])
  func hostInAVariable(_ host: String) {
    #expect(VaultAuthMount.Location(kubernetesHost: host) == .unknown)
  }

  @Test(arguments: [
    "http://127.0.0.1:8200", "https://vault:8200", "https://vault.vault:8200",
    "https://vault.vault.svc.cluster.local:8200", "http://localhost:8200",
    "https://vault-0.vault-internal.vault.svc:8200",
  ])
  func vaultInTheCluster(_ address: String) {
    #expect(VaultAuthMount.Location(vaultAddress: address) == .here)
  }

  @Test(arguments: [
    "https://vault.example.com", "https://10.1.2.3:8200", "https://example.com:8200",
  ])
  func vaultElsewhere(_ address: String) {
    guard case .elsewhere = VaultAuthMount.Location(vaultAddress: address) else {
      Issue.record("\(address) is taken for a service of the cluster")
      return
    }
  }
}
