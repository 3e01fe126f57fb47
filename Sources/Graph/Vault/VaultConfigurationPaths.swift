internal import Languages
internal import Manifests
internal import YAML

/// The files and folders from which a server reads its configuration.
enum VaultConfigurationPaths {
  /// More files than this no server is given.
  private static var most: Int { 32 }

  /// Those of `-config`, and those that the images' entrypoints give it
  /// (`hashicorp/vault scripts/docker/docker-entrypoint.sh`, `openbao/openbao` the same).
  static func paths(of container: Container, running scripts: [Script]) -> [String] {
    let given = scripts.lazy.flatMap { script in
      script.invocations.lazy.compactMap { VaultCommand($0) }
        .flatMap { $0.options.values("-config") }.map { script.text(of: $0) }
    }.prefix(most)
    let inWords = (container.command + container.arguments).lazy.compactMap(\.text)
      .filter { $0.hasPrefix("-config=") }.map { String($0.dropFirst(8)) }.prefix(most)
    return Array(given) + Array(inWords) + ["/vault/config", "/openbao/config"]
  }
}
