internal import ArgumentParser
internal import Linting
internal import Rules

/// What is read, and how: the same for every command that looks at whole trees.
struct TreeOptions: ParsableArguments {
  @Argument(
    help:
      "Folders and files, as seen from --root; - reads standard input. Default: the folder itself.")
  var paths: [String] = []

  @Option(help: "The configuration to use instead of the nearest .manifestguard.yaml.")
  var config: String?

  @Option(help: "The folder that paths start from, those named here and those reported.")
  var root: String = "."

  @Option(
    help: ArgumentHelp(
      "What else to render: helm runs the helm on the PATH for the local charts of kustomizations.",
      valueName: "program"))
  var render: [RenderingProgram] = []

  @Flag(
    inversion: .prefixedNo,
    help: "Judge only files that git tracks. Default: on inside pre-commit, else off.")
  var tracked: Bool?

  /// The paths that git tracks, where only those are read.
  var trackedFiles: Set<String>? {
    get throws { isTracked ? try GitIndex.trackedFiles(below: root) : nil }
  }

  /// Reads the files and hands them over; `isWhole` is false where a path could not be read at all.
  ///
  /// `prepare` may refuse what the tree lacks, `adjust` changes what a path's configuration says, if it
  /// is looked for.
  func read<Result>(
    isConfigured: Bool = true,
    prepare: (SourceTree) throws -> Void = { _ in },
    adjust: (inout Configuration) throws -> Void = { _ in },
    trusting revision: GitRevision? = nil,
    _ body: (_ views: [Linter.View], _ tree: SourceTree, _ surroundings: Surroundings) throws ->
      Result
  ) throws -> (result: Result, isWhole: Bool) {
    var tree = SourceTree(base: root)
    try tree.requireBase()
    try prepare(tree)
    if render.contains(.helm) { try ChartRenderer.requireHelm() }
    let trackedFiles = try self.trackedFiles
    var views: [Linter.View] = []
    for path in paths.isEmpty ? ["."] : paths {
      var configuration =
        isConfigured
        ? try configuration(for: path, tracked: trackedFiles, at: revision) : Configuration()
      try adjust(&configuration)
      let files = tree.add(path, configuration: configuration, tracked: trackedFiles)
      views.append(
        Linter.View(
          name: path, root: tree.root(of: path), files: files, configuration: configuration,
          kind: tree.kind(of: path), isWholeProject: tree.isWholeProject(path)))
    }
    return try open(views, of: tree, tracked: trackedFiles, body)
  }

  /// Judges the same paths as they are in a commit, by today's configuration.
  func lint(
    _ views: [Linter.View], at revision: GitRevision, by linter: Linter
  ) throws -> Report {
    try read(views, at: revision) {
      linter.lint($0, of: $1.files, unread: $1.unread, passedOver: $1.passedOver, in: $2)
    }
  }

  /// What the same paths are in a commit that is to be trusted.
  func trustedState(
    of views: [Linter.View], at revision: GitRevision, called name: String, by linter: Linter
  ) throws -> TrustedState {
    try read(views, at: revision) {
      linter.trustedState(called: name, $0, of: $1.files, unread: $1.unread, in: $2)
    }
  }

  private func read<Result>(
    _ views: [Linter.View], at revision: GitRevision,
    _ body: (_ views: [Linter.View], _ tree: SourceTree, _ surroundings: Surroundings) -> Result
  ) throws -> Result {
    var revision = revision
    try revision.readAhead(
      below: views.map(\.root),
      sizeLimit: views.map(\.configuration.limits.fileSize).max() ?? 0)
    return read(views, of: SourceTree(base: root, at: revision), tracked: nil, body)
  }

  /// Judges the same paths with files as they are to become.
  func lint(
    _ views: [Linter.View], edited: [String: [UInt8]], by linter: Linter
  ) throws -> Report {
    let tracked = try trackedFiles
    return read(views, of: SourceTree(base: root, edited: edited), tracked: tracked) {
      linter.lint($0, of: $1.files, unread: $1.unread, passedOver: $1.passedOver, in: $2)
    }
  }

  /// Reads the paths of views in another tree.
  private func read<Result>(
    _ views: [Linter.View], of tree: SourceTree, tracked: Set<String>?,
    _ body: (_ views: [Linter.View], _ tree: SourceTree, _ surroundings: Surroundings) -> Result
  ) -> Result {
    var tree = tree
    let views = views.map { view in
      Linter.View(
        name: view.name, root: view.root,
        files: tree.add(view.name, configuration: view.configuration, tracked: tracked),
        configuration: view.configuration, kind: view.kind, isWholeProject: view.isWholeProject)
    }
    return open(views, of: tree, tracked: tracked, body).result
  }

  private func open<Result>(
    _ views: [Linter.View], of tree: SourceTree, tracked: Set<String>?,
    _ body: (_ views: [Linter.View], _ tree: SourceTree, _ surroundings: Surroundings) throws ->
      Result
  ) rethrows -> (result: Result, isWhole: Bool) {
    var tree = tree
    var listing: Set<String>?
    var surroundings = Surroundings(
      file: { tree.file(at: $0, configuration: $1, tracked: tracked) },
      paths: {
        let paths = listing ?? tree.listing(tracked: tracked)
        listing = paths
        return paths
      },
      listedFile: { tree.listedFile(at: $0, configuration: $1) })
    if render.contains(.helm) {
      surroundings.chart = { [tree] in tree.render($0, for: $1) }
    }
    let result = try body(views, tree, surroundings)
    return (result, !tree.lacksNamedPath)
  }

  private var isTracked: Bool {
    tracked ?? (Output.environment("PRE_COMMIT") == "1")
  }

  private func configuration(
    for path: String, tracked: Set<String>?, at revision: GitRevision?
  ) throws -> Configuration {
    let rules = catalog.map(\.id)
    if let revision {
      return try Configuration.trusted(
        for: path, base: root, rules: rules, at: revision, named: config) ?? Configuration()
    }
    if let config {
      return try Configuration.load(config, for: path, base: root, rules: rules)
    }
    return try Configuration.find(for: path, base: root, rules: rules, tracked: tracked)
      ?? Configuration()
  }
}
