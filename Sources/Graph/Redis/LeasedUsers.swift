internal import Languages
internal import Manifests

extension ResourceGraph {
  /// The VaultDynamicSecrets whose users are gone after a restart of their server, without anything
  /// that finds out: the operator renews leases and never asks Redis (`facts: vault.md 4.2`).
  public var uncheckedLeases: [(issuer: RedisUserIssuer, server: RedisServer)] {
    let forgetful = redisServers.filter {
      !$0.settings.isSentinel && $0.aclSource.source == .configuration
    }
    var seen: Set<Resource.ID> = []
    let leases = forgetful.flatMap { server in
      userIssuers(of: server).filter {
        $0.means == .vaultDynamicSecret && $0.resource.group == "secrets.hashicorp.com"
          && seen.insert($0.resource.id).inserted
      }.map { (issuer: $0, server: server) }
    }
    guard !leases.isEmpty else { return [] }
    let checks = CredentialChecks(self)
    return leases.filter { !checks.cover($0.issuer.resource) }
  }
}

/// What of a tree runs again and again and would find out that a user is gone, or ask for a new one.
private struct CredentialChecks {
  /// Whether something reads the users of a server.
  private var readsUsers = false
  /// The names of the Secrets and VaultDynamicSecrets that are thrown away; `nil` for a variable.
  private var renewed: Set<String?> = []

  init(_ graph: ResourceGraph) {
    let skipped = graph.skippedSteps
    for script in graph.scripts where script.pod.map({ $0.resource.runsAgain }) ?? true {
      let exits = skipped.filter {
        $0.script.resource.id == script.resource.id && $0.script.shell.text == script.shell.text
      }
      // What an early exit leaves out is no check.
      let end = exits.map(\.exit.index).min() ?? .max
      for invocation in script.invocations where invocation.command.index < end {
        add(invocation, in: script)
      }
    }
  }

  private mutating func add(_ invocation: Invocation, in script: Script) {
    if let redis = RedisCliCommand(invocation, in: script.shell) {
      let reading: Set = ["acl list", "acl getuser", "acl users"]
      readsUsers =
        readsUsers
        || redis.commands.contains { command in
          reading.contains(
            command.prefix(2).map { script.text(of: $0).lowercased() }.joined(separator: " "))
        }
    } else if let kubectl = KubectlCommand(invocation) {
      guard ["delete", "patch", "annotate"].contains(kubectl.verb) else { return }
      for object in kubectl.resources
      where object.isSecret && kubectl.verb == "delete"
        || object.type.lowercased().hasPrefix("vaultdynamicsecret")
      {
        let names = object.name.map { script.value(of: $0).possibilities } ?? []
        if names.isEmpty { renewed.insert(nil) }
        for name in names { renewed.insert(name) }
      }
    } else if let vault = VaultCommand(invocation), vault.subcommand == ["lease", "revoke"] {
      renewed.insert(nil)
    } else if script.vaultWrites.contains(where: {
      $0.invocation.command.index == invocation.command.index
        && $0.path.hasPrefix("sys/leases/revoke")
    }) {
      renewed.insert(nil)
    }
  }

  /// Whether a VaultDynamicSecret would get new credentials, or somebody would notice.
  func cover(_ lease: Resource) -> Bool {
    let names = [lease.name, lease.spec?[path: "destination", "name"]?.literal].compactMap { $0 }
    return readsUsers || renewed.contains(nil) || names.contains { renewed.contains($0) }
  }
}

extension Resource {
  /// Whether its pods keep running, or are started again and again.
  fileprivate var runsAgain: Bool {
    switch kind {
    case "Job", "Pod": false
    default: true
    }
  }
}
