internal import Languages
internal import Manifests
internal import SourceText

extension VaultAuthMount {
  /// The kubernetes auth mounts that a script configures, by the CLI or through the API.
  static func configured(by script: Script) -> [VaultAuthMount] {
    guard !script.vaultWrites.isEmpty else { return [] }
    let isBesideVault = script.container?.isVaultServer == true
    return script.vaultWrites.compactMap {
      VaultAuthMount($0, in: script, isBesideVault: isBesideVault)
    }
  }

  private init?(_ write: VaultWrite, in script: Script, isBesideVault: Bool) {
    guard let mountPath = Self.mountPath(in: write.path) else { return nil }
    let names = [
      "kubernetes_host", "token_reviewer_jwt", "disable_local_ca_jwt", "kubernetes_ca_cert",
    ]
    let fields = write.fields.filter { names.contains($0.key) }.mapValues { field in
      Field(
        range: field.range, text: field.text,
        origin: ReviewerOrigin(of: field.source, for: write.invocation.command, in: script))
    }
    // The jwt and oidc methods have a config path too, with other fields.
    guard
      fields["kubernetes_host"] != nil || fields["token_reviewer_jwt"] != nil
        || fields["disable_local_ca_jwt"] != nil && !mountPath.contains("jwt")
    else { return nil }
    self.init(
      resource: script.resource, path: Substitution(mountPath) == nil ? mountPath : nil,
      range: script.range(write.place.range), kubernetesHost: fields["kubernetes_host"],
      tokenReviewerJWT: fields["token_reviewer_jwt"],
      disableLocalCAJWT: fields["disable_local_ca_jwt"],
      kubernetesCACert: fields["kubernetes_ca_cert"], isComplete: write.isComplete,
      vault: Location(of: write, in: script, isBesideVault: isBesideVault),
      hasManagedReviewer: false)
    source = (script, write)
  }

  /// `kubernetes` of `auth/kubernetes/config`.
  private static func mountPath(in path: String) -> String? {
    guard path.hasPrefix("auth/"), path.hasSuffix("/config") else { return nil }
    let mount = path.dropFirst("auth/".count).dropLast("/config".count)
    return mount.isEmpty ? nil : String(mount)
  }
}
