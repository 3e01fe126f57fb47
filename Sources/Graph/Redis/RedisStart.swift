public import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension RedisServer {
  /// The release that the tag of its image names; `nil` where the tag or the build does not tell.
  public var release: RedisRelease? {
    guard let reference = container.imageReference, let tag = reference.tag,
      let image = RedisImage(reference.text), image.packaging != .other
    else { return nil }
    return RedisRelease(image.family, version: tag)
  }

  /// The first number of a release before Redis 6, whose lists of directives are not known; `nil` for others.
  fileprivate var oldMajor: Int? {
    guard let reference = container.imageReference, let tag = reference.tag,
      let image = RedisImage(reference.text), image.family == .redis, image.packaging != .other,
      let major = Int(tag.prefix { $0.isNumber }), (3...5).contains(major)
    else { return nil }
    return major
  }

  /// Whether a Sentinel of its image certainly refuses a host's name without
  /// `sentinel resolve-hostnames yes`; before 6.2 every name was looked up.
  fileprivate var refusesHostNames: Bool {
    if let release { return release != .redis60 }
    guard let tag = container.imageReference?.tag else { return false }
    return Int(tag.prefix { $0.isNumber }).map { (7...20).contains($0) } ?? false
  }

  /// Whether its image is certainly the project's own, into which nobody builds files.
  fileprivate var hasBareImage: Bool {
    guard let parts = container.imageReference?.name.split(separator: "/"), let name = parts.last
    else { return false }
    return switch parts.dropLast().last {
    case nil: name == "redis"
    case "library", "docker.io": name == "redis"
    case "valkey": name == "valkey"
    default: false
    }
  }
}

extension ResourceGraph {
  /// What certainly keeps a server from starting, each with the place to change.
  ///
  /// What an image, a chart or an operator may add leaves only what single lines get wrong.
  public func startFailures(of server: RedisServer) -> [RedisStartFailure] {
    redisStartFailures[server.id] ?? []
  }

  /// The same, found out; of one server no more than anybody reads.
  func foundStartFailures(of server: RedisServer) -> [RedisStartFailure] {
    guard server.product == .redis || server.product == .valkey else { return [] }
    let isWhole = server.runsAsWritten && !server.settings.hasUnseenSources
    var paths = StartPaths()
    let missing = missingFiles(of: server, &paths)
    // Includes may name one path again and again.
    let files =
      isWhole
      ? RedisFileView { path in paths.entry(at: path) { entry(at: $0, in: server) } }
      : RedisFileView { _ in .unknown }
    let found = server.settings.startFailures(files: files, release: server.release)
    var texts = PlainTexts()
    let certain = (found + laterDirectives(of: server)).lazy.filter {
      isCertain($0, isWhole: isWhole, in: server, &texts)
    }
    return Array((missing + certain).prefix(Self.mostFailures))
  }

  private static var mostFailures: Int { 1_000 }

  /// The directives that came after the old release of the server's image.
  private func laterDirectives(of server: RedisServer) -> [RedisStartFailure] {
    server.oldMajor.map { server.settings.directives(laterThan: $0) } ?? []
  }

  // MARK: - What is certain

  private func isCertain(
    _ failure: RedisStartFailure, isWhole: Bool, in server: RedisServer,
    _ texts: inout PlainTexts
  ) -> Bool {
    if failure.reason == .unresolvedSentinelHost, !server.refusesHostNames { return false }
    guard isWhole || failure.reason.isOfOneLine else { return false }
    let unknown: String? =
      if case .unknownDirective(let name) = failure.reason { name } else { nil }
    if let unknown, !isName(unknown) { return false }
    guard case .file(let path, _) = failure.origin else {
      // Charts and operators make words of what the user writes; only names stay what they are.
      return unknown != nil
        || server.runsAsWritten
          && texts.isPlain(nil) {
            let words = server.container.command + server.container.arguments
            return !words.contains { isFilledIn($0.text ?? "") }
          }
    }
    let isPlain = texts.isPlain(path) {
      server.sources[path].map { !isFilledIn($0.string) } ?? false
    }
    guard isPlain else { return false }
    // A script that is not followed may change what stands in the file, `__EXTRA__` before all.
    let isReadAsWritten =
      volume(of: path, in: server).medium == .readOnly || FileHistory.isPiece(path)
    return unknown.map { !$0.contains("_") || isReadAsWritten }
      ?? (!server.runsAsWritten || isReadAsWritten)
  }

