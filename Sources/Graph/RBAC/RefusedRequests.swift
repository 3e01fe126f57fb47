internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// What a script asks of the API server although its ServiceAccount may not.
public struct RefusedRequests: Sendable {
  /// The ServiceAccount of the script's pod.
  public let account: ObjectName
  /// The resource that carries the script.
  public let resource: Resource
  /// The requests that are refused, about one type in one namespace.
  public var requests: [AccessRequest]
  /// The kubectl commands that make them, in order.
  public var commands: [SourceRange]
  /// The rule that comes nearest, and the binding of it.
  public let nearest: AccessRule?
  /// The binding of that rule, or another of the account.
  public let grant: AccessGrant?
  /// Whether the script hides the refusal and goes on with an empty answer: `x=$(kubectl get ... || true)`.
  public let isHidden: Bool
  /// What the tree says of an account that no binding names; `nil` for one that has rights.
  public let unbound: Unbound?

  /// An account that is given nothing.
  public enum Unbound: Sendable, Hashable {
    /// The tree lets another account of the namespace do it, which the pod does not run as.
    case insteadOf(ObjectName, binding: SourceRange)
    /// The tree declares the account, or the namespace has it by itself, and nothing more.
    case alone
  }
}

extension ResourceGraph {
  /// The requests of scripts that no rule of the tree lets through.
  ///
  /// Silent where anything that decides is unknown: the cluster, the namespace, a role, the name, and for an
  /// account that the tree neither declares nor binds.
  public var refusedRequests: [RefusedRequests] {
    var found = Refusals()
    var accounts: [ObjectName: AccountAccess] = [:]
    lazy var elsewhere = BoundNames(treeSecrets.folders.resources)
    for script in scripts {
      guard let account = script.kubectlAccount else { continue }
      let rights = accounts[account] ?? AccountAccess(account, access)
      accounts[account] = rights
      guard !script.choosesCluster else { continue }
      for invocation in script.invocations {
        guard let command = KubectlCommand(invocation), !command.choosesCluster,
          let access = KubectlAccess(command, in: script)
        else { continue }
        let isHidden = invocation.command.isFailureIgnored
        guard !isHidden || script.keepsAnswer(of: command) else { continue }
        for need in access.needs {
          guard case .denied(let nearest, let grant) = rights.answer(to: need),
            isMade(need, by: command, in: script)
          else { continue }
          if rights.isEmpty, elsewhere.mayHold(account.name) { continue }
          let unbound = rights.isEmpty ? unbound(account, need) : nil
          found.add(
            need, by: invocation.command, isHidden: isHidden, in: script, account, nearest, grant,
            unbound)
        }
      }
    }
    return found.all
  }

  /// Who else of the namespace may do what an account without rights needs.
  private func unbound(_ account: ObjectName, _ need: KubectlAccess.Need) -> RefusedRequests.Unbound
  {
    for (other, grant) in access.boundAccounts(in: account.namespace).prefix(50)
    where other != account {
      if case .allowed = AccountAccess(other, access).answer(to: need.request) {
        return .insteadOf(other, binding: grant.subject.range)
      }
    }
    return .alone
  }

  /// Whether a request is sure to be made: an `apply` that finds the object creates none, and one
  /// that runs only where it is missing patches none.
  private func isMade(
    _ need: KubectlAccess.Need, by command: KubectlCommand, in script: Script
  ) -> Bool {
    guard command.verb == "apply", need.verb != "get" else { return true }
    guard let name = need.name else { return false }
    guard need.verb == "create" else {
      return !script.runs(command.invocation.command, onlyWithout: name)
    }
    return !declares(name, need)
  }

  /// Whether a manifest of the tree makes the object.
  private func declares(_ name: String, _ need: KubectlAccess.Need) -> Bool {
    APIResource.kinds(of: need.resource).contains { kind in
      resources(kind, in: need.group).contains { $0.name == name }
    }
  }
}

/// Whom the bindings of a whole tree name, whatever the namespace.
private struct BoundNames {
  private var names: Set<String> = []
  /// Whether a group is named, or a subject is not told.
  private var isOpen = false

  init(_ resources: [Resource]) {
    for resource in resources
    where resource.group == RoleCatalog.group && resource.kind.hasSuffix("RoleBinding") {
      guard let subjects = resource.node["subjects"] else { continue }
      isOpen = isOpen || subjects.isScalar
      for subject in subjects.items {
        guard let name = subject["name"]?.literal else {
          isOpen = true
          continue
        }
        isOpen = isOpen || name.hasPrefix("system:")
        names.insert(name)
      }
    }
  }

