import Graph
import Testing

/// The matrix of reviewer, CA, switch and place, and each carrier of a configuration.
@Suite struct TokenReviewTests {
  /// A row of the matrix: what is configured, and what follows in the same cluster, in another one, outside.
  struct Row: Sendable, CustomTestStringConvertible {
    let reviewer: TokenReview.Reviewer
    let hasAuthority: Bool
    let disablesLocal: Bool
    let expected: String

    init(
      _ reviewer: TokenReview.Reviewer, _ hasAuthority: Bool, _ disablesLocal: Bool,
      _ expected: String
    ) {
      self.reviewer = reviewer
      self.hasAuthority = hasAuthority
      self.disablesLocal = disablesLocal
      self.expected = expected
    }

    var testDescription: String {
      "\(reviewer) reviewer, \(hasAuthority ? "a" : "no") CA\(disablesLocal ? ", local off" : "")"
    }
  }

  static let matrix = [
    Row(.none, false, false, "ownToken foreignAuthority noAuthority"),
    Row(.none, true, false, "ownToken foreignToken clientToken"),
    Row(.none, true, true, "clientToken clientToken clientToken"),
    Row(.none, false, true, "noAuthority noAuthority noAuthority"),
    Row(.lasting, true, false, "storedToken storedToken storedToken"),
    Row(.lasting, true, true, "storedToken storedToken storedToken"),
    Row(.lasting, false, false, "storedToken foreignAuthority noAuthority"),
    Row(.lasting, false, true, "noAuthority noAuthority noAuthority"),
    Row(.expiring, true, false, "expiringToken expiringToken expiringToken"),
    Row(.expiring, true, true, "expiringToken expiringToken expiringToken"),
    Row(.expiring, false, false, "expiringToken expiringToken expiringToken"),
    Row(.expiring, false, true, "expiringToken expiringToken expiringToken"),
  ]

  @Test func matrixIsWhole() {
    let rows = Set(Self.matrix.map { "\($0.reviewer) \($0.hasAuthority) \($0.disablesLocal)" })
    #expect(rows.count == TokenReview.Reviewer.allCases.count * 4)
  }

  /// Every row in each form that can say it.
  @Test(arguments: AuthCarrier.allCases, matrix)
  func everyCarrier(_ carrier: AuthCarrier, _ row: Row) throws {
    guard
      let manifest = carrier.manifest(row.reviewer, row.hasAuthority, row.disablesLocal)
    else { return }
    let graph = ResourceGraph(
      Inventory([SourceFile(id: 0, path: "a.yaml", contents: Array(manifest.utf8))]))
    let mount = try #require(graph.vaultAuthMounts.first)
    let found = TokenReview.Place.allCases.map { place in
      mount.review(vault: place).map { "\($0)" } ?? "nil"
    }
    #expect(found.joined(separator: " ") == row.expected)
  }
}

/// A form in which a mount is configured.
enum AuthCarrier: String, CaseIterable, Sendable {
  case commandLine, standardInput, api, vaultConfigOperator, bankVaults, bankVaultsFile,
    providerVault

  /// The configuration in this form; `nil` where the form has no word for it.
  func manifest(
    _ reviewer: TokenReview.Reviewer, _ hasAuthority: Bool, _ disablesLocal: Bool
  ) -> String? {
    let token: String? =
      switch reviewer {
      case .none: nil
      case .lasting: "$LASTING"
      case .expiring: "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln"
      }
    let fields = [
      ("kubernetes_host", "https://a"), hasAuthority ? ("kubernetes_ca_cert", "x") : nil,
      token.map { ("token_reviewer_jwt", $0) },
      disablesLocal ? ("disable_local_ca_jwt", "true") : nil,
    ].compactMap { $0 }
    let json = fields.map { "\"\($0)\": \"\($1)\"" }.joined(separator: ", ")
    let yaml = fields.map { "\($0): \"\($1)\"" }.joined(separator: ", ")
    switch self {
    case .commandLine:
      return Self.script(
        "vault write auth/a/config " + fields.map { "\($0)=\($1)" }.joined(separator: " "))
    case .standardInput: return Self.script("bao write auth/a/config - <<EOF\n{\(json)}\nEOF")
    case .api: return Self.script("curl -d '{\(json)}' $VAULT_ADDR/v1/auth/a/config")
    case .vaultConfigOperator:
      guard reviewer != .expiring else { return nil }
      let own = [
        "kubernetesHost: \"https://a\"", hasAuthority ? "kubernetesCACert: x" : nil,
        disablesLocal ? "disableLocalCAJWT: true" : nil, "useOperatorPodCA: false",
        reviewer == .lasting ? "tokenReviewerServiceAccount: {name: r}" : nil,
      ].compactMap { $0 }.joined(separator: ", ")
      return Self.object(
        "redhatcop.redhat.io/v1alpha1", "KubernetesAuthEngineConfig", "{\(own)}")
    case .bankVaults:
      return Self.object(
        "vault.banzaicloud.com/v1alpha1", "Vault",
        "{externalConfig: {auth: [{type: kubernetes, config: {\(yaml)}}]}}")
    case .bankVaultsFile:
      return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a}
        data:
          vault-config.yml: |
            auth: [{type: kubernetes, config: {\(yaml)}}]
        """
    case .providerVault:
      guard reviewer != .expiring else { return nil }
      let own = [
        "backend: a, kubernetesHost: \"https://a\"", hasAuthority ? "kubernetesCaCert: x" : nil,
        disablesLocal ? "disableLocalCaJwt: true" : nil,
        reviewer == .lasting ? "tokenReviewerJwtSecretRef: {name: r, key: token}" : nil,
      ].compactMap { $0 }.joined(separator: ", ")
      return Self.object(
        "kubernetes.vault.upbound.io/v1alpha1", "AuthBackendConfig", "{forProvider: {\(own)}}")
    }
  }

  private static func object(_ version: String, _ kind: String, _ spec: String) -> String {
    "apiVersion: \(version)\nkind: \(kind)\nmetadata: {name: a}\nspec: \(spec)\n"
  }

  private static func script(_ text: String) -> String {
    let indented = text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a.sh: |\n\(indented)\n"
  }
}
