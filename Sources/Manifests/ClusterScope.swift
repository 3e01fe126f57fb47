/// The built-in types whose objects have no namespace (`kustomize kyaml/openapi`).
public enum ClusterScope {
  /// Whether objects of a type have no namespace; what is not built in is taken as namespaced.
  public static func contains(_ kind: String, apiVersion: String) -> Bool {
    builtIn[kind]?.contains(apiVersion) == true
  }

  private static let builtIn: [String: Set<String>] = [
    "APIService": ["apiregistration.k8s.io/v1", "apiregistration.k8s.io/v1beta1"],
    "CSIDriver": ["storage.k8s.io/v1", "storage.k8s.io/v1beta1"],
    "CSINode": ["storage.k8s.io/v1", "storage.k8s.io/v1beta1"],
    "CertificateSigningRequest": ["certificates.k8s.io/v1", "certificates.k8s.io/v1beta1"],
    "ClusterRole": ["rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1beta1"],
    "ClusterRoleBinding": ["rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1beta1"],
    "ComponentStatus": ["v1"],
    "CustomResourceDefinition": ["apiextensions.k8s.io/v1", "apiextensions.k8s.io/v1beta1"],
    "FlowSchema": ["flowcontrol.apiserver.k8s.io/v1beta1"],
    "IngressClass": ["networking.k8s.io/v1", "networking.k8s.io/v1beta1"],
    "MutatingWebhookConfiguration": [
      "admissionregistration.k8s.io/v1", "admissionregistration.k8s.io/v1beta1",
    ],
    "Namespace": ["v1"],
    "Node": ["v1"],
    "PersistentVolume": ["v1"],
    "PodSecurityPolicy": ["policy/v1beta1"],
    "PriorityClass": ["scheduling.k8s.io/v1", "scheduling.k8s.io/v1beta1"],
    "PriorityLevelConfiguration": ["flowcontrol.apiserver.k8s.io/v1beta1"],
    "RuntimeClass": ["node.k8s.io/v1", "node.k8s.io/v1beta1"],
    "StorageClass": ["storage.k8s.io/v1", "storage.k8s.io/v1beta1"],
    "ValidatingWebhookConfiguration": [
      "admissionregistration.k8s.io/v1", "admissionregistration.k8s.io/v1beta1",
    ],
    "VolumeAttachment": ["storage.k8s.io/v1", "storage.k8s.io/v1beta1"],
  ]

  /// Kinds without a namespace by the group of their operator, where a tree seldom holds the definition
  /// (`spec.scope: Cluster` in the CRDs of each project; OpenShift: `openshift/api`).
  public static let ofOperators: [String: Set<String>] = [
    "argoproj.io": ["ClusterWorkflowTemplate", "ClusterAnalysisTemplate"],
    "cert-manager.io": ["ClusterIssuer"],
    "cilium.io": [
      "CiliumClusterwideNetworkPolicy", "CiliumClusterwideEnvoyConfig", "CiliumLoadBalancerIPPool",
      "CiliumL2AnnouncementPolicy", "CiliumEgressGatewayPolicy",
    ],
    "config.openshift.io": [
      "APIServer", "Authentication", "Build", "ClusterVersion", "Console", "DNS", "FeatureGate",
      "Image", "Infrastructure", "Ingress", "Network", "OAuth", "OperatorHub", "Project", "Proxy",
      "Scheduler",
    ],
    "console.openshift.io": [
      "ConsoleCLIDownload", "ConsoleExternalLogLink", "ConsoleLink", "ConsoleNotification",
      "ConsolePlugin", "ConsoleQuickStart", "ConsoleYAMLSample",
    ],
    "apiextensions.crossplane.io": ["CompositeResourceDefinition", "Composition"],
    "external-secrets.io": ["ClusterSecretStore", "ClusterExternalSecret", "ClusterPushSecret"],
    "gateway.networking.k8s.io": ["GatewayClass"],
    "generators.external-secrets.io": ["ClusterGenerator"],
    "karpenter.sh": ["NodePool", "NodeClaim"],
    "keda.sh": ["ClusterTriggerAuthentication"],
    "kueue.x-k8s.io": ["ClusterQueue", "ResourceFlavor", "AdmissionCheck"],
    "kyverno.io": ["ClusterPolicy", "ClusterCleanupPolicy"],
    "machineconfiguration.openshift.io": [
      "ContainerRuntimeConfig", "KubeletConfig", "MachineConfig", "MachineConfigPool",
    ],
    "oauth.openshift.io": ["OAuthClient"],
    "pkg.crossplane.io": ["Provider", "Configuration", "Function"],
    "project.openshift.io": ["Project"],
    "security.openshift.io": ["SecurityContextConstraints"],
    "snapshot.storage.k8s.io": ["VolumeSnapshotClass", "VolumeSnapshotContent"],
    "templates.gatekeeper.sh": ["ConstraintTemplate"],
    "trust.cert-manager.io": ["Bundle"],
    "user.openshift.io": ["Group", "Identity", "User"],
  ]
}
