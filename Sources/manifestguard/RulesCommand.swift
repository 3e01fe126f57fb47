internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, with their level and state in this project.")

  @Option(help: "text, markdown or json.")
  var format: PageFormat = .text

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
    case .text: Output.write(list.text)
    case .markdown: Output.write(list.markdown)
    case .json: Output.write(list.json)
    }
  }
}
