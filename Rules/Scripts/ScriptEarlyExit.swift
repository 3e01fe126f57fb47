internal import Languages
internal import Linting

extension Rule {
  static let scriptEarlyExit = Rule(
    "script-early-exit", .warning,
    "A Job leaves early and skips a step that has nothing to do with it",
    why: """
      The test before `exit 0` is about one thing, and on an ordinary day it holds. Everything below it
      then never runs: the check that was added later, at the end of the file, has not run once. The
      Job is Complete each time.
      """,
    symptoms: [
      "a CronJob that succeeds every five minutes and repairs nothing",
      "its log ends with the same line each time: already up to date",
    ],
    detection: """
      `exit 0` in an `if` of a script that a Job or CronJob runs, where the test asks about an object
      that the script writes further down, and below there is a step on another object, with a question
      of its own (kubectl, vault, curl, redis-cli, psql).
      """,
    limits: """
      Steps without a question of their own count as consequences of what was written before them.
      Functions, and files that the script sources, are not followed.
      """,
    fix: """
      Turn the test round: `if` not as wanted, write it, `fi`. Or put each step into a Job of its own.
      """,
    exceptions: """
      A test without which the later steps cannot run, such as a server that is not there. A step that is
      right only after the write.
      """,
    references: ["https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/"],
    examples: ScriptEarlyExitExamples.all
  ) { graph, findings in
    for skipped in graph.skippedSteps {
      let script = skipped.script
      let verb = skipped.step.action == .delete ? "deletes" : "changes"
      findings.report(
        "Where \(skipped.tested) is as wanted the script ends here, and the step that \(verb) \(skipped.step.object) never runs.",
        at: script.range(skipped.exit.range), in: script.resource,
        evidence: [
          Evidence("what the test is about", at: script.range(skipped.write.range)),
          Evidence(
            "the step that is skipped", at: script.range(skipped.step.invocation.command.range)),
        ])
    }
  }
}