  /// Whether a template or Argo CD's Vault plugin fills a text in before Redis reads it.
  private func isFilledIn(_ text: String) -> Bool {
    text.contains("{{") || text.contains("<path:")
  }

  private func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
    }
  }

  /// The files that the server is told to read and that are certainly not there.
  private func missingFiles(
    of server: RedisServer, _ paths: inout StartPaths
  ) -> [RedisStartFailure] {
    guard server.runsAsWritten else { return [] }
    var failures: [RedisStartFailure] = []
    for source in server.settings.unseenSources {
      guard case .file(let path, let origin) = source, path.hasPrefix("/"),
        !path.contains(where: { "*?[".contains($0) }),
        case .absent = paths.entry(
          at: FileHistory.whole(path), { entry(at: $0, in: server) })
      else { continue }
      failures.append(RedisStartFailure(reason: .missingInclude, origin: origin))
    }
    return failures
  }

  // MARK: - Files

  /// What the server finds at a path, for certain.
  private func entry(at path: String, in server: RedisServer) -> RedisFileView.Entry {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard path.hasPrefix("/"), !path.contains("$"), Substitution(path) == nil else {
      return .unknown
    }
    let isMount = server.container.volumeMounts.contains { mount in
      mount.mountPath.hasPrefix("\(path)/") || mount.mountPath == path && mount.subPath == nil
    }
    if isMount { return .directory }
    let medium = volume(of: path, in: server).medium
    switch file(at: path, in: server, readingText: false) {
    case .text, .present: return .file(text: nil, isReadOnly: medium == .readOnly)
    case .absent(isFolder: true): return .directory
    case .absent(isFolder: false):
      // Only what is named as a file is one; folders of an image are not told.
      guard Self.isNamedAsFile(path) else { return .unknown }
      return medium == .readOnly || server.hasBareImage ? .absent : .unknown
    case .unknown: return .unknown
    }
  }

  /// Alpine and Debian bring authorities along as `.pem` and as `ca-certificates.crt`.
  private static func isNamedAsFile(_ path: String) -> Bool {
    let name = Path.name(path)
    if name == "ca-certificates.crt" || path.hasPrefix("/etc/ssl/") && name.hasSuffix(".pem") {
      return false
    }
    return [".conf", ".acl", ".crt", ".key", ".pem", ".cer"].contains { name.hasSuffix($0) }
  }
}

/// Which texts that a server is told are what it reads: each is looked through once, however many
/// failures stand in it.
private struct PlainTexts {
  private var known: [String?: Bool] = [:]

  /// The text of a file, or of the arguments for `nil`.
  mutating func isPlain(_ path: String?, _ find: () -> Bool) -> Bool {
    if let answer = known[path] { return answer }
    let answer = find()
    known[path] = answer
    return answer
  }
}

/// What a server finds at the paths that were asked for.
private struct StartPaths {
  private var entries: [String: RedisFileView.Entry] = [:]

  mutating func entry(
    at path: String, _ find: (String) -> RedisFileView.Entry
  ) -> RedisFileView.Entry {
    if let known = entries[path] { return known }
    let entry = find(path)
    entries[path] = entry
    return entry
  }
}

extension RedisStartFailure.Reason {
  /// Whether one line is wrong, whatever else the server reads.
  fileprivate var isOfOneLine: Bool {
    switch self {
    case .unknownDirective, .wrongArity, .badValue, .trailingComment, .unbalancedQuotes: true
    default: false
    }
  }
}
