/// The program that reads a script.
public enum ShellInterpreter: Sendable, Hashable {
  /// `sh`, `ash`, `dash` or BusyBox: POSIX and little more. `sh` may be bash under another name.
  case posix
  /// `bash`, or `ksh` and `zsh`, which have its arrays and braces.
  case bash
  /// No shell: `python3`, `pwsh`, `node`.
  case other(String)

  /// The interpreter of a program's name, as in a container's `command`; nil for what runs no script.
  public init?(program: String) {
    let name = program.baseName
    if ["sh", "ash", "dash", "busybox"].contains(name) {
      self = .posix
    } else if ["bash", "ksh", "mksh", "zsh", "rbash"].contains(name) {
      self = .bash
    } else {
      let stem = name.prefix { !$0.isNumber && $0 != "." }
      guard ShellInterpreter.others.contains(String(stem)) else { return nil }
      self = .other(name)
    }
  }

  /// The interpreter that a text names in its first line; nil without `#!`.
  public init?(shebangOf text: String) {
    let bytes = text.utf8
    guard bytes.starts(with: "#!".utf8) else { return nil }
    let line = String(decoding: bytes.dropFirst(2).prefix(256).prefix { $0 != 0x0A }, as: UTF8.self)
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
    // `env -S bash -e` and `env A=b bash` name the program later.
    let isEnv = words.first?.baseName == "env"
    let named = words.dropFirst(isEnv ? 1 : 0).first {
      !isEnv || !$0.hasPrefix("-") && !$0.contains("=")
    }
    guard let named else { return nil }
    self = ShellInterpreter(program: named) ?? .other(named.baseName)
  }

  /// True for a shell that Languages/Shell reads.
  public var isShell: Bool { if case .other = self { false } else { true } }

  private static let others: Set<String> = [
    "python", "pypy", "pwsh", "powershell", "node", "nodejs", "perl", "ruby", "php", "lua", "awk",
    "gawk", "fish", "tclsh", "expect", "deno", "bun", "jq", "groovy", "Rscript", "nu", "nix-shell",
  ]
}
