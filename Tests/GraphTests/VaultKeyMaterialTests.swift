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

  /// What a seal of the server's own needs must be there before the server starts, however the seal is declared.
  @Test(arguments: [
    ("BAO_SEAL_TYPE", "static", 0), ("VAULT_SEAL_TYPE", "Static", 0),
    ("BAO_SEAL_TYPE", "awskms", 0), ("BAO_SEAL_TYPE", "shamir", 1),
    ("VAULT_LOCAL_CONFIG", "{\"seal\":[{\"static\":{}}]}", 0),
    ("BAO_LOCAL_CONFIG", "seal \"static\" {}", 0), ("BAO_LOCAL_CONFIG", "# seal \"static\" {}", 1),
    ("BAO_LOCAL_CONFIG", "{\"seal\":{\"transit\":{}}, \"static\": 1}", 0),
    ("BAO_LOCAL_CONFIG", "seal \"shamir\" {}", 1),
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
            env:
              - {name: \(variable), value: '\(value)'}
              - {name: A, valueFrom: {secretKeyRef: {name: openbao-unseal-key, key: a}}}
      """
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))
    let graph = ResourceGraph(Inventory([file]))
    #expect(graph.unsealSigns(of: try #require(graph.secretReaders.first)).count == signs)
  }

  /// A configuration out of sight may name a static seal, unless something unseals with the keys.
  @Test(arguments: [
    ("args: [server]", "config: {secretName: other}", 1),
    ("args: [server, -config=/openbao/config/a.hcl]", "config: {secretName: config}", 2),
    ("args: [server]", "config: {secretName: static}", 0),
    ("args: [server]\nenvFrom: [{secretRef: {name: other}}]", "unused: {secretName: other}", 1),
    ("args: [server]\nenvFrom: [{secretRef: {name: config}}]", "unused: {secretName: other}", 2),
    ("args: [server]\nenvFrom: [{configMapRef: {name: other}}]", "unused: {secretName: o}", 1),
    (
      "args: [server]\nenv: [{name: BAO_LOCAL_CONFIG, value: \"${CONFIG}\"}]",
      "unused: {secretName: o}", 1
    ),
    (
      "args: [-c, \"bao server & bao operator unseal $(cat /unseal/a)\"]\ncommand: [sh]",
      "config: {secretName: other}", 4
    ),
  ])
  func sealOutOfSight(_ container: String, _ mount: String, _ signs: Int) throws {
    let volume = mount.hasPrefix("config") ? "/openbao/config" : "/unused"
    let text = """
      apiVersion: v1
      kind: Pod
      metadata: {name: openbao}
      spec:
        containers:
          - name: openbao
            image: openbao/openbao
      \(container.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))
            volumeMounts: [{name: keys, mountPath: /unseal}, {name: c, mountPath: \(volume)}]
        volumes:
          - {name: keys, secret: {secretName: openbao-unseal-key}}
          - {name: c, secret: \(mount.drop { $0 != "{" })}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: config}
      stringData: {a.hcl: 'storage "raft" {}'}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: static}
      data: {a.hcl: c2VhbCAic3RhdGljIiB7fQ==}
      """
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))
    let graph = ResourceGraph(Inventory([file]))
    let reader = graph.secretReaders.first { $0.secret.name == "openbao-unseal-key" }
    #expect(graph.unsealSigns(of: try #require(reader)).count == signs)
  }
}
