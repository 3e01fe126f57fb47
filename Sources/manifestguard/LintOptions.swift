internal import ArgumentParser
internal import Linting

/// A report format and the file it goes to.
struct ReportFormat {
  enum Kind: String, CaseIterable {
    case text, sarif, json, github, gitlab, junit, markdown, azure, html
  }

  let kind: Kind
  let file: String?

  init(kind: Kind, file: String?) {
    self.kind = kind
    self.file = file
  }

  /// Reads `FORMAT` or `FORMAT:FILE`; a file `-` is standard output.
  init(_ argument: String) throws(UsageError) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let kind = try Kind.named(String(parts[0]))
    guard parts.last != "" else { throw UsageError("a file is wanted behind the colon") }
    self.init(kind: kind, file: parts.count > 1 && parts[1] != "-" ? String(parts[1]) : nil)
  }
}

extension CaseIterable where Self: RawRepresentable<String> {
  /// The one of a name, or an error that says which was meant.
  static func named(_ name: String) throws(UsageError) -> Self {
    if let known = Self(rawValue: name) { return known }
    let names = allCases.map(\.rawValue)
    let hint = Spelling.nearest(to: name, in: names).map { "; did you mean \($0)?" } ?? ""
    throw UsageError("there are \(names.joined(separator: ", "))\(hint)")
  }

  /// The names, for a help text: `a, b or c`.
  static var list: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  /// The names, for a shell to complete.
  static var completion: CompletionKind { .list(allCases.map(\.rawValue)) }
}

/// A program that is run where the user asks for it.
enum RenderingProgram: String, ExpressibleByArgument, CaseIterable { case helm }

/// The lowest level that makes a run fail.
enum FailureLevel: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note, never

  var level: Level? { Level(rawValue: rawValue) }
}

/// Whether a text report is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// `NO_COLOR` holds unless colour is asked for by name (no-color.org).
  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Output.isTerminal && (Output.environment("NO_COLOR") ?? "").isEmpty
        && Output.environment("TERM") != "dumb"
    }
  }
}

/// Rule ids separated by commas.
struct RuleNames {
  let names: [String]

  init(_ text: String) { names = text.split { $0 == "," || $0 == " " }.map(String.init) }

  func ids(knownTo rules: [Rule.ID]) throws(UsageError) -> [Rule.ID] {
    guard !names.isEmpty else { throw UsageError("--select and --ignore want the name of a rule") }
    for name in names where !rules.contains(name) {
      let hint =
        Spelling.nearest(to: name, in: rules).map { "; did you mean \($0)?" }
        ?? "; `manifestguard rules` lists them"
      throw UsageError("no rule is called \(name)\(hint)")
    }
    return names
  }
}
