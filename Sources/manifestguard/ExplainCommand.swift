internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule finds, why it matters and what to do.")

  @Argument(help: "The rule, as a finding names it.")
  var rule: String

  @Option(help: "text, markdown or json.")
  var format: PageFormat = .text

  @Option(help: "Colour the page: auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    guard let found = catalog.first(where: { $0.id == rule.lowercased() || $0.name == rule }) else {
      let hint =
        Spelling.nearest(to: rule, in: catalog.map(\.id)).map { "; did you mean \($0)?" }
        ?? "; `manifestguard rules` lists them"
      throw UsageError("no rule is called \(rule)\(hint)")
    }
    Output.write(page(of: found))
  }
}

/// The forms in which a rule's page is printed.
enum PageFormat: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }
