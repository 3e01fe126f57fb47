internal import Languages
internal import SourceText
internal import YAML

/// The words of a container's `command` and `args`, which run without a shell unless they name one.
struct ArgumentVector {
  let words: [Node]

  init(_ words: [Node]) { self.words = words }

  static let shells: Set<String> = ["sh", "bash", "ash", "dash", "zsh", "ksh", "busybox"]

  /// What runs, as a shell script: the operand of `sh -c`, or the words themselves as one command.
  var script: EmbeddedText? {
    guard let first = words.first else { return nil }
    guard let program = first.text, Self.shells.contains(Path.name(program)) else {
      return commandLine
    }
    let command = words.dropFirst().firstIndex { word in
      guard let text = word.text, text.hasPrefix("-"), !text.hasPrefix("--") else { return false }
      return text.utf8.contains(UInt8(ascii: "c"))
    }
    guard let command else { return commandLine }
    // `-o pipefail` and the like may stand between the flag and the script.
    let operand = words[(command + 1)...].first { $0.text?.hasPrefix("-") == false }
    return operand?.embeddedText
  }

  /// The words in shell quotes, so that one parser reads them all.
  private var commandLine: EmbeddedText? {
    var parts: [EmbeddedText.Part] = []
    for word in words {
      guard let text = word.embeddedText else { return nil }
      if !parts.isEmpty { parts.append(.literal(" ")) }
      if text.bytes.contains(UInt8(ascii: "'")) {
        // A quote inside would end the quoting: such a word is taken as it is.
        parts.append(.text(text))
      } else {
        parts += [.literal("'"), .text(text), .literal("'")]
      }
    }
    return EmbeddedText(joining: parts)
  }
}
