import Graph
import Testing

/// The matrix of reviewer, CA, switch and place, and each carrier of a configuration.
@Suite struct TokenReviewTests {
  /// reviewer, CA, switch: in the same cluster, in another one, outside.
  @Test(arguments: [
    (TokenReview.Reviewer.none, false, false, "ownToken foreignAuthority noAuthority"),
    (.none, true, false, "ownToken foreignToken clientToken"),
    (.none, true, true, "clientToken clientToken clientToken"),
    (.none, false, true, "noAuthority noAuthority noAuthority"),
    (.lasting, true, false, "storedToken storedToken storedToken"),
    (.lasting, true, true, "storedToken storedToken storedToken"),
    (.lasting, false, false, "storedToken foreignAuthority noAuthority"),
    (.lasting, false, true, "noAuthority noAuthority noAuthority"),
    (.expiring, true, false, "expiringToken expiringToken expiringToken"),
    (.expiring, true, true, "expiringToken expiringToken expiringToken"),
    (.expiring, false, false, "expiringToken expiringToken expiringToken"),
    (.expiring, false, true, "expiringToken expiringToken expiringToken"),
  ])
  func cells(
    _ reviewer: TokenReview.Reviewer, _ hasAuthority: Bool, _ disablesLocal: Bool,
    _ expected: String
  ) {
    let found = TokenReview.Place.allCases.map { place in
      "\(TokenReview(reviewer, hasAuthority: hasAuthority, disablesLocal: disablesLocal, vault: place))"
    }
    #expect(found.joined(separator: " ") == expected)
  }

  private static let carriers: [(name: String, manifest: String)] = [
    ("the CLI", script("vault write auth/a/config kubernetes_host=$H kubernetes_ca_cert=@/ca")),
    (
      "JSON on standard input",
      script(
        "bao write auth/a/config - <<EOF\n{\"kubernetes_host\": \"$H\", \"kubernetes_ca_cert\": \"x\"}\nEOF"
      )
    ),
    (
      "the API",
      script(
        "curl -d '{\"kubernetes_host\": \"https://a\", \"kubernetes_ca_cert\": \"x\"}' $VAULT_ADDR/v1/auth/a/config"
      )
    ),
    (
      "vault-config-operator",
      """
      apiVersion: redhatcop.redhat.io/v1alpha1
      kind: KubernetesAuthEngineConfig
      metadata: {name: a}
      spec: {kubernetesHost: "https://a", kubernetesCACert: x}
      """
    ),
    (
      "bank-vaults",
      """
      apiVersion: vault.banzaicloud.com/v1alpha1
      kind: Vault
      metadata: {name: a}
      spec:
        externalConfig:
          auth: [{type: kubernetes, config: {kubernetes_host: "https://a", kubernetes_ca_cert: x}}]
      """
    ),
    (
      "provider-vault",
      """
      apiVersion: kubernetes.vault.upbound.io/v1alpha1
      kind: AuthBackendConfig
      metadata: {name: a}
      spec: {forProvider: {backend: a, kubernetesHost: "https://a", kubernetesCaCert: x}}
      """
    ),
  ]

  /// One configuration with a CA alone, in each form.
  @Test(arguments: carriers.map(\.name)) func everyCarrier(_ name: String) throws {
    let manifest = try #require(Self.carriers.first { $0.name == name }?.manifest)
    let graph = ResourceGraph(
      Inventory([SourceFile(id: 0, path: "a.yaml", contents: Array(manifest.utf8))]))
    let mount = try #require(graph.vaultAuthMounts.first)
    #expect(mount.review(vault: .sameCluster) == .ownToken)
    #expect(mount.review(vault: .otherCluster) == .foreignToken)
    #expect(mount.review(vault: .outside) == .clientToken)
  }

  private static func script(_ text: String) -> String {
    let indented = text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a.sh: |\n\(indented)\n"
  }
}
