internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what rules find, why it matters and what to do.")

  @Argument(help: "The rules as findings name them, or codes of what was not judged (MGN009).")
  var rules: [String]

  @Option(help: "text, markdown or json; of several pages JSON is an array.")
  var format: PageFormat = .text

  @Option(help: "Colour the page: auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    // A misspelt name is told before any page is printed.
    let pages = try rules.map { try page(on: $0) }
    Output.write(text(of: pages))
  }

  private func page(on name: String) throws(UsageError) -> ManualPage {
    if let rule = catalog.first(where: { $0.id == name.lowercased() || $0.name == name }) {
      return .rule(rule)
    }
    if let kind = Notification.Kind(id: name) { return .notice(kind) }
    let hint =
      Spelling.nearest(to: name, in: catalog.map(\.id)).map { "; did you mean \($0)?" }
      ?? "; `manifestguard rules` lists them"
    throw UsageError("no rule is called \(name)\(hint)")
  }
}

/// The forms in which a rule's page is printed.
enum PageFormat: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }
