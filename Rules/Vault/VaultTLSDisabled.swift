internal import Languages
internal import Linting

extension Rule {
  static let vaultTLSDisabled = Rule(
    "vault-tls-disabled", .warning, "Vault answers over plain HTTP",
    why: """
      Tokens and secrets cross the cluster's network in clear. Whoever can read it, from a node or
      from a pod on the same bridge, reads them along and may use the tokens.
      """,
    symptoms: [
      "VAULT_ADDR begins with http://",
      "http: server gave HTTP response to HTTPS client, at the first client that expects TLS",
    ],
    detection: """
      The listeners of each Vault or OpenBao server whose address is reached from outside its pod:
      `tls_disable` in HCL, in JSON, in `VAULT_LOCAL_CONFIG`, in the values of both charts, in a
      bank-vaults Vault. Note where the chart's default says so, where another listener speaks TLS,
      and where a strict PeerAuthentication encrypts what arrives.
      """,
    limits: "A configuration in a Secret, or one that a script writes, is not seen.",
    fix: """
      Mount a certificate, set `tls_cert_file` and `tls_key_file`, take `tls_disable` out. In the
      charts also set `global.tlsDisable: false`. Then change every client's address to https.
      """,
    exceptions: "A proxy in the same pod ends TLS and the listener's address is 127.0.0.1.",
    references: [
      "https://developer.hashicorp.com/vault/docs/configuration/listener/tcp#tls_disable"
    ],
    examples: VaultTLSDisabledExamples.all
  ) { graph, findings in
    for server in graph.vaultServers {
      let isEncryptedElsewhere = server.listeners.contains { $0.listener.disablesTLS == false }
      for (listener, configuration) in server.listeners
      where listener.disablesTLS == true && listener.isLoopbackOnly != true {
        guard let setting = listener.tlsDisable else { continue }
        let policy = graph.strictPeerAuthentication(for: server.resource)
        let isNote = configuration.chartKey != nil || isEncryptedElsewhere || policy != nil
        let address = listener.address?.value.literal.map { " on \($0)" } ?? ""
        let why =
          configuration.chartKey.map { ", as its chart does unless \($0) tells otherwise" } ?? ""
        findings.report(
          "\(server.resource.displayName) answers over plain HTTP\(address)\(why): tokens and secrets cross the network in clear.",
          at: setting.key.range, in: configuration.resource, level: isNote ? .note : .warning,
          evidence: configuration.resource.id == server.resource.id
            ? [] : [Evidence("the server that reads it", at: server.range)],
          key: address)
      }
    }
  }
}
