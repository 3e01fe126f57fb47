internal import Graph
internal import Kustomize

/// A folder as it is applied: what its kustomization builds, or its files as they stand.
struct AppliedFolder: Sendable {
  /// What tells one from another.
  struct Key: Sendable, Hashable {
    let directory: String
    /// The files that are applied as they stand; `nil` where a kustomization says.
    let selection: FileSelection?
    /// What the engine adds or changes, as text; empty if nothing.
    let change: String

    /// A folder that nothing is added to.
    init(_ directory: String) {
      self.directory = directory
      selection = nil
      change = ""
    }

    /// What an engine makes of a folder; `nil` if the tree does not tell.
    init?(_ applier: Applier, in tree: KustomizeTree) {
      directory = applier.directory
      let isBuilt = tree.place(ofKustomizationIn: directory) != nil
      guard isBuilt || applier.selection != nil else { return nil }
      selection = isBuilt ? nil : applier.selection
      var change = isBuilt ? applier.fields?.text ?? "" : ""
      if let namespace = applier.namespace { change += "namespace: \(namespace)\n" }
      if let variables = applier.variables { change += "variables: \(variables.text)" }
      self.change = change
    }
  }

  /// What tells it from others.
  let key: Key
  /// Its objects, as the engine applies them.
  let resources: [Resource]
  /// What could not be built.
  var notifications: [Notification] = []
  /// The paths of the files it is made of.
  var files: Set<String> = []
  /// Whether a kustomization was built.
  var isBuilt = false
  /// The name by which a report speaks of it.
  let name: String
  /// What its objects apply in turn, by number.
  var applied: [(applier: Applier, folder: Int)] = []

  /// The folder as an engine applies it that changes it after the build.
  func changed(to key: Key, by applier: Applier?) -> AppliedFolder {
    var folder = AppliedFolder(key, resources, by: applier)
    folder.notifications = notifications
    folder.files = files
    folder.isBuilt = isBuilt
    return folder
  }

  /// Objects as an engine applies them.
  init(_ key: Key, _ resources: [Resource], by applier: Applier? = nil) {
    self.key = key
    name = key.directory.isEmpty ? "." : key.directory
    self.resources = resources.map { resource in
      let filled = applier?.variables?.filled(resource) ?? resource
      return filled.applied(inNamespace: applier?.namespace)
    }
  }
}
