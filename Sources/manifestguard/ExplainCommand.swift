internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what rules find, why it matters and what to do.")

  @Argument(help: "The rules, as findings name them.")
  var rules: [String]

  @Option(help: "text, markdown or json; of several rules JSON is an array.")
  var format: PageFormat = .text

  @Option(help: "Colour the page: auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    // A misspelt name is told before any page is printed.
    let found = try rules.map { try rule(called: $0) }
    Output.write(pages(of: found))
  }

  private func rule(called name: String) throws(UsageError) -> Rule {
    if let rule = catalog.first(where: { $0.id == name.lowercased() || $0.name == name }) {
      return rule
    }
    let hint =
      Spelling.nearest(to: name, in: catalog.map(\.id)).map { "; did you mean \($0)?" }
      ?? "; `manifestguard rules` lists them"
    throw UsageError("no rule is called \(name)\(hint)")
  }
}

/// The forms in which a rule's page is printed.
enum PageFormat: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }
