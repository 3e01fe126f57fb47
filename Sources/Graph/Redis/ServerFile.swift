internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// What a server finds at a path.
public enum ServerFile: Sendable {
  /// A file whose text stands in the tree, in this resource.
  ///
  /// The text of a Secret's key stands for the key: no place in it is told.
  case text(EmbeddedText, in: Resource)
  /// A file, made by something that the tree shows.
  case present
  /// No file: what is mounted there has no such key, or nothing is mounted. `isFolder` where a missing
  /// key makes Kubernetes mount an empty folder instead.
  case absent(isFolder: Bool)
  /// The tree does not tell.
  case unknown

  /// Whether there is a file; `nil` where the tree does not tell.
  public var exists: Bool? {
    switch self {
    case .text, .present: true
    case .absent: false
    case .unknown: nil
    }
  }
}

extension ResourceGraph {
  /// What a server finds at a path in its container.
  ///
  /// Without `readingText` a mounted file is only `present`: its text may be long, and many may ask.
  public func file(
    at path: String, in server: RedisServer, readingText: Bool = true
  ) -> ServerFile {
    let path = server.absolute(path)
    let volume = PathVolume(of: path, in: server.container, of: server.pod)
    switch volume.medium {
    case .readOnly: return shown(by: volume, to: server.pod, readingText: readingText)
    case .unknown: return .unknown
    case .persistent, .node, .pod, .container:
      return written(at: path, in: server, isVolume: volume.medium != .container)
    }
  }

  // MARK: - Mounted

  private func shown(
    by volume: PathVolume, to pod: PodSpec, readingText: Bool = true
  ) -> ServerFile {
    var answers: [ServerFile] = []
    for source in volume.sources {
      guard let key = source.key else { continue }
      let answer =
        source.kind == "Secret"
        ? file(key, ofSecret: source.object)
        : file(key, ofConfigMap: source.object, shownTo: pod, readingText: readingText)
      if answer.exists == true { return answer }
      answers.append(answer)
    }
    guard !volume.sources.isEmpty, answers.allSatisfy({ $0.exists == false }) else {
      return .unknown
    }
    return .absent(isFolder: volume.isSingleFile)
  }

  private func file(
    _ key: String, ofConfigMap name: ObjectName, shownTo pod: PodSpec, readingText: Bool
  ) -> ServerFile {
    guard let configMap = configMaps.configMap(name, for: pod.resource) else { return .unknown }
    if let value = configMap.node["data"]?[key] {
      guard readingText, let text = value.embeddedText else { return .present }
      return .text(text, in: configMap)
    }
    if configMap.node["binaryData"]?[key] != nil { return .present }
    // Some programs fill a ConfigMap that is declared empty.
    let keys = configMap.node["data"]?.entries ?? []
    let isTold = !keys.isEmpty && keys.allSatisfy { $0.key.literal != nil }
    return isTold && !configMap.isFilledByProgram ? .absent(isFolder: false) : .unknown
  }

  private func file(_ key: String, ofSecret name: ObjectName) -> ServerFile {
    let manifests = manifests(of: name)
    if manifests.count == 1, let secret = manifests.first, !secret.isEncrypted,
      let text = secret.text(ofKey: key)
    {
      return .text(text, in: secret.resource)
    }
    let known = writers(of: name).map { $0.keys.has(key) }
    if known.contains(true) { return .present }
    return known.isEmpty || known.contains(nil) || isExternal("Secret", name)
      ? .unknown : .absent(isFolder: false)
  }

  // MARK: - Written

  private func written(
    at path: String, in server: RedisServer, isVolume: Bool
  ) -> ServerFile {
    var startup = PodStartup(server.pod, configMaps)
    switch FileHistory(of: path, readBy: server.container, &startup) {
    case .unknown: return .unknown
    case .written(let pieces):
      guard pieces.count == 1, let piece = pieces.first else { return .present }
      switch piece {
      case .text(let text): return .text(text, in: server.pod.resource)
      case .copy(let source, let copier):
        return shown(by: PathVolume(of: source, in: copier, of: server.pod), to: server.pod)
      case .unseen: return .present
      }
    case .untouched:
      // Another image may bring the file along; the official ones bring none.
      let isOfficial =
        server.container.image.flatMap { RedisImage($0) }?.packaging == .official
      return !isVolume && isOfficial ? .absent(isFolder: false) : .unknown
    }
  }
}

extension Resource {
  /// Whether a ConfigMap asks a program of the cluster to fill it.
  fileprivate var isFilledByProgram: Bool {
    let marks = (metadata?["annotations"]?.entries ?? []) + (metadata?["labels"]?.entries ?? [])
    return marks.contains { mark in
      guard let key = mark.key.text else { return false }
      return key.contains("inject") || key.contains("reflector") || key.contains("trusted")
    }
  }
}

extension Secret {
  /// The text of a key, all of which stands for the key's name; `nil` where it cannot be read.
  func text(ofKey name: String) -> EmbeddedText? {
    guard let found = key(name), let written = found.node.text, Substitution(written) == nil else {
      return nil
    }
    let isPlain = resource.node["stringData"]?[name] != nil
    guard let bytes = isPlain ? Array(written.utf8) : Base64.decode(written.utf8) else {
      return nil
    }
    return EmbeddedText(bytes, standingFor: found.key.range)
  }
}
