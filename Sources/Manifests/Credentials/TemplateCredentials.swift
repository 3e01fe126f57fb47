internal import YAML

extension Resource {
  /// The values in clear among those that the template of an ExternalSecret or a SealedSecret adds to what
  /// its controller fills in: they end in the Secret as they stand (`external-secrets.io`,
  /// `target.template`).
  var templateCredentials: [CredentialField] {
    guard let (path, template) = secretTemplate else { return [] }
    let entries = (template["data"]?.entries ?? []).filter { $0.value.isScalar }
    let users = Set(
      entries.compactMap { entry in
        CredentialName.isUserName(entry.key.text ?? "") ? entry.value.literal : nil
      })
    return entries.compactMap { entry in
      guard let name = entry.key.text, let text = entry.value.text,
        PrivateKey(in: Array(text.utf8)) == nil,
        // Beside what comes from elsewhere stand words that fill a key nobody uses: `unused`.
        let credential = Credential(text, named: name, in: .setting, users: users)
      else { return nil }
      return CredentialField(
        path: "\(path).data.\(name)", key: entry.key, credential: credential)
    }
  }

  private var secretTemplate: (path: String, node: Node)? {
    let (path, node): (String, Node?) =
      switch (kind, group) {
      case ("ExternalSecret", "external-secrets.io"):
        ("spec.target.template", spec?[path: "target", "template"])
      case ("ClusterExternalSecret", "external-secrets.io"):
        (
          "spec.externalSecretSpec.target.template",
          spec?[path: "externalSecretSpec", "target", "template"]
        )
      case ("SealedSecret", "bitnami.com"): ("spec.template", spec?["template"])
      default: ("", nil)
      }
    return node.map { (path, $0) }
  }
}
