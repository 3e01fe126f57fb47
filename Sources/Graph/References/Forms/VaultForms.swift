/// Vault's operators: Vault Secrets Operator, bank-vaults, vault-config-operator (`facts: vault.md 4`).
extension ReferenceTable {
  private static let operators = "secrets.hashicorp.com"
  private static let bankVaults = "vault.banzaicloud.com"
  private static let configuration = "redhatcop.redhat.io"

  static let vault: [ReferenceForm] = [
    ReferenceForm(
      operators, "VaultConnection", "spec.caCertSecretRef", name: "", keys: .fixed(["ca.crt"])),
    ReferenceForm(
      operators, "VaultAuth|VaultAuthGlobal", "spec.appRole.secretRef", name: "",
      keys: .fixed(["id"]), need: .first),
    ReferenceForm(
      operators, "VaultAuth|VaultAuthGlobal", "spec.jwt.secretRef", name: "",
      keys: .fixed(["jwt"]), need: .first),
    ReferenceForm(
      operators, "VaultAuth|VaultAuthGlobal", "spec.aws.secretRef", name: "", need: .first),
    ReferenceForm(operators, "HCPAuth", "spec.servicePrincipal.secretRef", name: "", need: .first),
    ReferenceForm(bankVaults, "Vault", "spec.**.valueFrom.secretKeyRef", key: "key"),
    ReferenceForm(
      bankVaults, "Vault", "spec.volumes[].secret", name: "secretName",
      key: "items[].key"),
    ReferenceForm(bankVaults, "Vault", "spec.credentialsConfig.secretName", name: "", need: .first),
    ReferenceForm(
      configuration, "", "spec.*Credentials.secret", namespace: .own),
    ReferenceForm(configuration, "", "spec.*Reference.secret", namespace: .own),
    ReferenceForm(configuration, "", "spec.tLSConfig.tlsSecret"),
  ]
}
