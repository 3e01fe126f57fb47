import Languages

// Tells of each script on standard input, as JSON: what could not be read, and of each simple command the bytes of
// the whole and of its words.
//
// Before a script comes a line with its length in bytes, behind it a line end.

@main
struct ListCommands {
  static func main() {
    while let line = readLine(), let length = Int(line) {
      var text: [UInt8] = []
      while text.count <= length, let more = readLine(strippingNewline: false) { text += more.utf8 }
      print(description(of: ShellScript(String(decoding: text.prefix(length), as: UTF8.self))))
    }
  }

  private static func description(of script: ShellScript) -> String {
    let commands = script.commands.filter { command in
      !script.enclosingBlocks(of: command).contains {
        if case .script = $0.kind { true } else { false }
      }
    }
    let rows = commands.map { command in
      let words = command.assignments.map(\.range) + command.words.map(\.range)
      return "[["
        + ([command.range] + words).map { "\($0.lowerBound),\($0.upperBound)" }
        .joined(separator: "],[") + "]]"
    }
    let reasons = script.problems.map { "\"\($0.reason)\"" }
    return "[[" + reasons.joined(separator: ",") + "],[" + rows.joined(separator: ",") + "]]"
  }
}
