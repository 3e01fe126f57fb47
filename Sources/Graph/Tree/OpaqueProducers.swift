internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// What makes Secrets out of the tree's sight.
extension OpaqueProducer {
  /// What a part of the tree holds of it.
  static func all(in part: SecretIndex.Part, _ files: TreeFolders) -> [OpaqueProducer] {
    part.resources.flatMap { all(by: $0, files) } + remoteEntries(in: part, files)
  }

  private init(_ resource: Resource, in namespace: String?, _ reason: String) {
    self.init(
      namespace: namespace, reason: reason, displayName: resource.displayName,
      range: resource.place.range)
  }

  private static func all(by resource: Resource, _ files: TreeFolders) -> [OpaqueProducer] {
    let spec = resource.spec
    switch (resource.kind, resource.group) {
    case ("HelmRelease", "helm.toolkit.fluxcd.io") where files.charts.makesNoSecrets(resource):
      return []
    case ("HelmRelease", "helm.toolkit.fluxcd.io"), ("HelmChart", "helm.cattle.io"):
      let target = spec?["targetNamespace"]
      return [
        OpaqueProducer(
          resource, in: target.map { $0.literal } ?? resource.namespace,
          "installs a chart that is not rendered here")
      ]
    case ("Application", "argoproj.io"):
      return application(resource, spec, isSet: false, files)
    case ("ApplicationSet", "argoproj.io"):
      return application(resource, spec?[path: "template", "spec"], isSet: true, files)
    case ("Kustomization", "kustomize.toolkit.fluxcd.io"):
      guard let path = spec?["path"]?.literal.flatMap({ Path.join("", $0) }), !files.has(path)
      else { return [] }
      return [
        OpaqueProducer(
          resource, in: spec?["targetNamespace"]?.literal,
          "applies a folder that is not in this tree")
      ]
    // Without a namespace it is mostly the configuration of an operator.
    case _ where resource.namespace != nil && ResourceKinds.mayMakeSecrets(resource):
      return [
        OpaqueProducer(
          resource, in: resource.namespace, "is of a kind whose controller may make Secrets")
      ]
    default: return []
    }
  }

  private static func application(
    _ resource: Resource, _ spec: Node?, isSet: Bool, _ files: TreeFolders
  ) -> [OpaqueProducer] {
    let sources = [spec?["source"]].compactMap { $0 } + (spec?["sources"]?.items ?? [])
    let reason = sources.lazy.compactMap { source -> String? in
      if source["chart"] != nil || source["helm"] != nil || source["plugin"] != nil {
        return "installs a chart that is not rendered here"
      }
      guard let path = source["path"] else {
        // A source that only lends its values to another has none.
        return source["ref"] == nil ? "applies what is not in this tree" : nil
      }
      guard let folder = path.literal.flatMap({ Path.join("", $0) }) else {
        let isOfTree = isSet && files.isGenerated(resource) || files.hasStart(of: path.text ?? "")
        return isOfTree ? nil : "applies a folder that is not told here"
      }
      if files.hasChart(folder) { return "installs a chart that is not rendered here" }
      return files.has(folder) ? nil : "applies a folder that is not in this tree"
    }.first
    guard let reason else { return [] }
    return [
      OpaqueProducer(
        resource, in: spec?[path: "destination", "namespace"]?.literal, reason)
    ]
  }

  /// What the kustomizations of a root take from the network, from charts and from programs: it may
  /// land in any namespace that the root's objects have.
  private static func remoteEntries(
    in part: SecretIndex.Part, _ files: TreeFolders
  ) -> [OpaqueProducer] {
    guard let root = part.root, let entry = files.remoteEntry(reachedFrom: root) else {
      return []
    }
    var namespaces = Set(part.resources.compactMap(\.namespace))
    namespaces.formUnion(files.namespaces(from: root))
    let name = root.isEmpty ? "the kustomization" : "the kustomization of \(root)"
    return namespaces.sorted().map {
      OpaqueProducer(
        namespace: $0, reason: "builds from what is not in this tree", displayName: name,
        range: entry.range)
    }
  }

  /// What a script writes under names that it does not tell.
  static func all(in script: Script, knowing writers: [SecretWriter]) -> [OpaqueProducer] {
    let writes = script.shell.secretWrites.filter { write in
      guard write.operation != .delete, write.operation != .patch else { return false }
      switch write.content {
      case .file: return true
      case .manifest: return false
      default:
        guard let name = write.name else { return false }
        return script.value(of: name).possibilities.isEmpty
      }
    }
    guard let first = writes.first else { return [] }
    let isElsewhere = writes.contains { $0.namespace != nil }
    return [
      OpaqueProducer(
        namespace: isElsewhere ? nil : script.pod?.resource.namespace ?? script.resource.namespace,
        reason: "makes Secrets by names that are not told here",
        displayName: "a script in \(script.resource.displayName)",
        range: script.range(first.range))
    ]
  }
}
