internal import ArgumentParser
internal import Linting
internal import Reporting

/// Whether the files are mended, and how.
struct FixOptions: ParsableArguments {
  @Flag(help: "Make the edits that rules propose and that keep the meaning of everything else.")
  var fix = false

  @Flag(help: "With --fix or --diff: make also edits that someone ought to look at.")
  var unsafe = false

  @Flag(
    help:
      "Print what --fix would change, and change nothing; ends with 1 if that is something, else 0."
  )
  var diff = false

  var isAsked: Bool { fix || diff }

  func validate() throws {
    if unsafe, !isAsked { throw ValidationError("--unsafe goes with --fix or --diff") }
  }
}

extension Fixing.Outcome {
  /// What was done and what was not, for standard error.
  func complain(isDone: Bool, allowsUnsafe: Bool) {
    if !fixed.isEmpty {
      let verb = isDone ? "fixed" : "would fix"
      Output.complain(
        "\(verb) \(Self.count(fixed.count, "finding")) in \(Self.count(files.count, "file"))")
    }
    for (path, reason) in obstacles.sorted(by: { $0.key < $1.key }) {
      Output.complain("\(path): not fixed: \(reason)")
    }
    for item in refused {
      Output.complain(
        "\(report.path(of: item.finding)): \(item.finding.rule) not fixed: the edit does not take it away, or brings another finding"
      )
    }
    let unsafe = report.items.count { $0.finding.fix?.isSafe == false }
    if !allowsUnsafe, unsafe > 0 {
      Output.complain("\(Self.count(unsafe, "more finding")) can be fixed with --unsafe")
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
