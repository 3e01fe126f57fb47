internal import SourceText
internal import YAML

/// The files that the entries of a kustomization name.
extension Builder {
  /// The documents of a file.
  func documents(of file: KustomizeTree.File) throws(BuildError) -> [Node] {
    guard let stream = file.stream else { return [] }
    if let problem = stream.problems.first(where: { $0.kind != .duplicateKey }) {
      throw BuildError(problem.message, at: problem.range)
    }
    return stream.documents.compactMap(\.root).filter { !$0.isNull && !$0.isEmptyCollection }
  }

  /// A file that an entry names, which lies in the kustomization's folder or below.
  func file(
    _ path: String, of kustomization: Kustomization, _ entry: Node
  ) throws(BuildError) -> KustomizeTree.File {
    guard let joined = RootPath.join(kustomization.directory, path) else {
      throw BuildError("an absolute path leads out of the tree", at: entry.range)
    }
    try requireBelow(joined, kustomization, entry)
    guard let file = tree.file(joined) else {
      throw BuildError("\(path) is not there, or is no file that can be read", at: entry.range)
    }
    return file
  }

  /// Flux reads files beside and above the folder too, and Argo CD may be told to.
  func requireBelow(
    _ path: String, _ kustomization: Kustomization, _ entry: Node
  ) throws(BuildError) {
    guard !RootPath.isBelow(path, kustomization.directory), !leavesOutErrors else { return }
    throw BuildError(
      "the file lies outside the kustomization's folder, where kustomize reads none by default",
      at: entry.range)
  }

  func readConfigurations(
    of kustomization: Kustomization, into accumulation: inout Accumulation
  ) throws(BuildError) {
    for entry in kustomization.list("configurations") {
      for root in try documents(of: file(entry.text ?? "", of: kustomization, entry)) {
        accumulation.configuration.add(root)
      }
    }
    for entry in kustomization.list("crds") {
      for root in try documents(of: file(entry.text ?? "", of: kustomization, entry)) {
        accumulation.configuration.add(CRDReferences.configuration(of: root))
      }
    }
  }

  mutating func readSchemas(of kustomization: Kustomization) throws(BuildError) {
    guard let entry = kustomization.node?[path: "openapi", "path"] else { return }
    let roots = try documents(of: file(entry.text ?? "", of: kustomization, entry))
    if let root = roots.first { schemas = CustomSchemas(root) }
  }
}
