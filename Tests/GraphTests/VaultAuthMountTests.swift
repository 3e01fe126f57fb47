import Graph
import Testing

/// The kubernetes auth mounts that scripts and manifests configure.
@Suite struct VaultAuthMountTests {
  /// Writes of one configuration in every form that scripts use.
  @Test(arguments: [
    "bao write auth/prod/config @/tmp/cfg.json kubernetes_ca_cert=x",
    "bao write /auth/prod/config - < /tmp/cfg.json",
    "cat /tmp/cfg.json | vault write -namespace=a auth/prod/config -",
    "curl -X POST -d @/tmp/cfg.json $VAULT_ADDR/v1/auth/prod/config",
    "BODY=$(cat /tmp/cfg.json); curl --json \"$BODY\" $VAULT_ADDR/v1/auth/prod/config",
    "wget --post-file=/tmp/cfg.json https://vault/v1/auth/prod/config",
  ])
  func dataBehindAFile(_ command: String) throws {
    let script = """
      cat > /tmp/cfg.json <<EOF
      {"kubernetes_host": "https://api.example.com", "token_reviewer_jwt": "$JWT"}
      EOF
      \(command)
      """
    let mount = try #require(Self.graph(script: script).vaultAuthMounts.first)
    #expect(mount.path == "prod")
    #expect(mount.kubernetesHost?.text == "https://api.example.com")
    #expect(mount.tokenReviewerJWT != nil)
    #expect(mount.isComplete)
  }

  /// An object that `jq` builds, brought to Vault in every way that scripts use.
  @Test(arguments: [
    "jq -n --arg host \"$HOST\" --arg jwt \"$JWT\" '{kubernetes_host: $host, token_reviewer_jwt: $jwt}' | vault write auth/prod/config -",
    "jq -nc --arg host $HOST '{\"kubernetes_host\": $host, \"token_reviewer_jwt\": env.JWT}' | curl -d @- $VAULT_ADDR/v1/auth/prod/config",
    "curl -X POST --data \"$(jq -n --arg h $HOST --rawfile jwt /t '{kubernetes_host: $h, token_reviewer_jwt: $jwt}')\" $A/v1/auth/prod/config",
    "P=$(jq -n --arg kubernetes_host $HOST --arg token_reviewer_jwt x '$ARGS.named'); echo \"$P\" | vault write auth/prod/config -",
    "jq -n --arg h api.example.com '{kubernetes_host: \"https://\\($h)\", token_reviewer_jwt: ($h | tostring)}' > /tmp/p; vault write auth/prod/config @/tmp/p",
    "jq -n --arg kubernetes_host $HOST '{ # the host\n $kubernetes_host, token_reviewer_jwt}' | vault write auth/prod/config -",
  ])
  func dataBuiltByJQ(_ command: String) throws {
    let script = "HOST=https://api.example.com\n\(command)"
    let mount = try #require(Self.graph(script: script).vaultAuthMounts.first)
    #expect(mount.path == "prod")
    #expect(mount.kubernetesHost?.text == "https://api.example.com")
    #expect(mount.tokenReviewerJWT != nil)
    #expect(mount.isComplete)
  }

  @Test(arguments: [
    "vault write auth/prod/config @/ca/cfg.json kubernetes_host=https://api.example.com",
    "jq -n '{kubernetes_host: \"x\"} + $more' | vault write auth/prod/config -",
    "jq -n --arg k a '{kubernetes_host: \"x\", ($k): 1}' | vault write auth/prod/config -",
    "vault write auth/prod/config kubernetes_host=https://api.example.com $EXTRA",
    "curl -d @/ca/cfg.json -d '{\"kubernetes_host\":\"x\"}' $VAULT_ADDR/v1/auth/prod/config",
  ])
  func dataOutOfSight(_ command: String) throws {
    let mount = try #require(Self.graph(script: command).vaultAuthMounts.first)
    #expect(!mount.isComplete)
  }

  @Test(arguments: [
    ("JWT=$(cat /run/secrets/kubernetes.io/serviceaccount/token)", "podToken"),
    ("cat /var/run/secrets/tokens/vault > /tmp/t; JWT=$(cat /tmp/t)", "podToken"),
    ("JWT=$(kubectl create token r)", "createdToken"),
    ("JWT=$(kubectl -n vault create token r --duration=720h0m0s)", "createdToken"),
    ("JWT=$(kubectl create token r --duration $DURATION)", "createdToken"),
    ("DURATION=87600h; JWT=$(kubectl create token r --duration=$DURATION)", "yearLongCreatedToken"),
    ("kubectl create token r --duration=8760h > /tmp/t; JWT=$(cat /tmp/t)", "yearLongCreatedToken"),
    ("JWT=$(kubectl get secret r -o jsonpath='{.data.token}' | base64 -d)", "other"),
    (
      "JWT=eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln",
      "expiringLiteral(Optional(SourceText.Instant(seconds: 1)))"
    ),
    ("JWT=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln", "other"),
    ("JWT=eyJhbGciOiJSUzI1NiJ9...", "other"),
  ])
  func originOfTheReviewerToken(_ assignment: String, _ origin: String) throws {
    let script = "\(assignment)\nvault write auth/k/config token_reviewer_jwt=\"$JWT\""
    let mount = try #require(Self.graph(script: script).vaultAuthMounts.first)
    #expect("\(try #require(mount.tokenReviewerJWT).origin)" == origin)
  }

