public import Manifests
internal import YAML

extension ResourceGraph {
  /// An Istio PeerAuthentication that makes mTLS strict for a workload's namespace or the mesh.
  public func strictPeerAuthentication(for workload: Resource) -> Resource? {
    resources("PeerAuthentication", in: "security.istio.io").first { policy in
      policy.spec?[path: "mtls", "mode"]?.hasText("STRICT") == true
        && policy.spec?["selector"] == nil
        && (policy.namespace == workload.namespace || policy.namespace == "istio-system")
    }
  }
}