  /// Whether some binding may give an account its rights.
  func mayHold(_ account: String) -> Bool { isOpen || names.contains(account) }
}

extension AccountAccess {
  /// Whether it may do what is needed; `nil` where a rule for some names may name just this.
  fileprivate func answer(to need: KubectlAccess.Need) -> AccessAnswer? {
    let answer = answer(to: need.request)
    guard case .denied = answer, need.isNameUnknown,
      need.verb != "create" || need.resource.contains("/")
    else { return answer }
    return hasRule { $0.allowsByName(need.request) } ? nil : answer
  }
}

/// The refused requests, those about one type in one namespace together.
private struct Refusals {
  private struct Key: Hashable {
    let script: Resource.ID
    let account: ObjectName
    let group: String
    let resource: String
    let scope: AccessRequest.Scope
    let isHidden: Bool
  }

  private var order: [Key] = []
  private var byKey: [Key: RefusedRequests] = [:]
  private var seen: [Key: Set<AccessRequest>] = [:]

  var all: [RefusedRequests] { order.compactMap { byKey[$0] } }

  mutating func add(
    _ need: KubectlAccess.Need, by command: ShellCommand, isHidden: Bool, in script: Script,
    _ account: ObjectName, _ nearest: AccessRule?, _ grant: AccessGrant?,
    _ unbound: RefusedRequests.Unbound?
  ) {
    let request = need.request
    let key = Key(
      script: script.resource.id, account: account, group: need.group, resource: need.resource,
      scope: request.scope, isHidden: isHidden)
    if byKey[key] == nil {
      order.append(key)
      byKey[key] = RefusedRequests(
        account: account, resource: script.resource, requests: [], commands: [],
        nearest: nearest.flatMap { $0.concerns(request) ? $0 : nil }, grant: grant,
        isHidden: isHidden, unbound: unbound)
    }
    if seen[key, default: []].insert(request).inserted { byKey[key]?.requests.append(request) }
    let range = script.range(command.range)
    if byKey[key]?.commands.last != range { byKey[key]?.commands.append(range) }
  }
}

extension KubectlAccess.Need {
  fileprivate var request: AccessRequest {
    AccessRequest(verb, resource, in: group, name: name, scope: scope)
  }
}

extension AccessRule {
  /// Whether it lets a request through for the objects that it names.
  fileprivate func allowsByName(_ request: AccessRequest) -> Bool {
    !names.isEmpty && verbs.contains(request.verb) != false && concerns(request)
  }
}

extension Script {
  /// The ServiceAccount that the script's kubectl speaks as; `nil` where it brings its own way to a
  /// cluster, or no pod is seen to run it.
  fileprivate var kubectlAccount: ObjectName? {
    guard let pod, let container else { return nil }
    let name = pod.serviceAccountName
    guard Substitution(name) == nil, pod.resource.namespace != nil || name != "default",
      pod.resource.namespace.map({ Substitution($0) == nil }) ?? true,
      !container.environment.contains(where: { $0.name == "KUBECONFIG" }),
      !container.volumeMounts.contains(where: { $0.mountPath.contains("/.kube") }),
      !container.volumeMounts.contains(where: { $0.mountPath.contains("kubeconfig") })
    else { return nil }
    return ObjectName(namespace: pod.resource.namespace, name: name)
  }

  /// Whether what a command prints becomes the value of a variable, or of a word.
  fileprivate func keepsAnswer(of command: KubectlCommand) -> Bool {
    guard command.verb == "get", let block = command.invocation.command.block else { return false }
    return shell.blocks[block].kind == .commandSubstitution
  }

  /// Whether something in the script decides which cluster, namespace or user its kubectl means.
  fileprivate var choosesCluster: Bool {
    shell.commands.contains { $0.assignments.contains { $0.name == "KUBECONFIG" } }
      || invocations.contains { invocation in
        switch invocation.program {
        case "kubectl", "oc":
          ["config", "login", "project"].contains(KubectlCommand(invocation)?.verb)
        case "aws", "gcloud", "az":
          invocation.arguments.contains {
            ["update-kubeconfig", "get-credentials"].contains($0.literal)
          }
        case "kind", "k3d", "vcluster", "kubectx", "kubens", "tsh": true
        default: false
        }
      }
  }
}

extension KubectlCommand {
  /// Whether its options lead it past what the pod's own token is for.
  fileprivate var choosesCluster: Bool {
    ["--context", "--kubeconfig", "--cluster", "--server", "-s", "--token", "--user", "--as"]
      .contains { options.isSet($0) }
  }
}
