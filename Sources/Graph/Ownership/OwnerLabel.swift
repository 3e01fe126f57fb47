public import Manifests
public import YAML

/// A label of a Secret's manifest by which another program than the one that applies it owns the live
/// Secret.
public struct OwnerLabel: Sendable {
  /// The program.
  public enum Owner: Sendable, Hashable {
    /// A controller that sets just this label on what it writes.
    case controller(String)
    /// A script of the tree fills the Secret, and the label does not name a tool that applies Git.
    case seeder
    /// A label of the project's own on a manifest without values of its own.
    case project
  }

  /// The label.
  public let key: Node
  /// Its value.
  public let value: String
  /// Who owns the Secret by it.
  public let owner: Owner
}

extension ResourceGraph {
  /// Whether a label's key names the owner: its name part is `managed-by`, or the project says so.
  public func isOwnershipLabel(_ key: String) -> Bool {
    key == "managed-by" || key.hasSuffix("/managed-by")
      || key == "reconcile.external-secrets.io/managed" || settings.managedByKeys.contains(key)
  }

  /// The label by which a Secret's manifest says that somebody else owns it (`facts: gitops.md 4`).
  public func foreignOwner(of secret: Secret) -> OwnerLabel? {
    guard !secret.isTemplateForController, !secret.isFilledBySystem, !isLeftAlone(secret) else {
      return nil
    }
    let isSeeded = otherWriters(of: secret).contains(where: \.isSeeding)
    let ownFile = secret.resource.node.entry("kind")?.key.range.file
    for entry in secret.resource.metadata?["labels"]?.entries ?? [] {
      // What a kustomization gives to every object says nothing of this one.
      guard let name = entry.key.text, let value = entry.value.literal,
        entry.key.range.file == ownFile
      else { continue }
      let owner = owner(name, value)
      if case .controller = owner {
        return OwnerLabel(key: entry.key, value: value, owner: owner ?? .project)
      }
      guard owner != nil, !Self.appliesGit(value) else { continue }
      if isSeeded { return OwnerLabel(key: entry.key, value: value, owner: .seeder) }
      let holdsNothing = secret.keys.allSatisfy(\.isHollow)
      if holdsNothing, !name.hasPrefix("app.kubernetes.io/") {
        return OwnerLabel(key: entry.key, value: value, owner: .project)
      }
    }
    return nil
  }

  private func owner(_ label: String, _ value: String) -> OwnerLabel.Owner? {
    let value = value.lowercased()
    switch label {
    case "reconcile.external-secrets.io/managed" where value == "true":
      return .controller("External Secrets")
    case "controller.cert-manager.io/fao" where value == "true": return .controller("cert-manager")
    case _ where isOwnershipLabel(label):
      // Argo CD's operator marks namespaces by a label of this name.
      guard !label.hasPrefix("argocd.") else { return nil }
      return Self.controllers[value].map { .controller($0) } ?? .project
    default: return nil
    }
  }

  private static let controllers = [
    "hashicorp-vso": "the Vault Secrets Operator",
    "vault-secrets-operator": "the Vault Secrets Operator",
    "external-secrets": "External Secrets", "external-secrets-operator": "External Secrets",
    "sealed-secrets": "the sealed-secrets controller",
    "sealed-secrets-controller": "the sealed-secrets controller", "cert-manager": "cert-manager",
  ]

  /// Whether a value names a tool that applies what stands in Git, or whoever writes it there.
  private static func appliesGit(_ value: String) -> Bool {
    let value = value.lowercased()
    return [
      "helm", "kustomize", "argo", "flux", "gitops", "git", "kapp", "kpt", "jsonnet", "tanka",
      "terraform", "tofu", "pulumi", "ansible", "sops", "kubectl", "manual",
    ].contains { value.hasPrefix($0) }
  }
}
