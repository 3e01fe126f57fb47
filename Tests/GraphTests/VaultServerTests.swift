import Graph
import Languages
import Testing

/// One Vault in each form that it is written in.
@Suite struct VaultServerTests {
  private static func server(_ files: [(path: String, text: String)]) throws -> VaultServer {
    let graph = ResourceGraph(
      Inventory(
        files.enumerated().map { index, file in
          SourceFile(id: SourceFile.ID(index), path: file.path, contents: Array(file.text.utf8))
        }))
    return try #require(graph.vaultServers.first)
  }

  private static func pod(
    args: String = "[server]", env: String = "[]", mounts: String = "[]", volumes: String = "[]",
    probes: String = ""
  ) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: vault, namespace: vault}
    spec:
      containers:
        - {name: vault, image: "hashicorp/vault:1.20.1", args: \(args), env: \(env), volumeMounts: \(mounts)\(probes)}
      volumes: \(volumes)
    """
  }

  private static let settings = "{\"storage\": {\"raft\": {\"path\": \"/vault/data\"}}}"

  private static func configMap(_ key: String) -> String {
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: vault}\ndata: {\(key): '\(settings)'}\n---\n"
  }

  /// Where a configuration may stand, and whether the server reads it there.
  @Test(arguments: [
    ("a.hcl", "{mountPath: /vault/config, name: c}", "[server]", true),
    ("a.json", "{mountPath: /vault/config, name: c}", "[server]", true),
    ("a.txt", "{mountPath: /vault/config, name: c}", "[server]", false),
    ("a.hcl", "{mountPath: /etc/v, name: c}", "[server]", false),
    ("a.hcl", "{mountPath: /etc/v, name: c}", "[server, \"-config=/etc/v\"]", true),
    ("a.txt", "{mountPath: /etc/v, name: c}", "[server, -config, /etc/v/a.txt]", true),
    (
      "a.hcl", "{mountPath: /etc/v/b.hcl, subPath: a.hcl, name: c}",
      "[server, -config=/etc/v/b.hcl]", true
    ),
    (
      "a.hcl", "{mountPath: /etc/v/b.hcl, subPath: x.hcl, name: c}",
      "[server, -config=/etc/v/b.hcl]", false
    ),
  ])
  func mountedConfiguration(_ key: String, _ mount: String, _ args: String, _ isRead: Bool) throws {
    let text =
      Self.configMap(key)
      + Self.pod(args: args, mounts: "[\(mount)]", volumes: "[{name: c, configMap: {name: c}}]")
    let server = try Self.server([("a.yaml", text)])
    #expect(server.configurations.map(\.settings.storage?.kind) == (isRead ? ["raft"] : []))
    #expect(!server.readsMore)
  }

  @Test(arguments: [
    "[{name: c, configMap: {name: other}}]", "[{name: c, secret: {secretName: c}}]",
    "[{name: c, projected: {sources: [{secret: {name: c}}]}}]",
  ])
  func configurationOutOfSight(_ volumes: String) throws {
    let text = Self.pod(mounts: "[{mountPath: /vault/config, name: c}]", volumes: volumes)
    let server = try Self.server([("a.yaml", text)])
    #expect(server.readsMore)
    #expect(server.unsealsItself == nil)
  }

  /// What keeps `/vault/data`.
  @Test(arguments: [
    ("[{mountPath: /vault/data, name: d}]", "[{name: d, emptyDir: {}}]", "emptyDir"),
    ("[{mountPath: /vault, name: d}]", "[{name: d, emptyDir: {}}]", "emptyDir"),
    (
      "[{mountPath: /vault, name: d}, {mountPath: /vault/data, name: p}]",
      "[{name: d, emptyDir: {}}, {name: p, persistentVolumeClaim: {claimName: p}}]", "persistent"
    ),
    ("[{mountPath: /vault/file, name: d}]", "[{name: d, emptyDir: {}}]", "container"),
    ("[{mountPath: /vault/data, name: d}]", "[]", "unknown"),
    ("[{mountPath: \"${PATH}\", name: d}]", "[{name: d, emptyDir: {}}]", "unknown"),
  ])
  func volumeOfTheData(_ mounts: String, _ volumes: String, _ expected: String) throws {
    let env = "[{name: VAULT_LOCAL_CONFIG, value: '\(Self.settings)'}]"
    let server = try Self.server([
      ("a.yaml", Self.pod(env: env, mounts: mounts, volumes: volumes))
    ])
    let volume = try #require(server.data.first).volume
    #expect("\(volume)".hasPrefix(expected))
  }

  /// Whether a sealed server passes a probe.
  @Test(arguments: [
    ("httpGet: {path: /v1/sys/health}", false),
    ("httpGet: {path: \"/v1/sys/health?sealedcode=204\"}", true),
    ("httpGet: {path: \"/v1/sys/health?standbyok=true&sealedcode=503\"}", false),
    ("httpGet: {path: \"/v1/sys/health?sealedcode=${CODE}\"}", nil),
    ("httpGet: {path: /healthz}", nil), ("tcpSocket: {port: 8200}", true),
    ("exec: {command: [vault, status, -tls-skip-verify]}", false),
    ("exec: {command: [sh, -c, bao status]}", false),
    ("exec: {command: [sh, -c, \"vault status || [ $? -eq 2 ]\"]}", true),
    ("exec: {command: [sh, -c, \"vault status; code=$?; [ $code -ne 1 ]\"]}", true),
    ("exec: {command: [sh, -c, \"vault status || exit 1\"]}", false),
    ("exec: {command: [sh, -ec, \"vault status; true\"]}", false),
    ("exec: {command: [sh, -c, \"vault status | grep -q false\"]}", nil),
    ("exec: {command: [curl, -s, \"http://127.0.0.1:8200/v1/sys/health\"]}", true),
    ("exec: {command: [curl, -sf, \"http://127.0.0.1:8200/v1/sys/health\"]}", false),
    ("exec: {command: [sh, -c, \"curl -sf $VAULT_ADDR/v1/sys/health?sealedcode=$CODE\"]}", nil),
    ("exec: {command: [/check.sh]}", nil),
  ])
  func sealedServerAtAProbe(_ probe: String, _ passes: Bool?) throws {
    let server = try Self.server([
      ("a.yaml", Self.pod(probes: ", livenessProbe: {\(probe)}"))
    ])
    #expect(try #require(server.liveness).passesSealed == passes)
  }

  /// A chart that is told nothing of a configuration has one of its own.
  @Test func standardOfAChart() throws {
    let values = "server:\n  dataStorage:\n    enabled: true\n  extraVolumes: []\n"
    let server = try Self.server([("values.yaml", values)])
    #expect(server.configurations.map(\.chartKey) == ["server.standalone.config"])
    #expect(server.listeners.map(\.listener.disablesTLS) == [true])
  }
}
