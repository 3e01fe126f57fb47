import Graph
import Testing

/// Who may do what, as the API server decides it.
@Suite struct AccessTests {
  private static func graph(_ manifests: String...) -> ResourceGraph {
    let text = manifests.joined(separator: "\n---\n")
    return ResourceGraph(
      Inventory([SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))]))
  }

  private static func role(
    _ rules: String, kind: String = "Role", name: String = "r", namespace: String? = "apps",
    labels: String = "{}"
  ) -> String {
    let place = namespace.map { ", namespace: \($0)" } ?? ""
    return """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: \(kind)
      metadata: {name: \(name)\(kind == "Role" ? place : ""), labels: \(labels)}
      rules: [\(rules)]
      """
  }

  private static func binding(
    _ subject: String = "{kind: ServiceAccount, name: job, namespace: apps}",
    to role: String = "Role", name: String = "r", namespace: String? = "apps",
    isCluster: Bool = false
  ) -> String {
    let place = isCluster ? "" : namespace.map { ", namespace: \($0)" } ?? ""
    return """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: \(isCluster ? "ClusterRoleBinding" : "RoleBinding")
      metadata: {name: b\(place)}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: \(role), name: \(name)}
      subjects: [\(subject)]
      """
  }

  private static func answer(
    _ graph: ResourceGraph, _ request: AccessRequest,
    account: ObjectName = ObjectName(namespace: "apps", name: "job")
  ) -> String {
    switch graph.allows(account, request) {
    case .allowed: "yes"
    case .denied(let nearest, _): nearest == nil ? "no" : "no, nearest"
    case .unknown(let gap): gap.reason
    }
  }

  private static func request(_ text: String, scope: AccessRequest.Scope) -> AccessRequest {
    // `verb resource.group name`, the last two as they are needed.
    let words = text.split(separator: " ").map(String.init)
    let parts = words[1].split(separator: ".", maxSplits: 1).map(String.init)
    return AccessRequest(
      words[0], parts[0], in: parts.count > 1 ? parts[1] : "",
      name: words.count > 2 ? words[2] : nil, scope: scope)
  }

  private static let secrets = "apiGroups: [\"\"], resources: [secrets]"

  @Test(arguments: [
    ("{\(secrets), verbs: [get]}", "get secrets a", "yes"),
    ("{\(secrets), verbs: [get]}", "get secrets", "yes"),
    ("{\(secrets), verbs: [get]}", "update secrets a", "no, nearest"),
    ("{\(secrets), verbs: [\"*\"]}", "patch secrets a", "yes"),
    ("{\(secrets), verbs: [get]}", "get configmaps a", "no, nearest"),
    ("{\(secrets), verbs: [get]}", "get secrets.other a", "no, nearest"),
    ("{apiGroups: [\"*\"], resources: [\"*\"], verbs: [\"*\"]}", "get x.y.z a", "yes"),
    (
      "{apiGroups: [apps], resources: [deployments], verbs: [patch]}", "patch deployments.apps a",
      "yes"
    ),
    (
      "{apiGroups: [apps], resources: [deployments], verbs: [patch]}", "patch deployments a",
      "no, nearest"
    ),
    // A subresource is a resource of its own.
    (
      "{apiGroups: [\"\"], resources: [pods], verbs: [create]}", "create pods/exec a", "no, nearest"
    ),
    ("{apiGroups: [\"\"], resources: [pods/exec], verbs: [create]}", "create pods/exec a", "yes"),
    ("{apiGroups: [\"\"], resources: [\"*/exec\"], verbs: [create]}", "create pods/exec a", "yes"),
    (
      "{apiGroups: [\"\"], resources: [\"pods/*\"], verbs: [create]}", "create pods/exec a",
      "no, nearest"
    ),
    ("{apiGroups: [\"\"], resources: [\"*\"], verbs: [create]}", "create pods/exec a", "yes"),
    // Names: of one object, never of a new one, of a list only where it asks for one.
    ("{\(secrets), verbs: [get, create, list], resourceNames: [a]}", "get secrets a", "yes"),
    (
      "{\(secrets), verbs: [get, create, list], resourceNames: [a]}", "get secrets b", "no, nearest"
    ),
    (
      "{\(secrets), verbs: [get, create, list], resourceNames: [a]}", "create secrets a",
      "no, nearest"
    ),
    ("{\(secrets), verbs: [get, create, list], resourceNames: [a]}", "list secrets", "no, nearest"),
    ("{\(secrets), verbs: [get, create, list], resourceNames: [a]}", "list secrets a", "yes"),
    ("{\(secrets), verbs: [get], resourceNames: [\"*\"]}", "get secrets a", "no, nearest"),
    ("{\(secrets), verbs: [get], resourceNames: []}", "get secrets a", "yes"),
    (
      "{apiGroups: [\"\"], resources: [pods/exec], verbs: [create], resourceNames: [vault-0]}",
      "create pods/exec vault-0", "yes"
    ),
    // What is yet to be filled in.
    ("{\(secrets), verbs: [\"${VERB}\"]}", "get secrets a", "a rule waits for a value"),
    (
      "{\(secrets), verbs: [get], resourceNames: [\"${NAME}\"]}", "get secrets a",
      "a rule waits for a value"
    ),
    ("{\(secrets), verbs: [get], resourceNames: [\"${NAME}\"]}", "get configmaps a", "no, nearest"),
  ])
  func rulesOfARole(_ rule: String, _ request: String, _ expected: String) {
    let graph = Self.graph(Self.role(rule), Self.binding())
    #expect(Self.answer(graph, Self.request(request, scope: .namespace("apps"))) == expected)
  }

  @Test(arguments: [
    ("{kind: ServiceAccount, name: job, namespace: apps}", "yes"),
    ("{kind: ServiceAccount, name: job, namespace: other}", "no"),
    ("{kind: ServiceAccount, name: other, namespace: apps}", "no"),
    // A build fills it in, or the API server refuses the binding.
    ("{kind: ServiceAccount, name: job}", "yes"),
    (
      "{kind: ServiceAccount, name: job, namespace: \"${NS}\"}",
      "a namespace of RoleBinding/apps/b is not told"
    ),
    ("{kind: User, name: \"system:serviceaccount:apps:job\"}", "yes"),
    ("{kind: User, name: \"system:serviceaccount:other:job\"}", "no"),
    ("{kind: User, name: job}", "no"),
    ("{kind: Group, name: \"system:serviceaccounts\"}", "yes"),
    ("{kind: Group, name: \"system:serviceaccounts:apps\"}", "yes"),
    ("{kind: Group, name: \"system:serviceaccounts:other\"}", "no"),
    ("{kind: Group, name: \"system:authenticated\"}", "yes"),
    ("{kind: Group, name: admins}", "no"),
  ])
  func subjects(_ subject: String, _ expected: String) {
    let graph = Self.graph(
      Self.role("{\(Self.secrets), verbs: [get]}"), Self.binding(subject),
      "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: job, namespace: apps}")
    #expect(
      Self.answer(graph, Self.request("get secrets a", scope: .namespace("apps"))) == expected)
  }

  /// A binding of a namespace holds there and nowhere else, also for a ClusterRole's rules.
  @Test(arguments: [
    (false, "Role", AccessRequest.Scope.namespace("apps"), "yes"),
    (false, "Role", .namespace("other"), "no"),
    (false, "ClusterRole", .namespace("apps"), "yes"),
    (false, "ClusterRole", .namespace("other"), "no"),
    (false, "ClusterRole", .cluster, "no"),
    (true, "ClusterRole", .namespace("other"), "yes"),
    (true, "ClusterRole", .cluster, "yes"),
    (false, "Role", .namespace(nil), "a namespace of RoleBinding/apps/b is not told"),
  ])
  func scopes(
    _ isCluster: Bool, _ kind: String, _ scope: AccessRequest.Scope, _ expected: String
  ) {
    let graph = Self.graph(
      Self.role("{\(Self.secrets), verbs: [list]}", kind: kind),
      Self.binding(to: kind, isCluster: isCluster))
    #expect(Self.answer(graph, Self.request("list secrets", scope: scope)) == expected)
  }

  @Test func namespacesThatNobodyTellsAreOne() {
    let graph = Self.graph(
      Self.role("{\(Self.secrets), verbs: [get]}", namespace: nil),
      Self.binding("{kind: ServiceAccount, name: job}", namespace: nil))
    let account = ObjectName(namespace: nil, name: "job")
    let request = Self.request("get secrets a", scope: .namespace(nil))
    #expect(Self.answer(graph, request, account: account) == "yes")
  }

  @Test(arguments: [
    ("cluster-admin", "delete nodes a", "yes"), ("view", "get configmaps a", "yes"),
    ("view", "get secrets a", "no, nearest"), ("edit", "get secrets a", "yes"),
    ("edit", "create pods/exec a", "yes"),
    ("edit", "create rolebindings.rbac.authorization.k8s.io", "no, nearest"),
    ("admin", "create rolebindings.rbac.authorization.k8s.io", "yes"),
    (
      "view", "get widgets.example.com a",
      "operators may add to ClusterRole view what the tree does not show"
    ),
    ("system:auth-delegator", "create tokenreviews.authentication.k8s.io", "yes"),
    ("system:auth-delegator", "get secrets a", "no, nearest"),
    ("chart-made", "get secrets a", "ClusterRole chart-made is not in the tree"),
  ])
  func rolesThatAreNotInTheTree(_ name: String, _ request: String, _ expected: String) {
    let graph = Self.graph(Self.binding(to: "ClusterRole", name: name, isCluster: true))
    #expect(Self.answer(graph, Self.request(request, scope: .namespace("apps"))) == expected)
  }

  @Test func aRoleOfAnotherNamespaceIsNotMeant() {
    let graph = Self.graph(
      Self.role("{\(Self.secrets), verbs: [get]}", namespace: "other"), Self.binding())
    #expect(
      Self.answer(graph, Self.request("get secrets a", scope: .namespace("apps")))
        == "Role apps/r is not in the tree")
  }

  @Test func rulesComeTogetherByLabels() {
    let sum = """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: sum}
      aggregationRule: {clusterRoleSelectors: [{matchLabels: {part: "1"}}]}
      """
    let graph = Self.graph(
      sum,
      Self.role(
        "{\(Self.secrets), verbs: [get]}", kind: "ClusterRole", name: "p", labels: "{part: \"1\"}"),
      Self.role(
        "{\(Self.secrets), verbs: [list]}", kind: "ClusterRole", name: "q", labels: "{part: \"2\"}"),
      Self.binding(to: "ClusterRole", name: "sum", isCluster: true))
    #expect(Self.answer(graph, Self.request("get secrets a", scope: .namespace("apps"))) == "yes")
    #expect(
      Self.answer(graph, Self.request("list secrets", scope: .namespace("apps")))
        .hasPrefix("ClusterRole/sum takes in"))
  }

  @Test func whatATreeAddsToView() {
    let graph = Self.graph(
      Self.role(
        "{apiGroups: [example.com], resources: [widgets], verbs: [get]}", kind: "ClusterRole",
        labels: "{rbac.authorization.k8s.io/aggregate-to-view: \"true\"}"),
      Self.binding(to: "ClusterRole", name: "edit", isCluster: true))
    let request = Self.request("get widgets.example.com a", scope: .namespace("apps"))
    #expect(Self.answer(graph, request) == "yes")
  }

  @Test func anAccountThatNothingShowsIsUnknown() {
    let graph = Self.graph(Self.role("{\(Self.secrets), verbs: [get]}"))
    let request = Self.request("get secrets a", scope: .namespace("apps"))
    #expect(Self.answer(graph, request) == "ServiceAccount apps/job is not in the tree")
    let standard = ObjectName(namespace: "apps", name: "default")
    #expect(Self.answer(graph, request, account: standard) == "no")
  }
}
