public import Manifests
public import SourceText
internal import YAML

/// A credential in clear in a file that pods see through a ConfigMap.
public struct ConfigFileCredential: Sendable {
  /// Its name in the file, or the key's own: `spring.datasource.password`.
  public let name: String
  /// The key of the ConfigMap, where that is the name of a file.
  public let file: String?
  /// The place to change.
  public let range: SourceRange
}

/// A ConfigMap with credentials in clear, and a workload that mounts it.
public struct MountedCredentials: Sendable {
  /// The ConfigMap.
  public let configMap: Resource
  /// The credentials, in order.
  public let credentials: [ConfigFileCredential]
  /// The workload.
  public let reader: Resource
}

extension ResourceGraph {
  /// The mounted ConfigMaps that hold credentials in clear, each once.
  public var mountedCredentials: [MountedCredentials] {
    var seen: Set<Resource.ID> = []
    // What a container takes as a variable, too, is told there.
    let variables = Set(configMapCredentials.map(\.key.range))
    return resources.compactMap { PodSpec($0) }.flatMap { pod in
      configMaps.shown(to: pod).compactMap { configMap -> MountedCredentials? in
        guard configMap.origin != .chart, seen.insert(configMap.id).inserted else { return nil }
        let found = ConfigFileCredential.all(in: configMap).filter {
          !variables.contains($0.range)
        }
        return found.isEmpty
          ? nil
          : MountedCredentials(configMap: configMap, credentials: found, reader: pod.resource)
      }
    }
  }
}

extension ConfigFileCredential {
  /// Those of a ConfigMap; what programs set by default is left out, as a variable may replace it.
  fileprivate static func all(in configMap: Resource) -> [ConfigFileCredential] {
    (configMap.node["data"]?.entries ?? []).prefix(1_000).flatMap { entry in
      guard let name = entry.key.text, (4..<longest).contains(entry.value.textCount),
        let isFile = entry.value.withText({ mayHold($0) || CredentialName(name) != nil }), isFile
      else { return [ConfigFileCredential]() }
      switch Format(name) {
      case .document: return fields(of: entry.value, in: name)
      case .lines: return assignments(of: entry.value, in: name)
      case .value:
        guard let text = entry.value.literal, !text.contains("\n"),
          Credential(text, named: name, in: .setting) == .material
        else { return [] }
        return [ConfigFileCredential(name: name, file: nil, range: entry.key.range)]
      case .other: return []
      }
    }
  }

  /// A file of this length, in bytes, is no configuration that people write.
  private static let longest = 20_000

  private static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.contains("assw") || bytes.contains("ASSW") || bytes.contains("ecret")
      || bytes.contains("ECRET") || bytes.contains("oken") || bytes.contains("OKEN")
      || bytes.contains("://")
  }

  /// How a file is written, by its name.
  private enum Format {
    case document
    case lines
    case value
    case other

    init(_ name: String) {
      guard let dot = name.lastIndex(of: ".") else {
        self = .value
        return
      }
      switch name[dot...].lowercased() {
      case ".yml", ".yaml", ".json": self = .document
      case ".env", ".properties", ".ini", ".cnf", ".cfg", ".conf", ".toml": self = .lines
      default: self = .other
      }
    }
  }

  private static func fields(of value: Node, in file: String) -> [ConfigFileCredential] {
    guard let text = value.embeddedText else { return [] }
    let stream = Stream(text)
    // A template is no YAML yet, and its values are not what they look like.
    guard !stream.problems.contains(where: { $0.kind != .duplicateKey }) else { return [] }
    return stream.documents.compactMap(\.root).prefix(20).flatMap { root in
      CredentialField.all(in: root, path: "").filter { $0.credential == .material }.map {
        ConfigFileCredential(
          name: String($0.path.drop { $0 == "." }), file: file, range: $0.key.range)
      }
    }
  }

  private static func assignments(of value: Node, in file: String) -> [ConfigFileCredential] {
    guard let text = value.embeddedText else { return [] }
    var found: [ConfigFileCredential] = []
    var start = 0
    for line in text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      guard found.count < 32,
        let (name, content) = assignment(String(decoding: line, as: UTF8.self)),
        Credential(content, named: name, in: .setting) == .material
      else { continue }
      let offset = start + line.prefix { $0 == 0x20 || $0 == 0x09 }.count
      found.append(
        ConfigFileCredential(
          name: name, file: file, range: text.range(offset..<offset + name.utf8.count)))
    }
    return found
  }

  /// `name = value` without a comment behind it; `nil` for anything else, and for what is filled in.
  private static func assignment(_ line: String) -> (name: String, value: String)? {
    let line = line.drop { $0 == " " || $0 == "\t" }
    guard let equals = line.firstIndex(of: "=") else { return nil }
    let name = String(line[..<equals].reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    let isName = !name.isEmpty && name.utf8.allSatisfy { $0.isPartOfName }
    var value = line[line.index(after: equals)...].drop { $0 == " " || $0 == "\t" }
    for mark in [" #", " ;", "\t#", "\t;"] {
      if let comment = value.firstRange(of: mark) { value = value[..<comment.lowerBound] }
    }
    let opens = [">", "=", "$", "%", "@", "#", ";", "{", "<", "["]
    guard isName, !opens.contains(where: { value.hasPrefix($0) }), !value.contains("$"),
      !value.contains("{{"), !value.contains("%(")
    else { return nil }
    return (name, String(value))
  }
}

extension UInt8 {
  /// A letter, a digit, or what joins the parts of a setting's name.
  fileprivate var isPartOfName: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
