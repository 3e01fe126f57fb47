internal import Graph
internal import Linting
internal import SourceText

extension Rule {
  static let vsoRoleUndefined = Rule(
    "vso-role-undefined", .note, "A VaultAuth logs in with a role that nobody defines",
    why: """
      The Vault Secrets Operator logs in with the role that its VaultAuth names. Where Vault has no
      such role, each login is refused and no Secret of this VaultAuth is ever filled: pods wait for
      Secrets that do not come, or go on with old ones.
      """,
    symptoms: [
      "invalid role name \"…\" in the events of a VaultStaticSecret",
      "a Secret that VaultStaticSecret should make is missing",
    ],
    detection: """
      A VaultAuth of the method kubernetes (or its VaultAuthGlobal) whose role is none of those that
      the tree writes to the same mount: by the CLI or the API in scripts, vault-config-operator,
      bank-vaults, provider-vault. Only where the tree enables or configures that mount and names every
      role it writes.
      """,
    limits: """
      Roles that Terraform, a person or another repository makes are not seen. Vault's own namespaces
      leave the rule silent.
      """,
    fix: "Name the role as it is defined, or define it beside the others.",
    exceptions: "A role that is made elsewhere.",
    references: ["https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/sources/vault"],
    examples: VSORoleUndefinedExamples.all
  ) { graph, findings in
    let logins = graph.vaultLogins
    guard !logins.isEmpty else { return }
    let own = graph.definedRoles
    for login in logins {
      let roles = own.places(of: login.mount).isEmpty ? graph.treeRoles : own
      guard let names = roles.names(of: login.mount), !names.contains(login.role.lowercased()),
        !own.places(of: login.mount).isEmpty || login.isOfMount(with: names, beside: logins)
      else { continue }
      let near = names.count < 200 ? Spelling.nearest(to: login.role, in: names.sorted()) : nil
      findings.report(
        "\(login.resource.displayName) logs in with role \(login.role) of auth/\(login.mount), which the tree does not define among the others\(near.map { "; \($0) is one" } ?? "").",
        at: login.place, in: login.resource,
        evidence: roles.places(of: login.mount).prefix(100).map {
          Evidence("role \($0.name) is defined here", at: $0.range)
        },
        key: login.role)
    }
  }
}

extension VaultLogin {
  /// Whether the mount is the one whose roles another view defines: its name or another login with one
  /// of its roles says so, since every cluster may have its own `kubernetes`.
  fileprivate func isOfMount(with roles: Set<String>, beside logins: [VaultLogin]) -> Bool {
    mount != "kubernetes"
      || logins.contains { $0.mount == mount && roles.contains($0.role.lowercased()) }
  }
}
