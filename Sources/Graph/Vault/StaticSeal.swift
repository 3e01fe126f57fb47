internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// Whether a pod's Vault has a static seal, whose key must be there before the server starts.
  func hasStaticSeal(_ pod: PodSpec) -> Bool {
    let variables = pod.allContainers.flatMap(\.environment)
    let types = variables.filter { ["BAO_SEAL_TYPE", "VAULT_SEAL_TYPE"].contains($0.name) }
    if types.contains(where: { $0.value?.text?.lowercased() == "static" }) { return true }
    let inVariables = variables.filter { $0.name.hasSuffix("_LOCAL_CONFIG") }
      .compactMap { $0.value?.text }
    let inScripts = scripts(runBy: pod.resource).map(\.shell.text)
    return (configMaps.texts(of: pod) + inVariables + inScripts).contains(where: stanza.matches)
  }
}

/// The stanza in HCL and in JSON, the server's two languages.
private let stanza = Pattern(
  literal: #"(?m)^[ \t]*seal[ \t]+"?static"?[ \t]*\{|"seal"\s*:\s*[\[{]\s*\{?\s*"static"\s*:"#)
