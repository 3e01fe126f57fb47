internal import Languages
public import Manifests

extension Script {
  /// Whether the script needs a workload to run before it gets to a place of its own: it execs into
  /// it, waits for it, or talks to the Vault that it serves.
  public func needs(_ workload: Resource, before offset: Int) -> Bool {
    guard let name = workload.name else { return false }
    let servesVault = PodSpec(workload)?.containers.contains { $0.isVaultServer } == true
    return invocations.contains { invocation in
      guard invocation.command.range.lowerBound < offset else { return false }
      if servesVault, let vault = VaultCommand(invocation), Self.needsServer(vault) { return true }
      guard let kubectl = KubectlCommand(invocation) else { return false }
      let waits =
        kubectl.verb == "wait" || kubectl.verb == "exec"
        || kubectl.verb == "rollout" && kubectl.operands.first?.literal == "status"
      guard waits else { return false }
      return kubectl.operands.contains { names(name, text(of: $0)) }
    }
  }

  /// `api`, `deployment/api` or a pod of it, `api-0`.
  private func names(_ workload: String, _ operand: String) -> Bool {
    let name = operand.split(separator: "/").last.map(String.init) ?? operand
    return name == workload
      || name.hasPrefix(workload + "-") && name.dropFirst(workload.count + 1).allSatisfy(\.isNumber)
  }

  private static func needsServer(_ vault: VaultCommand) -> Bool {
    guard let first = vault.subcommand.first else { return false }
    return !["server", "agent", "proxy", "version", "print", "policy fmt"].contains(first)
  }
}
