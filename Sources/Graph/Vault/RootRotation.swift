internal import Languages
public import Manifests
public import SourceText

/// A change of the password that Vault connects to a database with, after which Vault alone knows it.
public struct RootRotation: Sendable {
  /// The connection.
  public let connection: DatabaseConnection
  /// The resource that asks for it, or that carries the script.
  public let resource: Resource
  /// The place that asks for it.
  public let range: SourceRange
}

extension ResourceGraph {
  /// Every rotation of a connection that the tree writes too.
  public var rootRotations: [RootRotation] {
    let own = databaseConnections.compactMap { connection in
      connection.rotation.map {
        RootRotation(connection: connection, resource: connection.resource, range: $0)
      }
    }
    let byName = Lookup(databaseConnections) { $0.name ?? "" }
    let asked = scripts.flatMap { script in
      script.vaultWrites.compactMap { write -> RootRotation? in
        guard let path = VaultDatabase.split(write.path, at: "rotate-root"),
          let connection = byName[path.name].first(where: {
            $0.mount == path.mount || $0.mount == nil || path.mount == nil
          })
        else { return nil }
        return RootRotation(
          connection: connection, resource: script.resource,
          range: script.range(write.place.range))
      }
    }
    return own + asked
  }

  /// The places that go on reading the password from its Secret after a rotation, with the Secret;
  /// another declaration of the same connection is none.
  public func holders(
    ofPasswordChangedBy rotation: RootRotation
  ) -> [(reference: Reference, password: DatabaseConnection.Password)] {
    rotation.connection.passwords.flatMap { password in
      references.filter { reference in
        guard let resource = reference.resource else { return false }
        return reference.kind == "Secret"
          && isOneSecret(
            password.secret, of: rotation.connection.resource, reference.object, of: resource)
          && (resource.kind, resource.name)
            != (rotation.connection.resource.kind, rotation.connection.resource.name)
          && resource.id != rotation.resource.id
          && (reference.keys.isEmpty || reference.keys.contains { $0.name == password.key })
      }.map { ($0, password) }
    }
  }
}
