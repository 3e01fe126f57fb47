/// What a file of a GitOps repository is for.
public enum FileRole: String, Sendable, Hashable, CaseIterable {
  /// Kubernetes objects.
  case manifest
  /// A `kustomization.yaml`.
  case kustomization
  /// A patch that a kustomization applies; no object of its own.
  case kustomizePatch = "kustomize-patch"
  /// A chart's template with template actions in it: an object only once Helm renders it.
  case helmTemplate = "helm-template"
  /// Another kind of template: Jinja, ytt, Terraform, Go.
  case template
  /// A chart's `Chart.yaml` or lock file.
  case chart
  /// Values for a chart.
  case helmValues = "helm-values"
  /// A pipeline definition.
  case ci
  /// The configuration of a program beside the cluster, as kind's or eksctl's.
  case toolConfiguration = "tool-configuration"
  /// A list of Redis users, as `aclfile` names it.
  case redisACL = "redis-acl"
  /// Bytes that are no text: an encrypted file, an archive.
  case binary
  /// Comments or nothing.
  case empty
  /// YAML or JSON that describes no Kubernetes object.
  case other

  /// Whether the file is read by a tool and says nothing of a cluster's objects.
  public var isForTools: Bool { self == .toolConfiguration || self == .ci }
}
