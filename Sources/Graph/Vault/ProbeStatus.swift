internal import Languages

/// The status with which a probe's script ends, worked out command by command (POSIX XCU 2.9.3, lists).
struct ProbeStatus {
  private let shell: ShellScript
  /// The status of the program that is asked for, `nil` for any other.
  private let answer: (Invocation) -> Int?
  private var last = 0
  private var variables: [String: Int] = [:]

  /// A probe has a line or two; what is longer is not worked out.
  private static let mostCommands = 16

  /// `nil` where a command decides whose status is not known.
  static func status(of shell: ShellScript, _ answer: @escaping (Invocation) -> Int?) -> Int? {
    guard shell.isComplete, shell.blocks.isEmpty, !shell.pipelines.isEmpty,
      shell.pipelines.count <= mostCommands
    else { return nil }
    var run = ProbeStatus(shell: shell, answer: answer)
    return run.status()
  }

  private init(shell: ShellScript, answer: @escaping (Invocation) -> Int?) {
    self.shell = shell
    self.answer = answer
  }

  private mutating func status() -> Int? {
    let bytes = Array(shell.text.utf8)
    var end = 0
    for pipeline in shell.pipelines.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard pipeline.range.lowerBound >= end, pipeline.range.upperBound <= bytes.count,
        pipeline.stages.count == 1,
        let command = pipeline.stages[0].first.map({ shell.commands[$0] })
      else { return nil }
      let between = bytes[end..<pipeline.range.lowerBound].filter {
        !" \t\r\n\\!".utf8.contains($0)
      }
      end = pipeline.range.upperBound
      if between.elementsEqual("&&".utf8) {
        guard last == 0 else { continue }
      } else if between.elementsEqual("||".utf8) {
        guard last != 0 else { continue }
      } else if !between.isEmpty, !between.elementsEqual(";".utf8) {
        return nil
      }
      guard let status = status(of: command) else { return nil }
      last = pipeline.isNegated ? (status == 0 ? 1 : 0) : status
      if command.name == "exit" || last != 0 && shell.failureEndsScript(command) { return last }
    }
    return last
  }

  private mutating func status(of command: ShellCommand) -> Int? {
    let words = command.words.map { shell.text(of: $0).text }
    switch words.first {
    case nil:
      for assignment in command.assignments {
        variables[assignment.name] = number(shell.text(of: assignment.value).text)
      }
      return 0
    case "exit": return words.count > 1 ? number(words[1]) : last
    case "true", ":", "echo", "printf": return 0
    case "false": return 1
    case "[", "[[": return comparison(words.dropFirst().dropLast())
    case "test": return comparison(words.dropFirst())
    default:
      return shell.invocations.last { $0.command.index == command.index }.flatMap(answer)
    }
  }

  private func number(_ text: String) -> Int? {
    if text == "$?" || text == "${?}" { return last }
    guard text.hasPrefix("$") else { return Int(text) }
    return variables[String(text.dropFirst().filter { $0 != "{" && $0 != "}" })]
  }

  private func comparison(_ words: ArraySlice<String>) -> Int? {
    let words = Array(words)
    guard words.count == 3, let one = number(words[0]), let other = number(words[2]) else {
      return nil
    }
    let holds: Bool
    switch words[1] {
    case "-eq", "=", "==": holds = one == other
    case "-ne", "!=": holds = one != other
    case "-lt": holds = one < other
    case "-le": holds = one <= other
    case "-gt": holds = one > other
    case "-ge": holds = one >= other
    default: return nil
    }
    return holds ? 0 : 1
  }
}
