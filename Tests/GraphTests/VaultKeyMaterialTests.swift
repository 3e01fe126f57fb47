import Graph
import Testing

/// Secrets that hold unseal keys, and those that only sound like it.
@Suite struct VaultKeyMaterialTests {
  @Test(arguments: [
    "vault-init", "vault-init-keys", "vault-unseal-keys", "vault-unseal-key", "unseal-key",
    "unseal-keys", "vault-autounseal", "vault-auto-unseal", "openbao-keys", "bao-keys",
    "openbao-unseal-key", "vault-root-token", "hashicorp-vault-init", "prod-openbao-keys",
    "vault-unsealkeys", "unseal-1",
  ])
  func keyMaterial(_ name: String) {
    #expect(KeyMaterial.isNamed(name))
  }

  @Test(arguments: [
    "vault-initializer-oidc-client", "vault-unsealer-aws-credentials", "vault-init-config",
    "vault-transit-unseal-token", "azure-key-vault-keys", "keyvault-keys", "vault-token",
    "vault-keystore", "unsealed",
  ])
  func otherSecret(_ name: String) {
    #expect(!KeyMaterial.isNamed(name))
  }

  /// A static seal's key must be there before the server starts, however the seal is declared.
  @Test(arguments: [
    ("BAO_SEAL_TYPE", "static", 0), ("VAULT_SEAL_TYPE", "Static", 0),
    ("BAO_SEAL_TYPE", "awskms", 1), ("VAULT_LOCAL_CONFIG", "{\"seal\":[{\"static\":{}}]}", 0),
    ("BAO_LOCAL_CONFIG", "seal \"static\" {}", 0), ("BAO_LOCAL_CONFIG", "# seal \"static\" {}", 1),
    ("BAO_LOCAL_CONFIG", "{\"seal\":{\"transit\":{}}, \"static\": 1}", 1),
  ])
  func staticSeal(_ variable: String, _ value: String, _ signs: Int) throws {
    let text = """
      apiVersion: v1
      kind: Pod
      metadata: {name: openbao}
      spec:
        containers:
          - name: openbao
            image: openbao/openbao
            args: [server]
            env: [{name: \(variable), value: '\(value)'}]
            envFrom: [{secretRef: {name: openbao-unseal-key}}]
      """
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))
    let graph = ResourceGraph(Inventory([file]))
    #expect(graph.unsealSigns(of: try #require(graph.secretReaders.first)).count == signs)
  }
}
