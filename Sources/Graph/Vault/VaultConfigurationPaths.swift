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
    let words = (container.command + container.arguments).compactMap(\.text)
    let inWords = words.lazy.filter { $0.hasPrefix("-config=") }.map { String($0.dropFirst(8)) }
      .prefix(most)
    // The image's entrypoint runs words that begin with `server`, which no script shows.
    let behind = zip(words, words.dropFirst()).lazy.filter { $0.0 == "-config" }.map(\.1)
      .prefix(most)
    return Array(given) + Array(inWords) + Array(behind) + ["/vault/config", "/openbao/config"]
  }
}
