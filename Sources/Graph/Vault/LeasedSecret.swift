internal import Languages
internal import Manifests
public import SourceText
internal import YAML

/// A VaultDynamicSecret with what decides when its credentials are renewed.
public struct LeasedSecret: Sendable {
  /// The VaultDynamicSecret.
  public let resource: Resource
  /// `renewalPercent`, where it is a number.
  public let renewal: (percent: Int, range: SourceRange)?
}

/// A role of the database engine with how long a VaultDynamicSecret has what it leases.
public struct LeasedRole: Sendable {
  /// The role.
  public let role: DatabaseRole
  /// The seconds of its lease.
  public let seconds: Double
  /// The place that tells them.
  public let range: SourceRange
  /// The first VaultDynamicSecret that leases it.
  public let secret: Resource
}

extension ResourceGraph {
  /// Every VaultDynamicSecret of the Vault Secrets Operator.
  public var leasedSecrets: [LeasedSecret] {
    dynamicSecrets.map { resource in
      LeasedSecret(
        resource: resource,
        renewal: resource.spec?["renewalPercent"].flatMap { node in
          node.int.map { ($0, node.range) }
        })
    }
  }

  /// Every role that some VaultDynamicSecret leases and whose lease the tree tells, each place once.
  public var leasedRoles: [LeasedRole] {
    var asked: Set<[String?]> = []
    var seen: Set<SourceRange> = []
    return dynamicSecrets.flatMap { secret -> [LeasedRole] in
      guard let path = secret.spec?["path"]?.text.flatMap({ VaultDatabase.split($0, at: "creds") })
      else { return [] }
      let mount = path.mount ?? secret.spec?["mount"]?.literal
      guard asked.insert([path.name, mount]).inserted else { return [] }
      return vaultDatabase.roles(path.name, in: mount).compactMap { role in
        guard let lease = role.lease, seen.insert(lease.range).inserted,
          let seconds = lease.text.flatMap(VaultDuration.seconds), seconds > 0
        else { return nil }
        return LeasedRole(role: role, seconds: seconds, range: lease.range, secret: secret)
      }
    }
  }

  private var dynamicSecrets: [Resource] {
    resources("VaultDynamicSecret", in: "secrets.hashicorp.com")
  }
}
