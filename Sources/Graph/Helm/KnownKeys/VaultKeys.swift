/// The keys of the charts of Vault and OpenBao (`hashicorp/vault-helm@0.31 values.yaml`,
/// `openbao/openbao-helm@0.29 charts/openbao/values.yaml`, and those of the schemas of both).
extension KnownKeys {
  static let vault = KnownKeys([shared, vaultOwn])

  static let openbao = KnownKeys([shared, openbaoOwn])

  /// The keys of both, for a file that only its keys tell.
  static let vaultOrOpenBao = KnownKeys([shared, vaultOwn, openbaoOwn])

  private static let vaultOwn = "ui: activeVaultPodOnly"

  private static let openbaoOwn = """
    .: snapshotAgent
    global: externalBaoAddr
    injector: externalBaoAddr
    server: gateway selfInit backendTLSPolicy httpRoute tlsRoute configAnnotation initialize
    ui: activeOpenbaoPodOnly activeVaultPodOnly
    """

  private static let shared = """
    .: csi extraObjects fullnameOverride global injector nameOverride server serverTelemetry ui
    global: enabled externalVaultAddr imagePullSecrets namespace openshift psp serverTelemetry tlsDisable
    global: imageRegistry image security storageClass
    injector: affinity agentDefaults agentImage annotations authPath certs enabled externalVaultAddr extraEnvironmentVars
    injector: extraLabels failurePolicy gid hostNetwork image imagePullSecrets leaderElector livenessProbe logFormat logLevel
    injector: metrics namespaceSelector nodeSelector objectSelector podDisruptionBudget port priorityClassName readinessProbe
    injector: replicas resources revokeOnShutdown securityContext service serviceAccount startupProbe strategy tolerations
    injector: topologySpreadConstraints uid webhook webhookAnnotations
    server: affinity annotations auditStorage authDelegator configAnnotation dataStorage dev enabled enterpriseLicense
    server: extraArgs extraContainers extraEnvironmentVars extraInitContainers extraLabels extraPorts
    server: extraSecretEnvironmentVars extraVolumes gid ha hostAliases hostNetwork image imagePullSecrets
    server: includeConfigAnnotation ingress livenessProbe logFormat logLevel networkPolicy nodeSelector
    server: persistentVolumeClaimRetentionPolicy podManagementPolicy postStart preStop preStopSleepSeconds priorityClassName
    server: readinessProbe replicas resources route service serviceAccount shareProcessNamespace standalone startupProbe
    server: statefulSet terminationGracePeriodSeconds tolerations topologySpreadConstraints uid updateStrategyType
    server: volumeMounts volumes nonroot securityContext extraConfig lifecycle
    server.ha: apiAddr clusterAddr config disruptionBudget enabled raft replicas
    server.ha.raft: config enabled setNodeId
    server.standalone: config enabled
    server.dev: devRootToken enabled
    server.dataStorage: accessMode annotations enabled labels mountPath size storageClass
    server.auditStorage: accessMode annotations enabled labels mountPath size storageClass
    ui: annotations enabled extraLabels externalPort externalTrafficPolicy loadBalancerIP loadBalancerSourceRanges
    ui: publishNotReadyAddresses serviceIPFamilies serviceIPFamilyPolicy serviceNodePort serviceType targetPort
    """
}
