internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

/// A form in which the graph is printed.
enum DiagramFormat: String, ExpressibleByArgument, CaseIterable { case mermaid, dot, json }

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Print what writes, reads, mounts and applies Secrets and ConfigMaps.")

  @Argument(help: "Folders and files to read. Default: the folder itself.")
  var paths: [String] = []

  @Option(help: "mermaid, dot or json.")
  var format: DiagramFormat = .mermaid

  @Option(
    help: ArgumentHelp(
      "Only what has to do with one object.", valueName: "kind/namespace/name"))
  var focus: String?

  @Option(help: "The configuration to use instead of the nearest .manifestguard.yaml.")
  var config: String?

  @Option(help: "The folder that printed paths start from.")
  var root: String = "."

  func run() throws {
    let vertex = try focus.map { text in
      guard let vertex = Vertex(text) else {
        throw UsageError("--focus \(text): Kind/name or Kind/namespace/name is wanted")
      }
      return vertex
    }
    let (edges, lacksNamedPath) = try read()
    let shown = vertex.map { edges.around($0) } ?? edges
    if let focus, shown.items.isEmpty {
      Output.complain("note: nothing has to do with \(focus)")
    }
    switch format {
    case .mermaid: Output.write(MermaidDiagram(shown).text)
    case .dot: Output.write(DOTDiagram(shown).text)
    case .json: Output.write(EdgesJSON(shown).text)
    }
    if lacksNamedPath { throw ExitCode(3) }
  }

  private func read() throws -> (edges: EdgeList, lacksNamedPath: Bool) {
    var tree = SourceTree(base: root)
    try tree.requireBase()
    let rules = catalog.map(\.id)
    var views: [Linter.View] = []
    for path in paths.isEmpty ? ["."] : paths {
      let configuration =
        if let config {
          try Configuration.load(config, for: path, base: root, rules: rules)
        } else {
          try Configuration.find(for: path, base: root, rules: rules) ?? Configuration()
        }
      let files = tree.add(path, configuration: configuration)
      views.append(
        Linter.View(
          name: path, root: tree.root(of: path), files: files, configuration: configuration,
          kind: tree.kind(of: path)))
    }
    let surroundings = Surroundings(
      file: { tree.file(at: $0, configuration: $1) }, paths: { tree.listing() },
      listedFile: { tree.listedFile(at: $0, configuration: $1) })
    let edges = Linter(rules: []).edges(of: views, in: tree.files, surroundings)
    return (edges, tree.lacksNamedPath)
  }
}
