internal import Linting
internal import Reporting

/// What to do once a project has a configuration.
struct FirstSteps {
  private let report: Report
  private let file: String
  private let folder: String

  /// Findings that a team looks through in one sitting.
  private static let few = 10

  init(_ report: Report, wrote file: String, in folder: String) {
    self.report = report
    self.file = file
    self.folder = folder
  }

  var text: String {
    var steps = [lint]
    if failing - errors > Self.few {
      let why = errors == 0 ? "passes: no error is among them" : "fails on the errors alone"
      steps.append(("manifestguard lint --fail-on error", why))
    }
    if failing > 0,
      !Output.exists(folder == "." ? Baseline.fileName : "\(folder)/\(Baseline.fileName)")
    {
      let why =
        failing > Self.few
        ? "lint then tells only what is new"
        : "lets findings wait: lint then tells only what is new"
      steps.append(("manifestguard baseline", why))
    }
    steps.append(("manifestguard init --hook", "judges each commit, by pre-commit"))
    let width = steps.map { $0.command.count }.max() ?? 0
    let place = folder == "." ? "" : ", in \(TerminalText.line(folder))"
    var text =
      "Wrote \(TerminalText.line(file)). It changes nothing until you take the # of an option away.\n"
    text += "\nNext\(place):\n"
    for (command, why) in steps {
      text += "  \(command)\(String(repeating: " ", count: width - command.count))  # \(why)\n"
    }
    return text
  }

  private var lint: (command: String, why: String) {
    guard failing > 0 else {
      let notes = report.items.count
      return (
        "manifestguard lint",
        notes == 0 ? "finds nothing" : "passes, with \(Self.count(notes, "note"))"
      )
    }
    let fixes = report.items.count { $0.finding.fix?.isSafe == true }
    let mended = fixes == 0 ? "" : "; --fix mends \(fixes)"
    let most = "\(Self.count(failing, "finding")) to look at, \(Self.count(errors, "error")) first"
    return (
      "manifestguard lint",
      (errors == 0 ? Self.count(failing, "warning") + " to look at" : most) + mended
    )
  }

  private var errors: Int { report.items.count { $0.finding.level == .error } }

  /// Those that fail a run, unless it is told otherwise.
  private var failing: Int { report.items.count { $0.finding.level >= .warning } }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
