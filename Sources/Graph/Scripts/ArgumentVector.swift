internal import Languages
internal import SourceText
internal import YAML

/// The words of a container's `command` and `args`, which run without a shell unless they name one.
struct ArgumentVector {
  let words: [Node]

  init(_ words: [Node]) { self.words = words }

  static let shells: Set<String> = ["sh", "bash", "ash", "dash", "zsh", "ksh", "busybox"]

  /// What runs, as a shell script: the operand of `sh -c`, or the words themselves as one command.
  var script: EmbeddedText? { shellCommand ?? commandLine }

  /// The shell that reads `script`; of a command line that no shell reads, nothing ends early.
  var start: ShellStart {
    guard shellCommand != nil, let words = ShellStart.words(from: words) else {
      return ShellStart(interpreter: .posix)
    }
    return ShellStart(program: words.first?.text ?? "", options: words.dropFirst().map(\.text))
  }

  /// The operand of `sh -c`; `nil` without a shell, and for a shell that is given a file.
  private var shellCommand: EmbeddedText? {
    guard let words = ShellStart.words(from: words) else { return nil }
    var rest = words.dropFirst()
    var isCommand = false
    while let word = rest.first, let text = word.text, text.hasPrefix("-"), text != "--" {
      rest = rest.dropFirst()
      guard !text.hasPrefix("--") else { continue }
      isCommand = isCommand || text.utf8.contains(UInt8(ascii: "c"))
      // `-euo pipefail`: the name of an option is no script.
      if text.utf8.contains(UInt8(ascii: "o")) { rest = rest.dropFirst() }
    }
    if rest.first?.hasText("--") == true { rest = rest.dropFirst() }
    return isCommand ? rest.first?.embeddedText : nil
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
