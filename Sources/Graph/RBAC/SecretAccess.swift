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
      access.grants(to: account).filter(\.isSure).map(\.grant).flatMap {
        grant -> [UnscopedSecretAccess] in
        grant.rules.compactMap { rule in
          let verbs = rule.verbsOnEverySecret
          guard !verbs.isEmpty, seen.insert(rule.range).inserted else { return nil }
          return UnscopedSecretAccess(
            rule: rule, grant: grant, verbs: verbs, secrets: use.names, resource: use.resource,
            use: use.range)
        }
      }
    }
  }

  /// The Secrets that the scripts of an account use.
  private struct Use {
    let resource: Resource
    let range: SourceRange
    var names: [String]
    /// Whether each use names its Secret.
    var namesAll = true
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
        var use =
          uses[account] ?? Use(resource: script.resource, range: call.range, names: [])
        use.namesAll = use.namesAll && !call.names.isEmpty
        use.names += call.names
        uses[account] = use
      }
    }
    return order.compactMap { account in
      uses[account].flatMap { $0.namesAll ? (account, $0) : nil }
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

extension Script {
  /// The runs of kubectl that get, change or delete Secrets, with the names they give.
  fileprivate var secretCalls: [(range: SourceRange, names: [String])] {
    invocations.compactMap { invocation in
      guard let kubectl = KubectlCommand(invocation),
        Self.verbsOnObjects.contains(kubectl.verb)
      else { return nil }
      let words = kubectl.operands.map { text(of: $0) }
      // What is applied may be any Secret, unless the command before says which one it makes.
      if kubectl.verb == "apply" {
        return makesSecret(before: invocation.command) ? nil : (range(invocation.command.range), [])
      }
      guard let first = words.first else { return nil }
      let kind = first.prefix { $0 != "/" }
      guard ["secret", "secrets"].contains(kind) else { return nil }
      // `create secret generic NAME`
      let rest = words.dropFirst(kubectl.verb == "create" ? 2 : 1)
      let names =
        kind.count < first.count
        ? [String(first.dropFirst(kind.count + 1))] : rest.prefix(1).map { $0 }
      return (range(invocation.command.range), names)
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
