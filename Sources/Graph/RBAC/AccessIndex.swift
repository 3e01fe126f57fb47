internal import Manifests
internal import SourceText
internal import YAML

/// The bindings of a tree by whom they name, each with the rules it gives.
struct AccessIndex: Sendable {
  /// Whom a binding names.
  private enum Subject: Hashable, Sendable {
    /// A ServiceAccount by its name, in whatever namespace.
    case account(String)
    /// Every ServiceAccount of a namespace; `nil`: of all of them.
    case everyone(in: String?)

    var isGroup: Bool {
      if case .everyone = self { true } else { false }
    }
  }

  private struct Named: Sendable {
    let subject: Subject
    let grant: AccessGrant
    /// The namespace of the ServiceAccount, where one is named.
    let namespace: String?
  }

  private let named: Lookup<Subject, Named>
  /// What groups are given, which each account of theirs shares.
  private let ofGroups: [Subject: [IndexedGrant]]
  private let accounts: Set<String>
  private let byNamespace: [String: [(account: ObjectName, grant: AccessGrant)]]

  init(_ resources: [Resource]) {
    let roles = RoleCatalog(resources)
    let bindings = resources.filter {
      $0.group == RoleCatalog.group && $0.kind.hasSuffix("RoleBinding")
    }
    var all: [Named] = []
    var budget = Self.mostRules
    for binding in bindings {
      let entries = binding.node["subjects"]?.items ?? []
      guard !entries.isEmpty, var given = roles.contents(of: binding) else { continue }
      budget -= given.rules.count
      if budget < 0 {
        given = (
          [],
          AccessGap(
            reason: "the bindings of the tree give too many rules", range: binding.place.range)
        )
      }
      let scope: AccessRequest.Scope =
        binding.kind == "ClusterRoleBinding" ? .cluster : .namespace(binding.namespace)
      for entry in entries {
        guard let subject = Self.subject(entry) else { continue }
        let grant = AccessGrant(
          binding: binding, subject: entry, scope: scope, rules: given.rules, gap: given.gap)
        all.append(
          Named(subject: subject, grant: grant, namespace: Self.namespace(of: grant)))
      }
    }
    byNamespace = all.reduce(into: [:]) { found, named in
      guard case .account(let name) = named.subject, let namespace = named.namespace else { return }
      let account = ObjectName(namespace: namespace, name: name)
      guard found[namespace, default: []].count < 50,
        !found[namespace, default: []].contains(where: { $0.account == account })
      else { return }
      found[namespace, default: []].append((account, named.grant))
    }
    let named = Lookup(all) { $0.subject }
    let groups = Set(all.map(\.subject)).filter(\.isGroup)
    ofGroups = Dictionary(
      uniqueKeysWithValues: groups.map { group in
        (group, named[group].map { IndexedGrant($0.grant, isSure: true) })
      })
    self.named = named
    accounts = Set(
      resources.filter { $0.isA("ServiceAccount", in: "") }.compactMap(\.name))
  }

  /// Bindings multiply the rules of their roles; a real cluster has some ten thousand.
  private static var mostRules: Int { 200_000 }

  /// What an account is given by itself, then through the group of its namespace, then through that of all.
  func grants(to account: ObjectName) -> [[IndexedGrant]] {
    let own = named[.account(account.name)].compactMap { named -> IndexedGrant? in
      if named.namespace == account.namespace { return IndexedGrant(named.grant, isSure: true) }
      let mayBe = named.namespace == nil || account.namespace == nil
      return mayBe ? IndexedGrant(named.grant, isSure: false) : nil
    }
    let neighbours = account.namespace.flatMap { ofGroups[.everyone(in: $0)] } ?? []
    return [own, neighbours, ofGroups[.everyone(in: nil)] ?? []]
  }

  /// The accounts of a namespace that bindings name by themselves, each with its first one.
  func boundAccounts(in namespace: String?) -> [(account: ObjectName, grant: AccessGrant)] {
    guard let namespace else { return [] }
    return byNamespace[namespace] ?? []
  }

  /// Whether the tree declares an account of a name, or needs no manifest for it.
  func declares(_ account: ObjectName) -> Bool {
    account.name == "default" || accounts.contains(account.name)
  }

  /// The namespace in which a subject's ServiceAccount lives; the binding's own where a build has
  /// yet to fill it in.
  private static func namespace(of grant: AccessGrant) -> String? {
    if let written = grant.subject["namespace"] { return written.literal }
    let name = grant.subject["name"]?.text ?? ""
    if let user = userName(name) { return user.namespace }
    return grant.binding.namespace
  }

  private static func subject(_ entry: Node) -> Subject? {
    guard let name = entry["name"]?.literal else { return nil }
    switch entry["kind"]?.text {
    case "ServiceAccount": return .account(name)
    case "User": return userName(name).map { .account($0.name) }
    case "Group":
      if name == "system:serviceaccounts" || name == "system:authenticated" {
        return .everyone(in: nil)
      }
      let prefix = "system:serviceaccounts:"
      return name.hasPrefix(prefix) ? .everyone(in: String(name.dropFirst(prefix.count))) : nil
    default: return nil
    }
  }

  /// `system:serviceaccount:NAMESPACE:NAME`
  private static func userName(_ user: String) -> (namespace: String, name: String)? {
    let parts = user.split(separator: ":").map(String.init)
    guard parts.count == 4, parts[0] == "system", parts[1] == "serviceaccount" else { return nil }
    return (parts[2], parts[3])
  }
}

/// What a binding gives to an account, made ready for many requests.
struct IndexedGrant: Sendable {
  let grant: AccessGrant
  /// Whether the binding is sure to mean the account.
  let isSure: Bool
  let index: AccessRuleIndex

  init(_ grant: AccessGrant, isSure: Bool) {
    self.grant = grant
    self.isSure = isSure
    index = AccessRuleIndex(grant.rules)
  }
}
