internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what rules find, why it matters and what to do.",
    discussion: """
      PATH:LINE judges the tree and explains what has to do with that line, wherever it is reported.
      """)

  @Argument(
    help: ArgumentHelp(
      "Rules as findings name them, codes of what was not judged (MGN009), or a line, PATH:LINE.",
      valueName: "what"),
    completion: .list(catalog.map(\.id) + Notification.Kind.allCases.map(\.rawValue)))
  var subjects: [String] = []

  @Flag(help: "Every rule and every code.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "The rules whose hazard looks like a text, such as a log line.", valueName: "text"))
  var symptom: String?

  @Option(
    help: "text, markdown, json or html; of several pages JSON is an array.",
    completion: PageFormat.completion, transform: PageFormat.named)
  var format: PageFormat = .text

  @Flag(help: "Only why, fix, exceptions and how to suppress; not for JSON.")
  var brief = false

  @Flag(help: "Every example as text, not only one of each kind.")
  var examples = false

  @Option(
    help: ArgumentHelp(
      "Write each page to a file of this folder, which is there already.", valueName: "folder"))
  var output: String?

  @Option(help: "Colour the page: auto, always or never.")
  var color: ColorChoice = .auto

  @Option(help: "For PATH:LINE: the folder that paths start from.")
  var root: String = "."

  @Option(help: "For PATH:LINE: the configuration to use instead of the nearest one.")
  var config: String?

  func validate() throws {
    let count = (subjects.isEmpty ? 0 : 1) + (all ? 1 : 0) + (symptom == nil ? 0 : 1)
    guard count == 1 else {
      throw ValidationError("Name rules, or a line, or say --all or --symptom TEXT.")
    }
  }

  func run() throws {
    if let symptom { return try search(symptom) }
    if subjects.count == 1, let place = LinePlace(subjects[0]) { return try explain(place) }
    if let line = subjects.first(where: { LinePlace($0) != nil }) {
      throw UsageError("a line is explained by itself: `manifestguard explain \(line)`")
    }
    // A misspelt name is told before any page is printed.
    let pages = all ? ManualPage.all(of: catalog) : try subjects.map { try page(on: $0) }
    guard let output else { return Output.write(text(of: pages)) }
    for page in pages {
      let file = "\(output)/\(page.id).\(format.suffix)"
      if let problem = Output.write(text(of: [page]), toFile: file) {
        throw UsageError(
          "\(file): the page could not be written: \(problem); the folder has to be there")
      }
    }
  }

  private func page(on name: String) throws(UsageError) -> ManualPage {
    if let rule = catalog.first(where: { $0.id == name.lowercased() || $0.name == name }) {
      return .rule(rule)
    }
    if let kind = Notification.Kind(id: name) { return .notice(kind) }
    let hint =
      if name.contains("/") || name.contains(".") {
        "; what is found in a file is explained by its line, \(name):LINE"
      } else if let nearest = Spelling.nearest(to: name, in: catalog.map(\.id)) {
        "; did you mean \(nearest)?"
      } else {
        "; `manifestguard rules` lists them"
      }
    throw UsageError("no rule is called \(name)\(hint)")
  }

  private func search(_ symptom: String) throws {
    let found = SymptomSearch(symptom, in: catalog)
    guard !found.matches.isEmpty else {
      throw UsageError("no rule tells of such a symptom; try fewer words of it")
    }
    switch format {
    case .text: Output.write(found.text(width: Output.width))
    case .markdown: Output.write(found.markdown)
    case .json: Output.write(found.json)
    case .html:
      Output.write(ManualPage.html(of: found.matches.map { .rule($0.rule) }, extent))
    }
  }

  private func explain(_ place: LinePlace) throws {
    let arguments = ["--root", root] + (config.map { ["--config", $0] } ?? [])
    let report = try LintCommand.parse(arguments).judge().report
    let found = report.findings(at: place.path, line: place.line)
    guard !found.items.isEmpty || !found.suppressed.isEmpty else {
      guard report.hasFile(place.path) || Output.exists("\(root)/\(place.path)") else {
        throw UsageError("\(place.path): no such file below \(root)")
      }
      let lines = report.lines(of: place.path).map(String.init).joined(separator: ", ")
      let hint = lines.isEmpty ? "" : "; there are findings on line \(lines)"
      throw UsageError("\(place.path):\(place.line): nothing is found here\(hint)")
    }
    Output.write(text(of: found))
  }

  var extent: RulePage.Extent { brief ? .brief : .full }
}

/// The forms in which a rule's page is printed.
enum PageFormat: String, CaseIterable {
  case text, markdown, json, html

  /// What the names of its files end in.
  var suffix: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    case .json: "json"
    case .html: "html"
    }
  }
}

/// A line of a file, as reports name it: `path:line` or `path:line:column`.
struct LinePlace {
  let path: String
  let line: Int

  init?(_ text: String) {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return nil }
    if parts.count > 2, Int(parts[parts.count - 2]) != nil { parts.removeLast() }
    guard let line = parts.last.flatMap({ Int($0) }), line > 0 else { return nil }
    let path = parts.dropLast().joined(separator: ":")
    self.path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    self.line = line
  }
}
