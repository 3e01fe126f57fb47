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
    return !kindsMakingNone.contains(resource.kind) && !isSetting(resource.kind)
  }

  /// Whether the last word of a kind says that its objects only tell a proxy, a scheduler or a monitor
  /// what to do: nothing runs for them that could have credentials.
  private static func isSetting(_ kind: String) -> Bool {
    let protocols = ["TCP", "UDP", "TLS", "HTTP"]
    let kind = kind.dropLast(protocols.first { kind.hasSuffix($0) }?.count ?? 0)
    guard let start = kind.lastIndex(where: \.isUppercase) else { return false }
    return settings.contains(String(kind[start...]))
  }

  private static let settings: Set<String> = [
    "Policy", "Route", "Middleware", "Filter", "Rule", "Rules", "Mapping",
    "Monitor", "Monitoring", "Probe", "Alert", "Silence", "Dashboard", "Quota", "Autoscaler",
    "Budget", "Schedule", "Topic", "Queue", "Exchange", "Trigger", "Class",
  ]

  private static let builtIn: Set<String> = [
    "apps", "batch", "autoscaling", "policy", "extensions",
  ]

  /// Groups whose controllers make no Secrets, or only those that their objects name.
  private static let makingNone: Set<String> = [
    "argoproj.io", "bitnami.com", "cert-manager.io", "chainsaw.kyverno.io", "trust.cert-manager.io",
    "cilium.io",
    // What OpenShift's own API servers come with; a Template makes its objects by an instance of it.
    "apps.openshift.io", "authorization.openshift.io", "build.openshift.io", "image.openshift.io",
    "network.openshift.io", "oauth.openshift.io", "project.openshift.io", "quota.openshift.io",
    // Meshes, proxies and networks, the parts of a cloud's load balancers, schedulers of nodes.
    "cloud.google.com", "configuration.konghq.com", "crd.projectcalico.org", "elbv2.k8s.aws",
    "extensions.istio.io", "flagger.app", "gateway.solo.io", "gloo.solo.io", "k8s.nginx.org",
    "karpenter.azure.com", "karpenter.k8s.aws", "karpenter.sh", "linkerd.io",
    "networking.gke.io", "nfd.k8s-sigs.io", "policy.linkerd.io", "projectcalico.org",
    "projectcontour.io", "telemetry.istio.io", "traefik.containo.us", "vpcresources.k8s.aws",
    // Functions and services, telemetry, volumes: they run what their objects name.
    "eventing.knative.dev", "flows.knative.dev", "longhorn.io", "messaging.knative.dev",
    "monitoring.googleapis.com", "opentelemetry.io", "serving.knative.dev", "sources.knative.dev",
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
    "GrafanaDashboard", "GrafanaDatasource", "Template", "GrafanaFolder", "GrafanaAlertRuleGroup",
    "Pooler",
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
