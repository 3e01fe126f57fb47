internal import Languages
internal import Manifests
internal import SourceText

/// A command's write to a file.
struct FileWrite {
  /// What comes to stand in the file.
  enum Content {
    /// A plain copy of another file.
    case copy(of: String)
    /// This text and no other.
    case text(EmbeddedText)
    /// This text behind what is there.
    case addition(EmbeddedText)
    case unknown
  }

  /// Whether the write is done.
  enum Condition { case always, ifAbsent, sometimes }

  /// The file; `nil` where a variable decides.
  let path: String?
  let content: Content
  /// Where the command begins in its script.
  let offset: Int
  let condition: Condition
}

extension Script {
  /// The writes of a script that may touch a file of the given name.
  func fileWrites(towards name: String) -> [FileWrite] {
    let redirected = shell.commands.flatMap { command in
      command.redirections.filter(\.writesFile).compactMap { redirection in
        write(
          to: redirection.target, named: name, by: command,
          content: { content(of: command, redirection) })
      }
    }
    let grouped = shell.blocks.flatMap { block in
      block.redirections.filter(\.writesFile).compactMap { redirection -> FileWrite? in
        guard let first = block.commands.first else { return nil }
        return write(to: redirection.target, named: name, by: shell.commands[first]) { .unknown }
      }
    }
    let run = invocations.filter { $0.container == nil }.flatMap { writes(of: $0, towards: name) }
    return redirected + grouped + run
  }

  private func write(
    to target: ShellWord, named name: String, by command: ShellCommand,
    content: () -> FileWrite.Content
  ) -> FileWrite? {
    let path = text(of: target)
    if Path.name(path) == name {
      let isKnown = !path.contains("$")
      return FileWrite(
        path: isKnown ? path : nil, content: isKnown ? content() : .unknown,
        offset: command.range.lowerBound, condition: condition(of: command, writing: path))
    }
    // `> "$FILE"`: it may be any file.
    guard Path.name(path).contains("$") else { return nil }
    return FileWrite(
      path: nil, content: .unknown, offset: command.range.lowerBound, condition: .sometimes)
  }

  /// What a redirection brings into its file.
  private func content(of command: ShellCommand, _ redirection: ShellRedirection)
    -> FileWrite.Content
  {
    let isAddition = redirection.operator == .append
    guard redirection.writesStandardOutput, command.stage == 0 else { return .unknown }
    if !isAddition, let source = plainSource(of: command) { return .copy(of: source) }
    guard let text = printedText(by: command) else { return .unknown }
    return isAddition ? .addition(text) : .text(text)
  }

  /// `cat a > b`: the file that is copied as it is.
  private func plainSource(of command: ShellCommand) -> String? {
    guard command.name == "cat", command.hereDocument == nil else { return nil }
    let operands = command.words.dropFirst()
    let input = command.redirections.last { $0.operator == .input && $0.descriptor == 0 }
    guard let word = operands.first ?? input?.target, operands.count < 2 else { return nil }
    let path = text(of: word)
    return path.hasPrefix("/") ? path : nil
  }

  /// Commands whose failure is an answer and no accident.
  private static let tests: Set<String?> = [
    "[", "[[", "test", "grep", "egrep", "command", "type", "which", "cmp", "diff", "pgrep", nil,
  ]

  /// `[ -f b ] || cp a b` is done where the file is absent, `mkdir -p c && cp a c/b` always.
  private func condition(of command: ShellCommand, writing path: String) -> FileWrite.Condition {
    guard let all = shell.guards(of: command) else { return .sometimes }
    let deciding = all.filter { $0.runsOnFailure || Self.tests.contains($0.command.name) }
    guard let first = deciding.first else { return .always }
    guard deciding.count == 1, ["[", "[[", "test"].contains(first.command.name) else {
      return .sometimes
    }
    var words = first.command.words.dropFirst().map { text(of: $0) }
    if words.last == "]" || words.last == "]]" { words.removeLast() }
    let isNegated = words.first == "!"
    if isNegated { words.removeFirst() }
    guard words.count == 2, ["-e", "-f", "-s"].contains(words[0]), words[1] == path else {
      return .sometimes
    }
    return first.runsOnFailure != isNegated ? .ifAbsent : .sometimes
  }
}

/// The programs that write the files they are told.
extension Script {
  /// Programs that leave the files of their arguments alone.
  private static let readers: Set<String> = [
    ".", "[", "[[", "awk", "cat", "chgrp", "chmod", "chown", "cut", "diff", "echo", "envsubst",
    "exec", "export", "grep", "gomplate", "head", "keydb-server", "ls", "md5sum", "mkdir", "printf",
    "redis-sentinel", "redis-server", "rm", "sha256sum", "source", "stat", "sync", "tail", "test",
    "touch", "tr", "valkey-server", "wc",
  ]

  private func writes(of invocation: Invocation, towards name: String) -> [FileWrite] {
    switch invocation.program {
    case "cp", "mv", "ln", "install": return copies(invocation, towards: name)
    case "sed", "perl":
      let edits = invocation.arguments.contains { word in
        let option = word.literalPrefix
        return option.hasPrefix("--in-place")
          || option.hasPrefix("-") && !option.hasPrefix("--") && option.contains("i")
      }
      return edits ? named(name, by: invocation, among: invocation.arguments.suffix(1)) : []
    case let program
    where Self.readers.contains(program) || ArgumentVector.shells.contains(program):
      return []
    // What begins with an option or a file is handed to the image's own server.
    case let program where program.hasPrefix("-") || program.hasSuffix(".conf"): return []
    default:
      return named(name, by: invocation, among: invocation.arguments).filter { $0.path != nil }
    }
  }

  private func named(
    _ name: String, by invocation: Invocation, among words: ArraySlice<ShellWord>
  ) -> [FileWrite] {
    words.filter { !$0.literalPrefix.hasPrefix("-") }.compactMap { word in
      write(to: word, named: name, by: invocation.command) { .unknown }
    }
  }

  /// `cp a b`, `cp a b/`, `cp -r a/. b`: to the file itself, or into a folder.
  private func copies(_ invocation: Invocation, towards name: String) -> [FileWrite] {
    var operands = invocation.arguments.filter { !$0.literalPrefix.hasPrefix("-") }
      .map { text(of: $0) }
    guard operands.count >= 2, let target = operands.popLast() else { return [] }
    let folder = target.hasSuffix("/") ? String(target.dropLast()) : target
    return operands.compactMap { source -> FileWrite? in
      guard let (path, source) = Self.copied(source, to: target, in: folder, named: name) else {
        return nil
      }
      return FileWrite(
        path: path, content: .copy(of: source), offset: invocation.command.range.lowerBound,
        condition: condition(of: invocation.command, writing: path))
    }
  }

  private static func copied(
    _ source: String, to target: String, in folder: String, named name: String
  ) -> (path: String, source: String)? {
    let last = Path.name(source)
    if last == name {
      let isFile = Path.name(target) == name
      return (isFile ? target : "\(folder)/\(name)", source)
    }
    if Path.name(target) == name { return (target, source) }
    // A whole folder, or the files of a pattern.
    guard last.isEmpty || last == "." || last.contains("*") || !last.contains(".") else {
      return nil
    }
    let from = last.isEmpty || last == "." || last.contains("*") ? Path.directory(source) : source
    return ("\(folder)/\(name)", "\(from)/\(name)")
  }
}

extension ShellRedirection {
  fileprivate var writesFile: Bool {
    switch `operator` {
    case .output, .append, .clobber, .outputBoth, .appendBoth, .readWrite: true
    default: false
    }
  }
}
