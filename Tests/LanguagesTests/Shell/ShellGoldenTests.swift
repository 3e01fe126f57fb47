import Languages
import RepositoryFiles
import Testing

/// What each program of the scripts in `testdata/shell` is given, when it runs, and what else is told of it.
struct ShellGoldenTests {
  static let scripts = RepositoryPath("testdata/shell").names.filter { $0.hasSuffix(".sh") }

  @Test(arguments: scripts)
  func `Each program has its words, its conditions and its requests`(_ name: String) throws {
    let text = try #require(RepositoryPath("testdata/shell/\(name)").text)
    let golden = RepositoryPath("testdata/shell/\(name.dropLast(3)).txt")
    let script = ShellScript(text)
    var lines: [String] = script.invocations.flatMap { describe($0, in: script) }
    lines += script.problems.map { "problem: \($0.reason.rawValue)" }
    let told = lines.joined(separator: "\n") + "\n"
    if RepositoryPath.isUpdating("COMMANDS") { try golden.write(told) }
    let known = golden.text ?? ""
    let wrong = zip(told.split(separator: "\n"), known.split(separator: "\n")).first { $0 != $1 }
    #expect(wrong?.0 == wrong?.1)
    #expect(told.utf8.count == known.utf8.count)
  }

  private func describe(_ run: Invocation, in script: ShellScript) -> [String] {
    let before = Array(script.text.utf8)[..<run.command.range.lowerBound]
    let line = before.count { $0 == 0x0A } + 1
    let place = run.container.map { "in \($0.target.map { show($0, in: script) } ?? "?"): " } ?? ""
    let words = ([run.word] + run.arguments).map { show($0, in: script) }
    var lines = ["\(line): \(place)\(words.joined(separator: " "))"]
    lines += script.conditions(of: run.command).map { "    if " + describe($0, in: script) }
    if script.failureEndsScript(run.command) { lines.append("    ends the script when it fails") }
    return lines + requests(of: run, in: script).map { "    " + $0 }
  }

  private func describe(_ condition: ShellCondition, in script: ShellScript) -> String {
    let test =
      switch condition.test {
      case .commands(let range):
        range.filter { script.commands[$0].block == script.commands[range.lowerBound].block }
          .map { script.commands[$0].words.map { show($0, in: script) }.joined(separator: " ") }
          .joined(separator: "; ")
      case .pattern(let subject, let patterns):
        "\(subject.map { show($0, in: script) } ?? "") is \(patterns.map { show($0, in: script) })"
      case .each(let words): "each of \((words ?? []).map { show($0, in: script) })"
      case .call(let function): "\(function) is called"
      }
    return (condition.holds ? "" : "not ") + test
      + (condition.otherwiseEnding == nil ? "" : ", or it has ended")
  }

  private func requests(of run: Invocation, in script: ShellScript) -> [String] {
    var lines: [String] = []
    let operations =
      VaultCommand(run).flatMap { VaultOperation($0) }.map { [$0] }
      ?? CurlCommand(run).map { VaultOperation.requests(of: $0, in: script) } ?? []
    for operation in operations {
      lines.append("Vault: \(operation.verb) \(show(operation.path, in: script))")
      for content in operation.content {
        switch content {
        case .standardInput:
          if case .text(let text)? = script.standardInput(of: run.command) {
            lines.append("  text: \(show(text.word, in: script))")
          }
        case .field(let datum): lines.append("  field: \(datum.key)")
        case .text(let word), .file(let word): lines.append("  body: \(show(word, in: script))")
        }
      }
    }
    if let kubectl = KubectlCommand(run) {
      lines += kubectl.resources.map {
        "\(kubectl.verb): \($0.kind) \($0.name.map { show($0, in: script) } ?? "")"
      }
      for manifest in kubectl.manifests(in: script) {
        if case .text(let text)? = manifest.input {
          lines.append("  manifest: \(show(text.word, in: script))")
        }
      }
      if let token = kubectl.tokenRequest {
        lines.append(
          "  token of \(show(token.serviceAccount, in: script)) for \(token.duration.map { show($0, in: script) } ?? "1h")"
        )
      }
    }
    if let redis = RedisCliCommand(run, in: script) {
      lines += redis.commands.map {
        "Redis: " + $0.map { show($0, in: script) }.joined(separator: " ")
      }
    }
    if let psql = PsqlCommand(run) {
      lines += psql.commands.map {
        "SQL for \(psql.database.map { show($0, in: script) } ?? ""): \(show($0, in: script))"
      }
    }
    return lines
  }

  private func show(_ word: ShellWord, in script: ShellScript) -> String {
    let text =
      switch script.value(of: word) {
      case .known(let value): value
      case .oneOf(let values): "<" + values.joined(separator: "|") + ">"
      case .unknown(let reason): "<\(script.text(of: word).text): \(reason.explanation)>"
      }
    return text.replacing("\n", with: "\\n")
  }
}
