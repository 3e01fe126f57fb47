import Linting
import Rules

/// What a linter says of the files of a tree, each given by path and text.
func lint(
  _ files: [(path: String, text: String)], _ configuration: Configuration = Configuration(),
  now: String? = nil
) -> Report {
  let sources = files.enumerated().map { number, file in
    SourceFile(id: SourceFile.ID(number), path: file.path, contents: Array(file.text.utf8))
  }
  var configuration = configuration
  configuration.graph.now = now.flatMap { Instant($0) }
  let view = Linter.View(name: ".", files: sources.map(\.id), configuration: configuration)
  return Linter(rules: catalog).lint([view], of: sources)
}

/// The same with one rule only.
func lint(_ files: [(path: String, text: String)], selecting rule: String) -> Report {
  var configuration = Configuration()
  configuration.select = [rule]
  return lint(files, configuration)
}
