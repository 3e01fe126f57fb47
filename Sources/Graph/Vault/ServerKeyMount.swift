internal import Manifests

extension ResourceGraph {
  /// The places where the unseal keys of a server are mounted into the server's own pod.
  ///
  /// With two signs at least that they are such keys; not where a seal of its own opens the server.
  public var keysBesideServer: [(reader: SecretReader, server: VaultServer)] {
    let servers = Dictionary(vaultServers.map { ($0.resource.id, $0) }) { first, _ in first }
    return secretReaders.compactMap { reader in
      guard let server = servers[reader.resource.id], server.unsealsItself != true,
        server.development == nil, unsealSigns(of: reader).count > 1, !mayBeStaticSealKey(reader)
      else { return nil }
      return (reader, server)
    }
  }
}
