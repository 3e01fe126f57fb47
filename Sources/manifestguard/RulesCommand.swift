internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

/// A form in which the rules are listed.
enum ListFormat: String, CaseIterable { case text, markdown, json }

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, with their level and state in this project.",
    discussion: "Where a level or a state is not the rule's own, what sets it stands behind it.")

  @Option(
    help: "text, markdown or json.", completion: ListFormat.completion,
    transform: ListFormat.named)
  var format: ListFormat = .text

  @Option(help: "The configuration to use instead of the nearest .manifestguard.yaml.")
  var config: String?

  func run() throws {
    let ids = catalog.map(\.id)
    let configuration =
      if let config {
        try Configuration.load(config, for: ".", rules: ids)
      } else {
        try Configuration.find(for: ".", rules: ids) ?? Configuration()
      }
    let list = RuleList(catalog: catalog, configuration: configuration)
    switch format {
    case .text: Output.write(list.text(width: Output.isTerminal ? Output.width : nil))
    case .markdown: Output.write(list.markdown)
    case .json: Output.write(list.json)
    }
  }
}
