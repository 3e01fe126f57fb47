internal import SourceText
internal import YAML

/// A generator of an ApplicationSet, as far as the tree tells what it generates.
struct Generator {
  /// More than any repository has; one that asks for more is left at that.
  static let most = 1_000

  private let node: Node
  private let isGoTemplate: Bool
  private let folders: TreeFolders
  private let depth: Int

  init(_ node: Node, isGoTemplate: Bool, in folders: TreeFolders, depth: Int = 0) {
    self.node = node
    self.isGoTemplate = isGoTemplate
    self.folders = folders
    self.depth = depth
  }

  /// The parameters of each Application, where other generators have given some already.
  func parameters(given: GeneratorParameters = GeneratorParameters()) -> [GeneratorParameters] {
    let own = unlimited(given)
    return own.count > Self.most ? Array(own.prefix(Self.most)) : own
  }

  private func unlimited(_ given: GeneratorParameters) -> [GeneratorParameters] {
    if let list = node["list"] {
      return (list["elements"]?.items ?? []).map { given.merged(with: GeneratorParameters($0)) }
    }
    if let git = node["git"] {
      return self.git(given.filled(git, isGoTemplate: isGoTemplate), given)
    }
    if let clusters = node["clusters"] { return [self.clusters(clusters, given)] }
    if let matrix = node["matrix"] { return product(matrix, given) }
    if let merge = node["merge"] { return merged(merge, given) }
    // Pull requests, other repositories, plugins: outside the tree.
    var unknown = given
    unknown.clusterSelection = node["clusterDecisionResource"] == nil ? nil : "a decision resource"
    return [unknown]
  }

  // MARK: - Git

  private func git(_ git: Node, _ given: GeneratorParameters) -> [GeneratorParameters] {
    let values = GeneratorParameters(git["values"], prefix: "values")
    let base = given.merged(with: values)
    // Its names have a prefix that only the second of two generators has.
    guard git["pathParamPrefix"] == nil else { return [base] }
    if let directories = git["directories"]?.items {
      return matches(directories, among: folders.directories).map {
        base.merged(with: GeneratorParameters(folder: $0))
      }
    }
    let files = matches(git["files"]?.items ?? [], among: folders.filePaths)
    return files.flatMap { path in
      let folder = base.merged(with: GeneratorParameters(folder: Path.directory(path)))
      let roots = folders.roots(ofFile: path).flatMap { $0.isSequence ? $0.items : [$0] }
      return roots.map { folder.merged(with: GeneratorParameters($0)) }
    }
  }

  /// The paths that the entries of a generator take in and that none excludes.
  private func matches(_ entries: [Node], among paths: [String]) -> [String] {
    func globs(excluding: Bool) -> [Glob] {
      entries.filter { ($0["exclude"]?.bool == true) == excluding }.compactMap { entry in
        // A path without a slash is one of the repository's root.
        entry["path"]?.text.flatMap { Path.join("", $0) }.map { Glob("/" + $0) }
      }
    }
    let (taken, excluded) = (globs(excluding: false), globs(excluding: true))
    return paths.filter { path in
      taken.contains { $0.matches(path, isDirectory: true) }
        && !excluded.contains { $0.matches(path, isDirectory: true) }
    }
  }

  // MARK: - Clusters

  private func clusters(_ clusters: Node, _ given: GeneratorParameters) -> GeneratorParameters {
    var parameters = given.merged(with: GeneratorParameters(clusters["values"], prefix: "values"))
    let selector = GeneratorParameters(clusters["selector"]).values.sorted { $0.key < $1.key }
    parameters.clusterSelection =
      "clusters with "
      + (selector.isEmpty ? "any label" : selector.map { "\($0)=\($1)" }.joined(separator: ", "))
    return parameters
  }

  // MARK: - Several generators

  private func inner(_ list: Node) -> [Generator] {
    guard depth < 3 else { return [] }
    return (list["generators"]?.items ?? []).map {
      Generator($0, isGoTemplate: isGoTemplate, in: folders, depth: depth + 1)
    }
  }

  /// Each Application of one generator with each of the next.
  private func product(_ matrix: Node, _ given: GeneratorParameters) -> [GeneratorParameters] {
    var product = [given]
    for generator in inner(matrix) {
      var next: [GeneratorParameters] = []
      for given in product where next.count < Self.most {
        next += generator.parameters(given: given)
      }
      product = next
    }
    return product
  }

  /// The Applications of the first generator, each with what later ones say of the same keys.
  private func merged(_ merge: Node, _ given: GeneratorParameters) -> [GeneratorParameters] {
    let generators = inner(merge)
    let keys = (merge["mergeKeys"]?.items ?? []).compactMap(\.text)
    var merged = generators.first?.parameters(given: given) ?? []
    for generator in generators.dropFirst() {
      for later in generator.parameters(given: given) {
        var isKnown = false
        for index in merged.indices
        where keys.allSatisfy({ merged[index].values[$0] == later.values[$0] }) {
          merged[index] = merged[index].merged(with: later)
          isKnown = true
        }
        // What the keys of the first are, as the names of clusters, the tree may not tell.
        if !isKnown, let first = merged.first, keys.allSatisfy({ first.values[$0] == nil }),
          merged.count < Self.most
        {
          var own = first.merged(with: later)
          // The key says which of the clusters the parameters are for.
          let values = keys.compactMap { key in later.values[key].map { "\(key)=\($0)" } }
          if own.clusterSelection != nil, !values.isEmpty {
            own.clusterSelection = "the cluster with \(values.joined(separator: ", "))"
          }
          merged.append(own)
        }
      }
    }
    return merged
  }
}
