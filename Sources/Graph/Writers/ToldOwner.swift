public import Manifests
public import YAML

/// The owner that a Secret's own label names.
public struct ToldOwner: Sendable {
  /// The label's value, or its key where the key alone says it.
  public let place: Node
  /// The owner as written: `hashicorp-vso`.
  public let name: String
  /// Whether it is a controller that is known to write Secrets by itself.
  public let isController: Bool
}

extension ResourceGraph {
  /// Whether a label's key names the owner: its name part is `managed-by`, or the project says so.
  public func isOwnershipLabel(_ key: String) -> Bool {
    key == "managed-by" || key.hasSuffix("/managed-by")
      || key == "reconcile.external-secrets.io/managed" || settings.managedByKeys.contains(key)
  }

  /// The owner besides Git that a Secret's labels name (`facts: gitops.md 4`); `nil` where they name
  /// none, what applies Git, or where a kustomization gives every object the label.
  public func ownerBesideGit(of secret: Secret) -> ToldOwner? {
    let file = secret.resource.node.entry("kind")?.key.range.file
    for label in secret.resource.metadata?["labels"]?.entries ?? [] {
      guard let key = label.key.text, label.key.range.file == file else { continue }
      if let owner = Self.controllerLabels[key], label.value.hasText("true") {
        return ToldOwner(place: label.key, name: owner, isController: true)
      }
      guard isOwnershipLabel(key), let name = label.value.literal else { continue }
      let known = name.lowercased()
      if Self.controllers.contains(known) {
        return ToldOwner(place: label.value, name: name, isController: true)
      }
      guard !Self.appliesGit(known) else { continue }
      return ToldOwner(place: label.value, name: name, isController: false)
    }
    return nil
  }

  /// The labels by which controllers mark what they write themselves (the controllers' own source).
  private static let controllerLabels = [
    "reconcile.external-secrets.io/managed": "External Secrets",
    "controller.cert-manager.io/fao": "cert-manager",
  ]

  /// Controllers that write Secrets, as they and their charts call themselves.
  private static let controllers: Set<String> = [
    "hashicorp-vso", "vso", "vault-secrets-operator", "external-secrets",
    "external-secrets-operator", "eso", "sealed-secrets", "sealed-secrets-controller",
    "cert-manager", "bank-vaults", "vault-operator", "reflector", "trust-manager",
  ]

  private static func appliesGit(_ owner: String) -> Bool {
    let names = [
      "argo", "flux", "kustomize", "helm", "git", "openshift-gitops", "kubectl", "oc", "kapp",
      "fleet", "manual", "tanka", "jsonnet", "cdk8s", "timoni", "skaffold", "true", "false",
    ]
    return names.contains { owner == $0 || owner.hasPrefix($0 + "-") }
      || ["argocd", "fluxcd", "gitops", "kustomization"].contains { owner.hasPrefix($0) }
  }
}
