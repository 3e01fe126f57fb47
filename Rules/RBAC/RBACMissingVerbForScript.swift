internal import Linting

extension Rule {
  static let rbacMissingVerbForScript = Rule(
    "rbac-missing-verb-for-script", .error,
    "A script asks for what its ServiceAccount may not do",
    why: """
      The API server answers Forbidden. Some scripts stop there; others go on with an empty answer and
      take the wrong branch. A repair that needs `delete` works in every review and fails in the night
      it is for.
      """,
    symptoms: [
      "Error from server (Forbidden): ... cannot delete resource \"secrets\" in API group \"\"",
      "a CronJob whose pods end in Error, with nobody who reads them",
    ],
    detection: """
      The kubectl commands of a script (get, create, apply, delete, patch, label, annotate, exec,
      rollout restart) against every Role and ClusterRole that is bound to the ServiceAccount of its
      pod, in the namespace that the command names, with `resourceNames`. kubectl reads before it
      patches, restarts or execs; `apply` needs get, create and patch; `exec` needs create on
      `pods/exec`. An account that nothing of the tree binds, where the Role that would do is bound to another
      account of the namespace: error; where there is none: warning. Where `pods/exec` has `get`, newer kubectl may still get through: warning.
      """,
    limits: """
      Silent for an account that the tree neither declares nor binds, where a namespace is a variable, where a role is not in the tree, where the script chooses
      a cluster (`--context`, KUBECONFIG, `kubectl config`), where `|| true` follows, and for kinds
      that a CustomResourceDefinition adds. A note where `|| true` hides the refusal of a `get` whose
      answer a variable takes.
      """,
    fix: """
      Add the verb to the Role of the namespace that the script works in. `create` and `list` take no
      `resourceNames`: give them a rule of their own.
      """,
    exceptions: """
      A branch of the script that never runs in this cluster. Rights that a chart or a person gives
      beside these. Suppress it with that reason.
      """,
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources",
      "https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb",
    ],
    examples: RBACMissingVerbForScriptExamples.all
  ) { graph, findings in
    for refused in graph.refusedRequests {
      guard let first = refused.commands.first else { continue }
      let verdict = MissingVerb(refused, in: graph)
      if let role = refused.nearest?.role, let node = refused.nearest?.node {
        findings.report(
          verdict.message, at: node["verbs"] ?? node, in: role, level: verdict.level,
          evidence: refused.commands.map { Evidence("the script's command", at: $0) }
            + verdict.binding, key: verdict.key)
      } else {
        findings.report(
          verdict.message, at: first, in: refused.resource, level: verdict.level,
          evidence: refused.commands.dropFirst().map { Evidence("so does this command", at: $0) }
            + verdict.binding, key: verdict.key)
      }
    }
  }
}

/// What is said of some refused requests.
private struct MissingVerb {
  let message: String
  let level: Level
  let key: String
  let binding: [Evidence]

  init(_ refused: RefusedRequests, in graph: ResourceGraph) {
    let verbs = Self.unique(refused.requests.map(\.verb)).joined(separator: ", ")
    let type = refused.requests.first?.resource ?? ""
    let names = Self.unique(refused.requests.compactMap(\.name))
    let named = names.isEmpty ? type : "\(type) \(names.prefix(3).joined(separator: ", "))"
    let place =
      if case .namespace(let namespace?)? = refused.requests.first?.scope {
        " in \(namespace)"
      } else {
        ""
      }
    let end =
      refused.isHidden ? "; it hides the refusal and goes on with an empty answer." : refused.slip
    message =
      "A script of \(refused.resource.displayName) runs as ServiceAccount \(refused.account.display), which may not \(verbs) \(named)\(place)\(end)"
    key = "\(refused.account.display) \(verbs) \(type)\(refused.isHidden ? " hidden" : "")"
    let mayUpgrade = refused.requests.allSatisfy { Self.mayUpgrade($0, refused.account, graph) }
    level =
      refused.isHidden ? .note : mayUpgrade || refused.unbound == .alone ? .warning : .error
    let other: [Evidence] =
      if case .insteadOf(let account, let place) = refused.unbound {
        [Evidence("ServiceAccount \(account.display) is given it here", at: place)]
      } else {
        []
      }
    binding =
      other + (refused.grant.map { [Evidence("what it is given", at: $0.subject.range)] } ?? [])
  }

  /// kubectl 1.31 and later opens the stream with GET first, which API servers before 1.35 let through.
  private static func mayUpgrade(
    _ request: AccessRequest, _ account: ObjectName, _ graph: ResourceGraph
  ) -> Bool {
    guard request.resource == "pods/exec", request.verb == "create" else { return false }
    let get = AccessRequest("get", "pods/exec", in: "", name: request.name, scope: request.scope)
    if case .allowed = graph.allows(account, get) { return true }
    return false
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension RefusedRequests {
  /// The end of the sentence: what was forgotten.
  fileprivate var slip: String {
    switch unbound {
    case .insteadOf(let other, _):
      "; ServiceAccount \(other.display) may, and `serviceAccountName` does not name it."
    case .alone: "; nothing of this tree binds it."
    case nil: "."
    }
  }
}
