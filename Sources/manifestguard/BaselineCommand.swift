internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Write down what is found now, so that lint reports only what comes after.",
    discussion: """
      Writes the nearest \(Baseline.fileName) upward from --root, or one there. Findings of files and \
      rules that this run does not judge stay in it. Exit status: 0, or 2 wrong usage or configuration, 3 \
      a path named here could not be read, and nothing is written.
      """)

  @OptionGroup var options: TreeOptions
  @OptionGroup var judging: JudgingOptions

  @Option(
    help: ArgumentHelp(
      "The list of known findings to write instead of the nearest \(Baseline.fileName).",
      valueName: "file"))
  var baseline: String?

  /// Longer lists are read in the difference that git shows.
  private static let shownLimit = 20

  func run() throws {
    let earlier = try earlier()
    let present = try judging.present()
    let progress = Progress("reading")
    defer { progress.end() }
    let ((report, views), isWhole) = try options.read(adjust: { $0.graph.now = present }) {
      views, tree, surroundings in
      progress.enter("judging \(tree.files.count) files")
      let report = Linter(rules: catalog).lint(
        views, of: tree.files, unread: tree.unread, in: surroundings)
      return (report, views)
    }
    progress.end()
    guard isWhole else {
      Output.complain(TextReport().failures(report))
      throw ExitCode(3)
    }
    let file = earlier.file
    let written = report.baseline(after: earlier.baseline, views: views)
    do throws(AtomicFile.Failure) {
      try AtomicFile.write(BaselineText.text(written), to: file, below: options.root)
    } catch {
      throw UsageError("\(file): the baseline could not be written: \(error.reason)")
    }
    tell(report.compared(with: earlier.baseline, views: views), written)
  }

  private func tell(_ report: Report, _ written: Baseline) {
    let state = report.baseline
    let gone = state?.gone ?? []
    let count = written.entries.reduce(0) { $0 + $1.count }
    var text =
      "\(count) \(count == 1 ? "finding" : "findings") in \(written.path): \(report.items.count) new, "
    text += "\(state?.unchanged ?? 0) as before, \(gone.reduce(0) { $0 + $1.count }) gone"
    let rest = count - report.items.count - (state?.unchanged ?? 0)
    text += rest > 0 ? ", \(rest) not judged now\n" : "\n"
    for entry in gone.prefix(Self.shownLimit) { text += "gone: \(TerminalText.line(entry.text))\n" }
    if gone.count > Self.shownLimit { text += "and \(gone.count - Self.shownLimit) more\n" }
    Output.write(text)
  }

  /// The baseline so far, and the file to write.
  private func earlier() throws -> (baseline: Baseline, file: String) {
    let base = options.root
    let found = try baseline == nil ? Baseline.location(base: base) : nil
    let new = base == "." ? Baseline.fileName : "\(base)/\(Baseline.fileName)"
    let file = baseline ?? found ?? new
    guard Output.exists(file) else { return (.empty(at: file, base: base), file) }
    do {
      let baseline = try found == nil ? Baseline.load(file, base: base) : Baseline.find(base: base)
      return (baseline ?? .empty(at: file, base: base), file)
    } catch {
      // After a merge it may be no JSON, and is to be made anew; but only from all there is.
      guard options.paths.isEmpty, error.isOfContent else { throw error }
      Output.complain("note: \(error)")
      return (.empty(at: file, base: base), file)
    }
  }
}
