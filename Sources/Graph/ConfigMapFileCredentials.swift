public import Manifests
public import SourceText
internal import YAML

/// A credential in clear in a file that a ConfigMap holds.
public struct ConfigMapFileCredential: Sendable {
  /// What is set, as the file spells it.
  public let name: String
  /// The file: the ConfigMap's key.
  public let file: String
  /// The value.
  public let range: SourceRange
}

extension ResourceGraph {
  /// The credentials in clear in the files of a ConfigMap. Scripts have their own: `scriptCredentials`.
  public func fileCredentials(of configMap: Resource) -> [ConfigMapFileCredential] {
    guard configMap.isA("ConfigMap", in: ""), let data = configMap.node["data"] else { return [] }
    let scripts = scripts(of: configMap)
    return data.entries.flatMap { entry -> [ConfigMapFileCredential] in
      // Where a line stands in its file is asked of few.
      let lines = entry.value.withText { $0.contains(0x0A) ? CredentialLine.all(in: $0) : [] } ?? []
      guard !lines.isEmpty, let file = entry.key.text, let text = entry.value.embeddedText,
        !scripts.contains(where: { $0.text.bytes == text.bytes })
      else { return [] }
      return lines.map {
        ConfigMapFileCredential(name: $0.name, file: file, range: text.range($0.range))
      }
    }
  }
}