  /// A value from standard input, `token_reviewer_jwt=-`, and one that `jq` is given.
  @Test(arguments: [
    ("cat /run/secrets/kubernetes.io/serviceaccount/token | vault write $A", "podToken"),
    ("vault write $A < /var/run/secrets/tokens/vault", "podToken"),
    ("JWT=$(kubectl create token r); echo -n \"$JWT\" | vault write $A", "createdToken"),
    ("kubectl create token r | vault write $A", "createdToken"),
    ("kubectl get secret r -o jsonpath={.data.token} | base64 -d | vault write $A", "other"),
    ("printf %s \"$JWT\" | vault write $A", "other"),
    (
      "jq -n --arg j \"$(kubectl create token r)\" '{token_reviewer_jwt: $j}' | vault write auth/k/config -",
      "createdToken"
    ),
    (
      "jq -n --rawfile j /run/secrets/kubernetes.io/serviceaccount/token '{token_reviewer_jwt: $j}' | vault write auth/k/config -",
      "podToken"
    ),
  ])
  func originOfAPipedToken(_ command: String, _ origin: String) throws {
    let write = command.replacing("$A", with: "auth/k/config token_reviewer_jwt=-")
    let mount = try #require(Self.graph(script: write).vaultAuthMounts.first)
    #expect("\(try #require(mount.tokenReviewerJWT).origin)" == origin)
  }

  /// What a pipeline sends is what its last command prints.
  @Test func jsonThatAFilterCompletes() throws {
    let script = """
      curl -d "$(echo '{"kubernetes_host": "https://a.example.com"}' | jq '. + $more')" $A/v1/auth/k/config
      """
    #expect(Self.graph(script: script).vaultAuthMounts.allSatisfy { !$0.isComplete })
  }

  @Test(arguments: [
    ("vault write", "notTold"),
    ("vault write -address=https://v.example.com", "elsewhere(\"v.example.com\")"),
    ("VAULT_ADDR=https://v.example.com vault write", "elsewhere(\"v.example.com\")"),
    ("export VAULT_ADDR=https://v.example.com\nvault write", "elsewhere(\"v.example.com\")"),
    ("export VAULT_ADDR=https://v.example.com\nbao write", "elsewhere(\"v.example.com\")"),
    ("export BAO_ADDR=https://v.example.com\nvault write", "notTold"),
    (
      "VAULT_ADDR=https://v.example.com BAO_ADDR=http://bao:8200\nbao write", "here"
    ),
    ("A=https://v.example.com\nvault write -address=$A", "elsewhere(\"v.example.com\")"),
    ("VAULT_ADDR=${VAULT_ADDR:-http://vault:8200}\nvault write", "here"),
    ("VAULT_ADDR=https://$HOST:8200\nvault write", "unknown"),
    ("VAULT_ADDR=https://v.example.com\nkubectl exec vault-0 -- vault write", "here"),
  ])
  func placeOfVault(_ command: String, _ place: String) throws {
    let script = "\(command) auth/k/config kubernetes_host=https://kubernetes.default.svc"
    let mount = try #require(Self.graph(script: script).vaultAuthMounts.first)
    #expect("\(mount.vault)" == place)
  }

  @Test func scriptForAnotherContainer() throws {
    let script =
      "kubectl exec vault-0 -- sh -c 'vault write auth/k/config kubernetes_host=https://kubernetes'"
    let mount = try #require(Self.graph(script: script).vaultAuthMounts.first)
    #expect(mount.vault == .here)
  }

  /// Only a mount of a second cluster that the same Vault may hold tells anything.
  @Test(arguments: [
    ("a/x.yaml", "", "a/y.yaml", "", true),
    ("a/x.yaml", "", "b/y.yaml", "", false),
    (
      "a/x.yaml", "-address=https://v.example.com", "b/y.yaml", "-address=https://v.example.com",
      true
    ),
    (
      "a/x.yaml", "-address=https://v.example.com", "a/y.yaml", "-address=https://w.example.com",
      false
    ),
  ])
  func mountsOfOneVault(
    _ path: String, _ option: String, _ otherPath: String, _ otherOption: String, _ share: Bool
  ) {
    func write(_ option: String, _ cluster: String) -> String {
      "vault write \(option) auth/k/config kubernetes_host=https://\(cluster).example.com"
    }
    let graph = Self.graph([
      (path, Self.configMap(script: write(option, "one"))),
      (otherPath, Self.configMap(script: write(otherOption, "two"))),
    ])
    #expect(graph.vaultAuthMounts.count == 2)
    for mount in graph.vaultAuthMounts {
      #expect((graph.otherAuthMount(than: mount) != nil) == share)
    }
  }

  @Test func secondMountOfOneCluster() throws {
    let graph = Self.graph(
      script: """
        vault write auth/k/config kubernetes_host=https://one.example.com
        vault write auth/l/config kubernetes_host=https://one.example.com
        """)
    #expect(graph.otherAuthMount(than: try #require(graph.vaultAuthMounts.first)) == nil)
  }

  @Test func bankVaultsConfigurationInAConfigMap() throws {
    let text = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: vault-config}
      data:
        vault-config.yml: |
          auth:
            - type: kubernetes
              path: prod
              config:
                kubernetes_host: https://api.example.com
      """
    let mount = try #require(Self.graph([("a.yaml", text)]).vaultAuthMounts.first)
    #expect(mount.cluster == .elsewhere("api.example.com"))
    #expect(mount.path == "prod")
  }

  private static func configMap(script: String) -> String {
    let indented = script.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a.sh: |\n\(indented)\n"
  }

  private static func graph(script: String) -> ResourceGraph {
    graph([("a.yaml", configMap(script: script))])
  }

  private static func graph(_ files: [(path: String, text: String)]) -> ResourceGraph {
    ResourceGraph(
      Inventory(
        files.enumerated().map { index, file in
          SourceFile(id: SourceFile.ID(index), path: file.path, contents: Array(file.text.utf8))
        }))
  }
}
