internal import Graph

extension ProjectSurvey {
  /// Takes note of what the files of a tree are, by their names, their heads and their objects.
  mutating func note(_ inventory: Inventory) {
    for resource in inventory.resources {
      guard let engine = Self.engine(of: resource) else { continue }
      engines["\(engine) \(resource.kind)", default: 0] += 1
    }
    for (file, role) in zip(inventory.files, inventory.roles) {
      switch UneditableFile.kind(of: file) {
      case .sealed: sealedCount += 1
      case .made where role == .manifest: generatedFiles.append(file.path)
      case .made, nil: break
      }
      if role == .chart, Path.name(file.path) == "Chart.yaml" {
        charts.append(Path.directory(file.path))
      }
    }
    vendoredFolders = Set(inventory.files.compactMap { Self.vendoredFolder(of: $0.path) }).sorted()
  }

  private static func engine(of resource: Resource) -> String? {
    switch (resource.group, resource.kind) {
    case ("argoproj.io", "Application"), ("argoproj.io", "ApplicationSet"): "Argo CD"
    case ("kustomize.toolkit.fluxcd.io", "Kustomization"),
      ("helm.toolkit.fluxcd.io", "HelmRelease"):
      "Flux"
    default: nil
    }
  }

  /// The topmost folder above a file whose name says so.
  private static func vendoredFolder(of path: String) -> String? {
    let folders = Path.components(Path.directory(path))
    return folders.firstIndex { vendorNames.contains($0.lowercased()) }
      .map { folders[...$0].joined(separator: "/") }
  }

  private static let vendorNames: Set<String> = [
    "vendor", "vendored", "third_party", "third-party", "thirdparty",
  ]
}

/// Folders in which all files have something in common.
enum FolderOfOneKind {
  /// The topmost folders below which each of the files has it, sorted. Never the tree itself.
  static func topmost(_ files: [String: Bool]) -> [String] {
    var hasOther: Set<String> = [""]
    for (path, hasIt) in files where !hasIt {
      var folder = Path.directory(path)
      while hasOther.insert(folder).inserted { folder = Path.directory(folder) }
    }
    var found: Set<String> = []
    for (path, hasIt) in files where hasIt {
      var folder = Path.directory(path)
      guard !hasOther.contains(folder) else { continue }
      while !hasOther.contains(Path.directory(folder)) { folder = Path.directory(folder) }
      found.insert(folder)
    }
    return found.sorted()
  }
}
