internal import YAML

/// Where an object comes from, as `buildMetadata: [originAnnotations]` writes it.
struct ObjectOrigin: Sendable, Hashable {
  /// The file of a resource.
  var path: String?
  /// The file that configures a generator or a transformer.
  var configuredIn: String?
  /// The generator or transformer.
  var configuredBy: Configurator?

  struct Configurator: Sendable, Hashable {
    var apiVersion: String
    var kind: String
    var name: String?
    var namespace: String?
  }

  /// The lines of the annotation.
  var lines: [String] {
    var lines: [String] = []
    if let path { lines.append("path: \(path)") }
    if let configuredIn { lines.append("configuredIn: \(configuredIn)") }
    if let configuredBy {
      lines.append("configuredBy:")
      lines.append("  apiVersion: \(configuredBy.apiVersion)")
      lines.append("  kind: \(configuredBy.kind)")
      if let name = configuredBy.name { lines.append("  name: \(name)") }
      if let namespace = configuredBy.namespace { lines.append("  namespace: \(namespace)") }
    }
    return lines
  }
}
