internal import Languages
internal import Manifests

extension VaultAuthMount.Location {
  /// Where a write finds Vault: at the address it gives, at the one set for this run, inside Vault's
  /// own container, or where the script's variables say.
  init(of write: VaultWrite, in script: Script, isBesideVault: Bool) {
    let invocation = write.invocation
    // OpenBao reads Vault's variable too (openbao api/client.go).
    let names = invocation.program == "bao" ? ["BAO_ADDR", "VAULT_ADDR"] : ["VAULT_ADDR"]
    if let address = write.address {
      self.init(spelled: address, for: invocation, in: script)
    } else if let own = invocation.assignments.last(where: { names.contains($0.name) }) {
      self.init(vaultAddress: script.text(of: own.value))
    } else if invocation.container != nil || isBesideVault {
      self = .here
    } else {
      self = script.vault(atAnyOf: names)
    }
  }

  /// An address that may be a variable's name and nothing more.
  private init(spelled address: String, for invocation: Invocation, in script: Script) {
    guard address.hasPrefix("$") else {
      self.init(vaultAddress: address)
      return
    }
    let name = address.dropFirst().drop { $0 == "{" }.prefix { $0 != "}" && $0 != ":" }
    self = invocation.container == nil ? script.vault(atAnyOf: [String(name)]) : .unknown
  }
}

extension Script {
  /// Where the first of some variables leads that the script or its container sets.
  fileprivate func vault(atAnyOf names: [String]) -> VaultAuthMount.Location {
    for name in names {
      if case .environment(_, default: nil) = shell.origin(ofVariable: name),
        environment[name] == nil
      {
        continue
      }
      let address = value(ofVariable: name).string
      return address.map { VaultAuthMount.Location(vaultAddress: $0) } ?? .unknown
    }
    return .notTold
  }
}
