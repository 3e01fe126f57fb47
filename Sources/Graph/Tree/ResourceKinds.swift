internal import Manifests

/// What kinds of objects do about Secrets.
enum ResourceKinds {
  /// Whether the controller of an object's kind may make Secrets that nothing in the object names.
  static func mayMakeSecrets(_ resource: Resource) -> Bool {
    let group = resource.group
    guard !group.isEmpty, !builtIn.contains(group), !makingNone.contains(group),
      !OperatorSecret.groups.contains(group)
    else { return false }
    // Kubernetes' own groups, also those of its subprojects.
    if group.hasSuffix(".k8s.io"), group != "cluster.x-k8s.io" { return false }
    return !kindsMakingNone.contains(resource.kind)
  }

  private static let builtIn: Set<String> = [
    "apps", "batch", "autoscaling", "policy", "extensions",
  ]

  /// Groups whose controllers make no Secrets, or only those that their objects name.
  private static let makingNone: Set<String> = [
    "argoproj.io", "bitnami.com", "cert-manager.io", "chainsaw.kyverno.io", "trust.cert-manager.io",
    "cilium.io",
    "config.openshift.io", "barmancloud.cnpg.io", "databases.spotahome.com", "dragonflydb.io",
    "external-secrets.io",
    "gateway.envoyproxy.io", "generators.external-secrets.io", "helm.toolkit.fluxcd.io",
    "image.toolkit.fluxcd.io", "keda.sh", "kustomize.toolkit.fluxcd.io", "kyverno.io",
    "metallb.io", "monitoring.coreos.com", "networking.istio.io", "notification.toolkit.fluxcd.io",
    "redis.redis.opstreelabs.in", "route.openshift.io", "secrets.hashicorp.com",
    "security.istio.io", "security.openshift.io", "source.toolkit.fluxcd.io", "traefik.io",
    "user.openshift.io", "velero.io", "volsync.backube", "console.openshift.io",
    "externaldns.k8s.io",
  ]

  private static let kindsMakingNone: Set<String> = [
    "GrafanaDashboard", "GrafanaDatasource", "GrafanaFolder", "GrafanaAlertRuleGroup", "Pooler",
    "ScheduledBackup", "Backup", "Database", "Task", "Pipeline", "KafkaTopic", "ProviderConfig",
    "VerticalPodAutoscaler", "OperatorGroup", "CatalogSource", "ClusterServiceVersion",
    "ServiceMonitor", "PodMonitor",
  ]
}

extension OperatorSecret {
  fileprivate static let groupsOfTable = Set(table.compactMap(\.group))

  /// The groups of which the table knows what they make.
  static var groups: Set<String> { groupsOfTable }
}
