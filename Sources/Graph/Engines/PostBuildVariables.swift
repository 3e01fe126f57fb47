public import Manifests
internal import SourceText
internal import YAML

/// The variables that a Flux Kustomization fills in after its build
/// (`kustomize-controller docs/spec/v1/kustomizations.md`, post build variable substitution).
public struct PostBuildVariables: Sendable {
  private let values: [String: String]
  /// Whether the tree tells every variable that there is.
  private let isComplete: Bool

  /// The variables as text, the same for the same variables.
  public var text: String {
    values.sorted { $0.key < $1.key }.map { "\($0)=\($1)\n" }.joined() + "\(isComplete)"
  }

  /// The variables of a Flux Kustomization; `nil` if it fills in none.
  ///
  /// `configMaps` are those of the tree. Values of Secrets are left alone: they are not to be shown.
  public init?(of kustomization: Resource, _ configMaps: VariableSources) {
    guard let postBuild = kustomization.spec?["postBuild"] else { return nil }
    var values: [String: String] = [:]
    var isComplete = true
    for source in postBuild["substituteFrom"]?.items ?? [] {
      guard source["kind"]?.hasText("ConfigMap") == true, let name = source["name"]?.literal,
        let data = configMaps.data(of: name, for: kustomization)
      else {
        isComplete = isComplete && source["optional"]?.bool == true
        continue
      }
      for entry in data.entries { values[entry.key.text ?? ""] = entry.value.text }
    }
    for entry in postBuild["substitute"]?.entries ?? [] {
      values[entry.key.text ?? ""] = entry.value.text
    }
    self.values = values
    self.isComplete = isComplete
  }

  /// An object with the variables filled in that are known.
  public func filled(_ resource: Resource) -> Resource {
    let option = "kustomize.toolkit.fluxcd.io/substitute"
    for node in [resource.annotation(option), resource.label(option)]
    where node?.hasText("disabled") == true { return resource }
    let node = resource.node.replacing(replacements)
    return node == resource.node ? resource : resource.replacing(node)
  }

  private func replacements(in text: UnsafeBufferPointer<UInt8>) -> [TextReplacement] {
    var found: [TextReplacement] = []
    var index = 0
    while index + 2 < text.count {
      guard text[index] == UInt8(ascii: "$"), text[index + 1] == UInt8(ascii: "{") else {
        // `$$` stands for one dollar sign, and what follows is no variable.
        let isEscaped = text[index] == UInt8(ascii: "$") && text[index + 1] == UInt8(ascii: "$")
        index += isEscaped ? 2 : 1
        continue
      }
      guard let end = text[index...].prefix(1_000).firstIndex(of: UInt8(ascii: "}")) else { break }
      let expression = String(decoding: text[(index + 2)..<end], as: UTF8.self)
      if let value = value(of: expression) {
        found.append(TextReplacement(index..<(end + 1), by: value))
      }
      index = end + 1
    }
    return found
  }

  /// What `NAME` or `NAME:=default` stands for; `nil` for what is not known, and for other functions.
  private func value(of expression: String) -> String? {
    let name = expression.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard !name.isEmpty else { return nil }
    let rest = expression[name.endIndex...]
    let isDefault = rest.hasPrefix(":=") || rest.hasPrefix(":-")
    guard rest.isEmpty || isDefault else { return nil }
    if let value = values[String(name)], !value.isEmpty || !isDefault { return value }
    let fallback = rest.dropFirst(2)
    return isDefault && isComplete && !fallback.contains("$") ? String(fallback) : nil
  }
}

/// The ConfigMaps of a tree by name, for what reads variables from them.
public struct VariableSources: Sendable {
  private let configMaps: Lookup<String?, Resource>
  private let inventory: Inventory

  /// The ConfigMaps of an inventory.
  public init(_ inventory: Inventory) {
    self.inventory = inventory
    configMaps = Lookup(inventory.resources.filter { $0.isA("ConfigMap", in: "") }) { $0.name }
  }

  /// The data of a ConfigMap: of several with the name, the one nearest to what asks for it; `nil` if
  /// none or no single one is.
  func data(of name: String, for resource: Resource) -> Node? {
    let origin = Path.components(Path.directory(inventory.file(resource.file).path))
    let candidates = configMaps[name].filter {
      $0.namespace == nil || resource.namespace == nil || $0.namespace == resource.namespace
    }.map { configMap in
      let path = Path.components(Path.directory(inventory.file(configMap.file).path))
      return (configMap, shared: zip(origin, path).prefix { $0 == $1 }.count)
    }
    guard let nearest = candidates.map(\.shared).max() else { return nil }
    let best = candidates.filter { $0.shared == nearest }
    return best.count == 1 ? best[0].0.node["data"] : nil
  }
}
