/// The keys of redis-ha and of the Valkey project's chart (`DandyDeveloper/charts redis-ha@4.27-4.35
/// values.yaml`; `valkey-io/valkey-helm valkey@0.7-0.11 values.yaml`).
extension KnownKeys {
  static let redisHA = KnownKeys([
    """
    .: additionalAffinities affinity auth authKey configmap configmapTest containerSecurityContext emptyDir existingSecret
    .: exporter extraContainers extraInitContainers extraLabels extraVolumes fullnameOverride global haproxy hardAntiAffinity
    .: hostPath image imagePullSecrets init labels nameOverride networkPolicy nodeSelector persistentVolume
    .: podDisruptionBudget podManagementPolicy priorityClassName prometheusRule rbac redis redisPassword replicas restore
    .: ro_replicas schedulerName securityContext sentinel serviceAccount serviceLabels splitBrainDetection sysctlImage tls
    .: tolerations topologySpreadConstraints extraObjects enableServiceLinks podAnnotations annotations ingressNSMatchLabels
    """
  ])

  static let valkey = KnownKeys([
    """
    .: affinity auth clusterDomain commonLabels dataStorage deploymentStrategy env extraContainers extraInitContainers
    .: extraObjects extraSecretValkeyConfigs extraValkeyConfigs extraValkeySecrets extraVolumeMounts extraVolumes
    .: fullnameOverride global image imagePullSecrets initResources initContainer livenessProbe metrics nameOverride networkPolicy
    .: nodeSelector podAnnotations podDisruptionBudget podLabels podSecurityContext priorityClassName readinessProbe replica
    .: replicaCount resources runtimeClassName securityContext service serviceAccount startupProbe tls tolerations
    .: topologySpreadConstraints valkeyConfig valkeyLogLevel workloadAnnotations dnsConfig dnsPolicy hostAliases
    .: terminationGracePeriodSeconds extraEnv extraEnvVars podMonitor serviceMonitor annotations
    auth: aclConfig aclUsers enabled usersExistingSecret
    replica: disklessSync enabled minReplicasMaxLag minReplicasToWrite persistence persistentVolumeClaimRetentionPolicy
    replica: replicas replicationUser sentinel service terminationGracePeriodSeconds
    tls: caPublicKey dhParamKey enabled existingSecret requireClientCertificate serverKey serverPublicKey
    """
  ])
}
