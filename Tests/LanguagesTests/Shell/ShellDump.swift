import Languages

/// A script on few lines: one for each command, `block/block| ? A=b word word <file`.
///
/// `?` marks a conditional command, `~` one whose failure is ignored; `·` joins the stages of a pipeline.
func dump(_ script: ShellScript) -> [String] {
  var lines = script.commands.map { line($0, in: script) }
  if !script.isComplete { lines.append("incomplete") }
  return lines
}

private func line(_ command: ShellCommand, in script: ShellScript) -> String {
  let path = script.enclosingBlocks(of: command).reversed().map { label($0.kind) }
  var fields = path.isEmpty ? [] : [path.joined(separator: "/") + "|"]
  if command.isConditional { fields.append("?") }
  if command.isFailureIgnored { fields.append("~") }
  if command.stage > 0 { fields.append("·") }
  fields += command.assignments.map { assignment in
    let value = assignment.elements.map { "(" + $0.map(spell).joined(separator: " ") + ")" }
    return assignment.name + (assignment.isPartial ? "+=" : "=")
      + (value ?? spell(assignment.value))
  }
  fields += command.words.map(spell)
  fields += command.redirections.map(spell)
  return fields.joined(separator: " ")
}

private func label(_ kind: ShellBlock.Kind) -> String {
  switch kind {
  case .ifCondition: "if"
  case .thenBranch: "then"
  case .elseBranch: "else"
  case .loopCondition: "while"
  case .loopBody: "do"
  case .caseItem: "case"
  case .function(let name): name + "()"
  case .group: "{}"
  case .subshell: "()"
  case .commandSubstitution: "$()"
  case .processSubstitution: "<()"
  case .script: "script"
  }
}

private func spell(_ redirection: ShellRedirection) -> String {
  let isInput = redirection.operator.rawValue.hasPrefix("<")
  let number = redirection.descriptor == (isInput ? 0 : 1) ? "" : "\(redirection.descriptor)"
  let target = number + redirection.operator.rawValue + spell(redirection.target)
  guard let body = redirection.body, redirection.operator != .hereString else { return target }
  return target + "{" + spell(body) + "}"
}

func spell(_ word: ShellWord) -> String {
  let text = word.parts.map { part in
    switch part.kind {
    case .literal(let text): text.replacing("\n", with: "\\n").replacing(" ", with: "_")
    case .parameter(let parameter): "${" + spell(parameter) + "}"
    case .commandSubstitution(let commands): "$(\(commands.count))"
    case .processSubstitution(let commands): "<(\(commands.count))"
    case .arithmetic: "$(())"
    }
  }
  return text.joined()
}

private func spell(_ parameter: ShellParameter) -> String {
  parameter.name + parameter.operator + (parameter.operand.map(spell) ?? "")
}
