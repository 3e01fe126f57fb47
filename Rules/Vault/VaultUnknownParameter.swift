internal import Graph
internal import Linting

extension Rule {
  static let vaultUnknownParameter = Rule(
    "vault-unknown-parameter", .warning, "A write to Vault carries a parameter that nobody reads",
    why: """
      Vault takes a write with a parameter it does not know, answers with a warning at most, and
      ignores it. What it was meant to set keeps its default: a reviewer that is not stored, a TTL that
      does not hold. The script ends well, and the error shows days later somewhere else.
      """,
    symptoms: ["Endpoint ignored these unrecognized parameters, in the log of a job"],
    detection: """
      A write to `auth/<mount>/config` or `auth/<mount>/role/<name>` of the methods kubernetes, jwt and
      oidc, to a role of approle or its secret ids, to `auth/token/create`, to the `config` of a kv engine, to
      `<mount>/roles/<name>` of the database engine or to `<mount>/config/<name>` of its Redis and Valkey
      plugins, with a parameter that neither Vault nor OpenBao has there: scripts (CLI, JSON, curl) and
      bank-vaults' `externalConfig`.
      """,
    limits: """
      Other paths are not known. A parameter of a version newer than this program is taken for an error.
      Fields of operators' resources are checked by the API server.
      """,
    fix: "Use the parameter's right name, or take it away.",
    exceptions: "A plugin of your own behind one of these paths.",
    references: [
      "https://developer.hashicorp.com/vault/api-docs/auth/kubernetes",
      "https://openbao.org/api-docs/auth/kubernetes/",
      "https://developer.hashicorp.com/vault/api-docs/secret/databases",
    ],
    examples: VaultUnknownParameterExamples.all
  ) { graph, findings in
    for parameter in graph.unknownParameters {
      findings.report(
        "\(parameter.path) has no parameter \(parameter.name): Vault ignores it\(parameter.meant.map { "; \($0) is one" } ?? "").",
        at: parameter.range, in: parameter.resource, key: "\(parameter.path) \(parameter.name)")
    }
  }
}
