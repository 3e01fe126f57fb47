// What kubectl is asked to do beyond naming resources.

extension KubectlCommand {
  /// A manifest that is sent, and where its text is.
  public struct Manifest: Sendable {
    /// The value of `-f`: a file, `-`, or a substitution.
    public let file: ShellWord
    /// The text in the script, the file outside of it, or the command that prints it; nil where nothing feeds it.
    public let input: ShellInput?
  }

  /// `kubectl create token`
  public struct TokenRequest: Sendable {
    /// The ServiceAccount.
    public let serviceAccount: ShellWord
    /// How long the token lives, `1h` where nothing is given.
    public let duration: ShellWord?
    /// Whom it is for; the API server where nothing is given.
    public let audiences: [ShellWord]
  }

  /// What `kubectl patch` sends.
  public struct Patch: Sendable {
    /// `strategic`, `merge` or `json`.
    public let type: String
    /// The patch, or the file that holds it.
    public let input: ShellInput
  }

  /// The manifests that `apply`, `create`, `replace`, `delete` and `patch` are given with `-f`.
  public func manifests(in script: ShellScript) -> [Manifest] {
    filenames.map { file in
      let isStandardInput = file.literal == "-" || file.literal == "/dev/stdin"
      if isStandardInput {
        return Manifest(file: file, input: script.standardInput(of: invocation.command))
      }
      if file.parts.count == 1, case .processSubstitution(let range) = file.parts[0].kind {
        return Manifest(file: file, input: script.output(ofSubstitution: range))
      }
      return Manifest(file: file, input: script.contents(ofFile: file))
    }
  }

  /// The folder given by `-k`.
  public var kustomization: ShellWord? { options.value("-k", "--kustomize") }

  /// The token that `create token` asks for.
  public var tokenRequest: TokenRequest? {
    guard verb == "create", operands.first?.literal == "token",
      let account = operands.dropFirst().first
    else { return nil }
    return TokenRequest(
      serviceAccount: account, duration: options.value("--duration"),
      audiences: options.values("--audience"))
  }

  /// The workloads that `rollout restart` restarts.
  public var restarted: [Resource] {
    verb == "rollout" && operands.first?.literal == "restart" ? resources : []
  }

  /// What `patch` sends.
  public func patch(in script: ShellScript) -> Patch? {
    guard verb == "patch" else { return nil }
    let type = options.value("--type")?.literal ?? "strategic"
    if let text = options.value("-p", "--patch") {
      return Patch(type: type, input: script.payload(text))
    }
    return options.value("--patch-file").map {
      Patch(type: type, input: script.contents(ofFile: $0))
    }
  }
}

extension KubectlCommand.Resource {
  /// The kind for the names that kubectl takes for built-in types (`kubectl api-resources`), or the type as spelled.
  public var kind: String {
    let name = type.lowercased().prefix { $0 != "." }
    if let kind = KubectlCommand.Resource.kinds[String(name)] { return kind }
    return name.hasSuffix("s")
      ? KubectlCommand.Resource.kinds[String(name.dropLast())] ?? type : type
  }

  private static let kinds: [String: String] = [
    "secret": "Secret", "configmap": "ConfigMap", "cm": "ConfigMap", "pod": "Pod", "po": "Pod",
    "service": "Service", "svc": "Service", "serviceaccount": "ServiceAccount",
    "sa": "ServiceAccount", "namespace": "Namespace", "ns": "Namespace", "node": "Node",
    "no": "Node", "deployment": "Deployment", "deploy": "Deployment", "statefulset": "StatefulSet",
    "sts": "StatefulSet", "daemonset": "DaemonSet", "ds": "DaemonSet", "replicaset": "ReplicaSet",
    "rs": "ReplicaSet", "job": "Job", "cronjob": "CronJob", "cj": "CronJob",
    "persistentvolumeclaim": "PersistentVolumeClaim", "pvc": "PersistentVolumeClaim",
    "persistentvolume": "PersistentVolume", "pv": "PersistentVolume", "ingress": "Ingress",
    "ingresse": "Ingress", "ing": "Ingress", "networkpolicy": "NetworkPolicy",
    "networkpolicie": "NetworkPolicy", "netpol": "NetworkPolicy", "role": "Role",
    "rolebinding": "RoleBinding", "clusterrole": "ClusterRole",
    "clusterrolebinding": "ClusterRoleBinding", "event": "Event", "ev": "Event",
    "endpoint": "Endpoints", "ep": "Endpoints",
    "customresourcedefinition": "CustomResourceDefinition",
    "crd": "CustomResourceDefinition", "storageclass": "StorageClass",
    "storageclasse": "StorageClass",
    "sc": "StorageClass", "horizontalpodautoscaler": "HorizontalPodAutoscaler",
    "hpa": "HorizontalPodAutoscaler", "poddisruptionbudget": "PodDisruptionBudget",
    "pdb": "PodDisruptionBudget", "certificatesigningrequest": "CertificateSigningRequest",
    "csr": "CertificateSigningRequest", "lease": "Lease",
  ]
}
