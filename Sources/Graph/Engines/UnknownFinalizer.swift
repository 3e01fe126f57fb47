public import Manifests
public import YAML

/// A finalizer of an Argo CD object that is written as one of Argo CD's and that no version of it takes out.
public struct UnknownFinalizer: Sendable {
  /// The object.
  public let resource: Resource
  /// The entry.
  public let entry: Node
  /// Its text.
  public let text: String
  /// The finalizer that deletes what an Application made, where it is not there too.
  public let meant: String?
}

extension ResourceGraph {
  /// The finalizers by which Applications, ApplicationSets and AppProjects are never deleted.
  public var unknownFinalizers: [UnknownFinalizer] {
    let kinds: Set<String> = ["Application", "ApplicationSet", "AppProject"]
    return resources.filter { $0.group == "argoproj.io" && kinds.contains($0.kind) }
      .flatMap { resource -> [UnknownFinalizer] in
        let entries = resource.metadata?["finalizers"]?.items ?? []
        let hasOwn = entries.contains {
          $0.text?.hasPrefix(UnknownFinalizer.resourcesFinalizer) == true
        }
        return entries.compactMap { entry in
          guard let text = entry.literal, text.lowercased().contains("argo"),
            !UnknownFinalizer.known.contains(text)
          else { return nil }
          return UnknownFinalizer(
            resource: resource, entry: entry, text: text,
            meant: hasOwn ? nil : UnknownFinalizer.resourcesFinalizer)
        }
      }
  }
}

extension UnknownFinalizer {
  fileprivate static let resourcesFinalizer = "resources-finalizer.argocd.argoproj.io"

  /// `argo-cd pkg/apis/application/v1alpha1/types.go, app_project_types.go`.
  fileprivate static let known: Set<String> = Set(
    [
      [resourcesFinalizer, "\(resourcesFinalizer)/foreground", "\(resourcesFinalizer)/background"],
      ["post-delete", "pre-delete"].flatMap { hook in
        ["\(hook)-finalizer.argocd.argoproj.io", "\(hook)-finalizer.argocd.argoproj.io/cleanup"]
      },
    ].joined())
}
