/// The namespaces that the platform fills by itself, so that a Secret there may come from nobody's tree.
enum PlatformNamespaces {
  /// Whether a namespace is the platform's own; others of such names, `kube-prometheus-stack` or
  /// `openshift-adp`, are those of people.
  static func contains(_ namespace: String?) -> Bool {
    guard let namespace else { return false }
    if kubernetes.contains(namespace) || namespace == "openshift" { return true }
    guard namespace.hasPrefix("openshift-") else { return false }
    let name = String(namespace.dropFirst("openshift-".count))
    return openShift.contains(name)
      || name.hasSuffix("-operator") && openShift.contains(String(name.dropLast("-operator".count)))
  }

  private static let kubernetes: Set<String> = ["kube-system", "kube-public", "kube-node-lease"]

  /// OpenShift's own without `openshift-`, each with or without `-operator`: what the release brings
  /// (`docs.redhat.com: OpenShift, Default projects`), and the operands of Red Hat's operators that
  /// are subscribed in another namespace than the one they fill (GitOps, Pipelines).
  private static let openShift: Set<String> = [
    "apiserver", "authentication", "cloud-controller-manager", "cloud-credential",
    "cloud-network-config-controller", "cluster-csi-drivers", "cluster-machine-approver",
    "cluster-node-tuning", "cluster-samples", "cluster-storage", "cluster-version", "config",
    "config-managed", "console", "console-user-settings", "controller-manager", "dns", "etcd",
    "gitops", "host-network", "image-registry", "infra", "ingress", "ingress-canary", "insights",
    "kni-infra", "kube-apiserver", "kube-controller-manager", "kube-scheduler",
    "kube-storage-version-migrator", "machine-api", "machine-config", "marketplace", "monitoring",
    "multus", "network", "network-diagnostics", "network-node-identity", "node", "nutanix-infra",
    "oauth-apiserver", "openstack-infra", "operator-lifecycle-manager", "operators",
    "ovirt-infra", "ovn-kubernetes", "pipelines", "route-controller-manager", "sdn", "service-ca",
    "user-workload-monitoring", "vsphere-infra",
  ]
}
