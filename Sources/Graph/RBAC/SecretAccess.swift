internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// A rule that opens every Secret to a ServiceAccount whose script needs only some of them.
public struct UnscopedSecretAccess: Sendable {
  /// The rule, without `resourceNames`.
  public let rule: AccessRule
  /// The binding that gives it.
  public let grant: AccessGrant
  /// The verbs that names could limit.
  public let verbs: [String]
  /// The Secrets that the script names, as they are spelled.
  public let secrets: [String]
  /// The resource that carries the script.
  public let resource: Resource
  /// The script's first use of a Secret.
  public let use: SourceRange
}

extension ResourceGraph {
  /// The rules of the tree's roles that let a script get, change or delete every Secret, where the
  /// script names each Secret that it uses.
  ///
  /// `create` knows no names; `list` and `watch` with a name are not what kubectl asks.
  public var unscopedSecretAccess: [UnscopedSecretAccess] {
    var seen: Set<SourceRange> = []
    return scriptAccounts.flatMap { account, use in
      // A binding that only may mean the account says nothing of its script.
      access.grants(to: account).joined().filter(\.isSure).map(\.grant).flatMap {
        grant -> [UnscopedSecretAccess] in
        grant.rules.compactMap { rule in
          let verbs = rule.verbsOnEverySecret
          let calls = use.calls.filter { $0.reach(grant.scope) }
          guard !verbs.isEmpty, let first = calls.first, seen.insert(rule.range).inserted
          else { return nil }
          return UnscopedSecretAccess(
            rule: rule, grant: grant, verbs: verbs, secrets: calls.flatMap(\.names),
            resource: use.resource, use: first.range)
        }
      }
    }
  }

  /// The Secrets that the scripts of an account use.
  private struct Use {
    let resource: Resource
    var calls: [SecretCall] = []
  }

  private var scriptAccounts: [(account: ObjectName, use: Use)] {
    var order: [ObjectName] = []
    var uses: [ObjectName: Use] = [:]
    for script in scripts {
      // Every namespace has a `default`: one without a namespace may be any of them.
      guard let pod = script.pod,
        pod.resource.namespace != nil || pod.serviceAccountName != "default"
      else { continue }
      let account = ObjectName(
        namespace: pod.resource.namespace, name: pod.serviceAccountName)
      for call in script.secretCalls {
        if uses[account] == nil { order.append(account) }
        uses[account, default: Use(resource: script.resource)].calls.append(call)
      }
    }
    return order.compactMap { account in
      // One use that names no Secret may be of any.
      uses[account].flatMap { use in
        use.calls.allSatisfy { !$0.names.isEmpty } ? (account, use) : nil
      }
    }
  }
}

extension AccessRule {
  /// The verbs that it grants on every Secret and that names could limit; none for a rule that
  /// speaks of everything, which is another matter.
  fileprivate var verbsOnEverySecret: [String] {
    guard role != nil, names.isEmpty, groups.contains("") == true,
      resources.known.contains("secrets")
    else { return [] }
    return ["get", "update", "patch", "delete"].filter { verbs.contains($0) == true }
  }
}

/// A run of kubectl that gets, changes or deletes Secrets.
private struct SecretCall {
  let range: SourceRange
  /// The names that it gives, as they are spelled where they are not known; none where it gives none.
  let names: [String]
  /// The namespaces it may go to; empty where that is not known.
  let namespaces: [String?]

  /// Whether it may go where a binding holds.
  func reach(_ scope: AccessRequest.Scope) -> Bool {
    guard case .namespace(let namespace?) = scope, !namespaces.isEmpty else { return true }
    return namespaces.contains { $0 == nil || $0 == namespace }
  }
}

extension Script {
  /// The runs of kubectl that get, change or delete Secrets.
  fileprivate var secretCalls: [SecretCall] {
    invocations.compactMap { invocation in
      guard let kubectl = KubectlCommand(invocation),
        Self.verbsOnObjects.contains(kubectl.verb)
      else { return nil }
      let namespaces: [String?] =
        kubectl.namespace.map { value(of: $0).possibilities } ?? [pod?.resource.namespace]
      func call(_ names: [String]) -> SecretCall {
        SecretCall(
          range: range(invocation.command.range), names: names, namespaces: namespaces)
      }
      // What is applied may be any Secret, unless the command before says which one it makes.
      if kubectl.verb == "apply" {
        return makesSecret(before: invocation.command) ? nil : call([])
      }
      guard let first = kubectl.operands.first.map({ text(of: $0) }) else { return nil }
      let kind = first.prefix { $0 != "/" }
      guard ["secret", "secrets"].contains(kind) else { return nil }
      guard kind.count == first.count else {
        return call([String(first.dropFirst(kind.count + 1))])
      }
      // `create secret generic NAME`
      let name = kubectl.operands.dropFirst(kubectl.verb == "create" ? 2 : 1).first
      return call(name.map { texts(of: $0) } ?? [])
    }
  }

  private static let verbsOnObjects: Set<String> = [
    "annotate", "apply", "create", "delete", "edit", "extract", "get", "label", "patch", "replace",
  ]

  private func makesSecret(before command: ShellCommand) -> Bool {
    let before = Set(shell.upstream(of: command).map(\.index))
    return invocations.contains { invocation in
      before.contains(invocation.command.index)
        && KubectlCommand(invocation).map { kubectl in
          kubectl.verb == "create" && kubectl.operands.first.map { text(of: $0) } == "secret"
        } == true
    }
  }
}
