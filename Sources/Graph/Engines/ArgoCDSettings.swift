public import Manifests
internal import SourceText
internal import YAML

/// What an Argo CD installation says for all of its Applications: projects, and fields that are not
/// compared.
public struct ArgoCDSettings: Sendable {
  let projects: AppProjects
  /// The fields of `argocd-cm` (`resource.customizations.ignoreDifferences`).
  let keptFields: [KeptFields]

  /// The settings that some objects make, and none of projects that are patched.
  public init(_ resources: [Resource] = [], patchesProjects: () -> Bool = { false }) {
    let found = resources.filter { $0.isA("AppProject", in: "argoproj.io") }
    projects = AppProjects(!found.isEmpty && patchesProjects() ? [] : found)
    let configurations = resources.filter {
      $0.isA("ConfigMap", in: "") && $0.name == "argocd-cm"
    }
    // Which of several installations an Application belongs to the tree does not tell.
    keptFields = configurations.count == 1 ? Self.keptFields(in: configurations[0]) : []
  }

  private static func keptFields(in configuration: Resource) -> [KeptFields] {
    let prefix = "resource.customizations.ignoreDifferences."
    return (configuration.node["data"]?.entries ?? []).compactMap { entry -> KeptFields? in
      guard let key = entry.key.text, key.hasPrefix(prefix),
        let root = entry.value.embeddedText.flatMap({
          Stream($0).documents.lazy.compactMap(\.root).first
        })
      else { return nil }
      let name = key.dropFirst(prefix.count)
      guard name != "all" else { return KeptFields(ofSystem: root, group: nil, kind: nil) }
      // `apps_Deployment`; the core group is empty.
      let parts = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
      return KeptFields(
        ofSystem: root, group: parts.dropLast().joined(separator: "_"), kind: parts.last)
    }
  }
}
