internal import Linting

extension Rule {
  static let privateKeyInGit = Rule(
    "private-key-in-git", .error, "A private key stands in a manifest",
    why: """
      Whoever can read the repository, a clone or a backup of it can act as the key's owner: serve
      its certificate, log in, decrypt. A commit that removes the key leaves it in the history.
      """,
    symptoms: [
      "a scanner of the code host reports a key", "a certificate has to be revoked",
    ],
    detection: """
      PEM whose body decodes to a key (PKCS#1, PKCS#8, SEC 1, OpenSSH, PGP) or an age identity, in any
      value of any object: as it is, as base64, inside a JSON or a kubeconfig of a Secret. With a
      passphrase: warning.
      """,
    limits: """
      Keys in other forms (JWK, PKCS#12, a Java key store) are not recognised. Files that are no
      Kubernetes objects are not searched.
      """,
    fix: """
      Replace the key and revoke its certificate; taking the lines out is not enough. Let cert-manager
      or the Vault PKI engine make the new one, or keep it as a SealedSecret, with SOPS, or in a store
      that an ExternalSecret reads.
      """,
    exceptions: "A key that only a test uses and that opens nothing. Suppress it with that reason.",
    references: [
      "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
      "https://www.rfc-editor.org/rfc/rfc7468",
    ],
    inExamples: .replaced, examples: PrivateKeyInGitExamples.all
  ) { graph, findings in
    for key in graph.privateKeys {
      let name = key.resource.displayName
      let (message, level): (String, Level) =
        if key.isEncrypted {
          (
            "\(name) carries a private key (\(key.label)) that only its passphrase protects.",
            .warning
          )
        } else {
          ("\(name) carries a private key (\(key.label)) in clear.", .error)
        }
      findings.report(message, at: key.range, in: key.resource, level: level, key: key.label)
    }
  }
}
