internal import Manifests

/// The type of an object. In a selector, an empty part stands for any.
struct GroupVersionKind: Hashable, Sendable {
  var group = ""
  var version = ""
  var kind = ""

  init(group: String = "", version: String = "", kind: String = "") {
    self.group = group
    self.version = version
    self.kind = kind
  }

  /// Reads `apps/v1` or `v1`.
  init(apiVersion: String, kind: String) {
    if let slash = apiVersion.firstIndex(of: "/") {
      group = String(apiVersion[..<slash])
      version = String(apiVersion[apiVersion.index(after: slash)...])
    } else {
      version = apiVersion
    }
    self.kind = kind
  }

  var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

  /// Whether a selector, whose empty parts stand for any, takes in the type.
  func isSelected(by selector: GroupVersionKind) -> Bool {
    (selector.kind.isEmpty || selector.kind == kind)
      && (selector.group.isEmpty || selector.group == group)
      && (selector.version.isEmpty || selector.version == version)
  }

  /// Whether objects of the type have no namespace. What kustomize does not know, it takes as
  /// namespaced, and so does a build.
  var isClusterScoped: Bool { ClusterScope.contains(kind, apiVersion: apiVersion) }
}
