public import Manifests
public import SourceText
internal import YAML

extension ResourceGraph {
  /// Whether a file's object belongs to a kustomize component that no kustomization of the tree uses:
  /// whoever does completes it.
  public func isOfUnusedComponent(_ resource: Resource) -> Bool {
    guard resource.kustomizeRoot == nil, resource.origin == .manifest else { return false }
    let folder = Path.directory(file(of: resource).path)
    return components.contains { $0.directory == folder }
  }

  /// Whether a component, that of a Secret's file or one beside it, has a replacement that gives a key
  /// of the Secret its value.
  public func isFilledByComponent(_ key: Secret.Key, of secret: Secret) -> Bool {
    guard isOfUnusedComponent(secret.resource), let name = secret.resource.name else {
      return false
    }
    let folder = Path.directory(file(of: secret.resource).path)
    return components.contains { component in
      (component.directory == folder
        || Path.directory(component.directory) == Path.directory(folder))
        && component.replaces(key.name, ofSecret: name)
    }
  }

  /// Whether a kustomization of the tree names a file among those that it builds from.
  public func isTakenByKustomization(_ file: SourceFile.ID) -> Bool {
    let path = inventory.pathInTree(inventory.file(file).path)
    return inventory.kustomizations.contains { $0.listedPaths.contains(path) }
  }

  private var components: [Kustomization] { inventory.kustomizations.filter(\.isComponent) }
}

extension Kustomization {
  /// Whether one of its replacements sets a key of a Secret (`kustomize api/types/replacement.go`).
  fileprivate func replaces(_ key: String, ofSecret name: String) -> Bool {
    let escaped = key.replacing(".", with: "\\.")
    let fields = Set(
      ["data", "stringData"].flatMap { ["\($0).\(key)", "\($0).\(escaped)", "\($0).[\(key)]"] })
    return (node["replacements"]?.items ?? []).flatMap { $0["targets"]?.items ?? [] }.contains {
      guard let select = $0["select"], select["name"]?.hasText(name) == true,
        select["kind"].map({ $0.hasText("Secret") }) ?? true
      else { return false }
      return ($0["fieldPaths"]?.items ?? []).contains { $0.text.map(fields.contains) ?? false }
    }
  }
}
