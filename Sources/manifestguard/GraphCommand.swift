internal import ArgumentParser
internal import Linting
internal import Reporting

/// A form in which the graph is printed.
enum DiagramFormat: String, ExpressibleByArgument, CaseIterable { case mermaid, dot, json }

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Print what writes, reads, mounts and applies Secrets and ConfigMaps.",
    discussion: """
      Exit status: 0, or 2 wrong usage or configuration, a --focus that is none or several of the \
      tree's objects among it, 3 a path named here could not be read.
      """)

  @OptionGroup var options: TreeOptions

  @Option(help: "mermaid, dot or json.")
  var format: DiagramFormat = .mermaid

  @Option(
    help: ArgumentHelp(
      "Only what has to do with one object.", valueName: "kind/namespace/name"))
  var focus: String?

  func run() throws {
    let vertex = try focus.map { text in
      guard let vertex = Vertex(text) else {
        throw UsageError("--focus \(text): Kind/name or Kind/namespace/name is wanted")
      }
      return vertex
    }
    let (edges, isWhole) = try options.read { views, tree, surroundings in
      for unread in tree.unread { Output.complain("\(unread.path): \(unread.message)") }
      return Linter(rules: []).edges(of: views, in: tree.files, surroundings)
    }
    if edges.isEmpty, isWhole { Output.complain("note: no Kubernetes object was read") }
    if let vertex, isWhole { try check(vertex, in: edges) }
    let shown = vertex.map { edges.around($0) } ?? edges
    if let focus, shown.items.isEmpty {
      Output.complain("note: nothing has to do with \(focus)")
    }
    switch format {
    case .mermaid: Output.write(MermaidDiagram(shown).text)
    case .dot: Output.write(DOTDiagram(shown).text)
    case .json: Output.write(EdgesJSON(shown).text)
    }
    if !isWhole { throw ExitCode(3) }
  }

  /// Refuses a focus that is no object of the tree, or one of several.
  private func check(_ focus: Vertex, in edges: EdgeList) throws(UsageError) {
    let found = edges.objects(called: focus)
    guard found.count != 1 else { return }
    let names = (found.isEmpty ? edges.objects(like: focus) : found).prefix(10).map(\.display)
    let list = names.joined(separator: ", ") + (found.count > 10 ? ", ..." : "")
    guard found.isEmpty else {
      throw UsageError("--focus \(focus.display): several objects have this name: \(list)")
    }
    throw UsageError(
      "--focus \(focus.display): the tree has no such object"
        + (names.isEmpty ? "" : "; it has \(list)"))
  }
}
