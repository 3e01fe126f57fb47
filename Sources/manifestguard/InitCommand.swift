internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented \(Configuration.fileName) after a look at the tree.",
    discussion: """
      Every option in it is commented out, with what was found beside it. Exit status: 0, or 2 wrong \
      usage or a file that is there already, 3 the folder could not be read.
      """)

  @Argument(help: "The folder of the project; - stands for this one, and prints.")
  var path = "."

  @Flag(help: "Print it, and write nothing.")
  var stdout = false

  @Flag(help: "Write it anew where there is one.")
  var force = false

  @Flag(
    help: ArgumentHelp(
      "Write \(HookConfiguration.fileName) in its stead, or print what to add to the one that is there."
    ))
  var hook = false

  private var folder: String { path == "-" ? "." : path }
  private var isPrinted: Bool { stdout || path == "-" }

  func validate() throws {
    if hook, force {
      throw ValidationError("--force: \(HookConfiguration.fileName) is not replaced")
    }
  }

  func run() throws {
    guard Output.isFolder(folder) else { throw UsageError(lackOfFolder) }
    if hook { return try writeHook() }
    let file = place(of: Configuration.fileName)
    if !isPrinted { try refuseWhatIsThere(file) }
    let (survey, report) = try look()
    let text = ConfigurationDraft(survey, report).text
    if isPrinted { return Output.write(text) }
    try write(text, to: file)
    if let note = ProjectPlace.note(on: folder) { Output.complain(note) }
    Output.write(FirstSteps(report, wrote: file, in: folder).text)
  }

  private func look() throws -> (ProjectSurvey, Report) {
    let options = try TreeOptions.parse(["--root=\(folder)"])
    let present = try JudgingOptions.parse([]).present()
    let progress = Progress("reading")
    defer { progress.end() }
    let (found, isWhole) = try options.read(
      isConfigured: false, adjust: { $0.graph.now = present }
    ) { views, tree, surroundings in
      progress.enter("judging \(tree.files.count) files")
      let linter = Linter(rules: catalog)
      let report = linter.lint(views, of: tree.files, unread: tree.unread, in: surroundings)
      return (linter.survey(views, in: tree.files, surroundings), report)
    }
    guard isWhole else {
      Output.complain(TextReport().failures(found.1))
      throw ExitCode(3)
    }
    return found
  }

  private func place(of name: String) -> String { folder == "." ? name : "\(folder)/\(name)" }

  private var lackOfFolder: String {
    Output.exists(folder)
      ? "\(folder) is no folder; name the one where the project begins"
      : "no folder is called \(folder)"
  }

  /// A configuration is somebody's work.
  private func refuseWhatIsThere(_ file: String) throws(UsageError) {
    guard !force else { return }
    guard !Output.exists(file) else {
      throw UsageError("\(file) is there already; --stdout prints what --force would write over it")
    }
    let misspelt = place(of: ".manifestguard.yml")
    guard !Output.exists(misspelt) else {
      throw UsageError(
        "\(misspelt) is there and not read: call it \(Configuration.fileName). --force writes another"
      )
    }
  }

  private func write(_ text: String, to file: String) throws(UsageError) {
    do throws(AtomicFile.Failure) {
      if force {
        try AtomicFile.write(text, to: file, below: folder)
      } else {
        try AtomicFile.create(text, at: file)
      }
    } catch {
      throw UsageError("\(file): could not be written: \(error.reason)")
    }
  }

  private func writeHook() throws {
    let file = place(of: HookConfiguration.fileName)
    let hooks = HookConfiguration()
    if isPrinted { return Output.write(hooks.text) }
    guard !Output.exists(file) else {
      Output.complain("\(file) is there already; add this to its `repos`:")
      return Output.write(hooks.entry)
    }
    try write(hooks.text, to: file)
    Output.write("Wrote \(TerminalText.line(file)). `pre-commit install` puts it to work.\n")
  }
}
