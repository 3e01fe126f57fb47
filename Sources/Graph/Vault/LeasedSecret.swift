internal import Languages
internal import Manifests
public import SourceText
internal import YAML

/// A VaultDynamicSecret with what decides how long its credentials live.
public struct LeasedSecret: Sendable {
  /// The VaultDynamicSecret.
  public let resource: Resource
  /// `renewalPercent`, where it is a number.
  public let renewal: (percent: Int, range: SourceRange)?
  /// The roles that may lease it, with the seconds of each lease.
  public let leases: [(role: DatabaseRole, seconds: Double, range: SourceRange)]
}

extension ResourceGraph {
  /// Every VaultDynamicSecret of the Vault Secrets Operator.
  public var leasedSecrets: [LeasedSecret] {
    resources("VaultDynamicSecret", in: "secrets.hashicorp.com").map { resource in
      let spec = resource.spec
      let path = spec?["path"]?.text.flatMap { VaultDatabase.split($0, at: "creds") }
      let mount = path?.mount ?? spec?["mount"]?.literal
      let roles = path.map { vaultDatabase.roles($0.name, in: mount) } ?? []
      return LeasedSecret(
        resource: resource,
        renewal: spec?["renewalPercent"].flatMap { node in node.int.map { ($0, node.range) } },
        leases: roles.compactMap { role in
          guard let lease = role.lease, let seconds = lease.text.flatMap(VaultDuration.seconds),
            seconds > 0
          else { return nil }
          return (role, seconds, lease.range)
        })
    }
  }
}
