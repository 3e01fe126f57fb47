internal import Linting

extension LintCommand {
  /// What `--since` names. Of a range of commits, as before a push, pre-commit judges the end: there
  /// `HEAD` itself is new, and the beginning is meant (pre-commit, PRE_COMMIT_FROM_REF).
  var comparedRevision: String? {
    guard since == "HEAD", Output.environment("PRE_COMMIT") == "1",
      let start = Output.environment("PRE_COMMIT_FROM_REF"), !start.isEmpty
    else { return since }
    return start
  }

  /// The state of the repository that `--since` asks to compare with.
  func revision(_ name: String) throws -> GitRevision {
    let (revision, isBranchPoint) = try GitRevision.find(name, base: options.root)
    if !isBranchPoint {
      Output.complain(
        "note: the history at hand does not tell where this branch left \(name); compared with its newest commit"
      )
    }
    for path in revision.lackingSubmodules {
      Output.complain(
        "note: the submodule \(path) lacks its earlier commit, so all in it counts as new; `git -C \(path) fetch` may bring it"
      )
    }
    return revision
  }
}
