internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// Whether a pod's Vault has a static seal, whose key must be there before the server starts;
  /// `nil` where the server reads configuration that the tree does not show.
  func hasStaticSeal(_ pod: PodSpec) -> Bool? {
    let variables = pod.allContainers.flatMap(\.environment)
    let types = variables.filter { Self.sealTypes.contains($0.name) }
    if types.contains(where: { $0.value?.text?.lowercased() == "static" }) { return true }
    let inVariables = variables.filter { $0.name.hasSuffix("_LOCAL_CONFIG") }
      .compactMap { $0.value?.text }
    let inScripts = scripts(runBy: pod.resource).map(\.shell.text)
    let texts = configMaps.texts(of: pod) + inVariables + inScripts
    if texts.contains(where: stanza.matches) { return true }

    var isShown = true
    for container in pod.allContainers where container.isVaultServer {
      for source in sealSources(of: container, in: pod) {
        guard let values = source else {
          isShown = false
          continue
        }
        if values.contains(where: { $0.lowercased() == "static" || stanza.matches($0) }) {
          return true
        }
      }
    }
    return isShown ? false : nil
  }

  private static let sealTypes: Set<String> = ["BAO_SEAL_TYPE", "VAULT_SEAL_TYPE"]

  /// What may configure a server's seal beside the texts in sight: `nil` for each source that the
  /// tree does not show.
  private func sealSources(of container: Container, in pod: PodSpec) -> [[String]?] {
    let namespace = pod.resource.namespace
    let variables = container.environment.filter {
      Self.sealTypes.contains($0.name) || $0.name.hasSuffix("_LOCAL_CONFIG")
    }
    let unread = variables.filter { variable in
      variable.value?.text.map { Substitution($0) != nil } ?? true
    }
    let given = (container.node["envFrom"]?.items ?? []).map { source in
      sealSource(
        secret: source[path: "secretRef", "name"], configMap: source[path: "configMapRef", "name"],
        in: namespace)
    }
    let paths = configurationPaths(of: container, in: pod)
    let mounts = container.volumeMounts.filter { mount in
      paths.contains { path in
        mount.contains(path) || Path.isBelow(mount.mountPath, path)
      }
    }
    let shown = mounts.compactMap { pod.volume($0.name) }.flatMap { volume -> [[String]?] in
      let projected = volume.node[path: "projected", "sources"]?.items ?? []
      let names =
        [(volume.node[path: "secret", "secretName"], volume.configMap)]
        + projected.map { ($0[path: "secret", "name"], $0[path: "configMap", "name"]) }
      return names.filter { $0.0 != nil || $0.1 != nil }
        .map { sealSource(secret: $0.0, configMap: $0.1, in: namespace) }
    }
    return unread.map { _ in nil } + given + shown
  }

  /// The texts of a Secret or ConfigMap, which never leave this question; `nil` if out of sight.
  private func sealSource(secret: Node?, configMap: Node?, in namespace: String?) -> [String]? {
    if let name = configMap?.literal {
      let entries = configMaps.configMap(ObjectName(namespace: namespace, name: name))?
        .node["data"]?.entries
      return entries?.filter { Self.isSealText($0.key.text) }.compactMap(\.value.text)
    }
    guard let name = secret?.literal else { return nil }
    let found = manifests(of: ObjectName(namespace: namespace, name: name))
    guard found.count == 1, let only = found.first, !only.isEncrypted, !only.keys.isEmpty else {
      return nil
    }
    return only.keys.filter { Self.isSealText($0.name) }.compactMap { only.text(of: $0) }
  }

  /// Whether a key may set the seal: the variable, or a file of the server's.
  private static func isSealText(_ key: String?) -> Bool {
    guard let key else { return false }
    return sealTypes.contains(key) || key.hasSuffix("_LOCAL_CONFIG") || key.contains(".")
  }

  /// The files and folders of `-config`, and those that the images' entrypoints give it
  /// (`hashicorp/vault scripts/docker/docker-entrypoint.sh`, `openbao/openbao` the same).
  private func configurationPaths(of container: Container, in pod: PodSpec) -> [String] {
    let given = scripts(runBy: pod.resource).filter { $0.container?.node == container.node }
      .flatMap { script in
        script.invocations.compactMap { VaultCommand($0) }
          .flatMap { $0.options.values("-config") }.map { script.text(of: $0) }
      }
    let words = (container.command + container.arguments).compactMap(\.text)
    let inWords = words.filter { $0.hasPrefix("-config=") }.map { String($0.dropFirst(8)) }
    return given + inWords + ["/vault/config", "/openbao/config"]
  }
}

/// The stanza in HCL and in JSON, the server's two languages.
private let stanza = Pattern(
  literal: #"(?m)^[ \t]*seal[ \t]+"?static"?[ \t]*\{|"seal"\s*:\s*[\[{]\s*\{?\s*"static"\s*:"#)
