internal import Languages
internal import Manifests

/// What the scripts of a pod do to a file before a server reads it.
enum FileHistory {
  /// No script is seen to write it.
  case untouched
  /// One script puts a plain copy of another file there.
  case copied(from: String, in: Container)
  /// A script writes it in another way, or more than one does.
  case rewritten

  /// The history of a file that a container reads, written by init containers or by itself.
  init(of path: String, readBy reader: Container, in pod: PodSpec, _ configMaps: ConfigMapIndex) {
    let file = PodFile(path, in: reader)
    var writes: [(write: FileWrite, container: Container)] = []
    let writers = pod.initContainers.filter { $0.name != reader.name } + [reader]
    for container in writers {
      for script in Script.startup(of: container, in: pod, configMaps) {
        for write in script.fileWrites(towards: Path.name(path))
        where write.path.map({ PodFile($0, in: container) == file }) ?? true {
          writes.append((write, container))
        }
      }
    }
    switch (writes.count, writes.first) {
    case (0, _): self = .untouched
    case (1, let only?) where only.write.source != nil:
      self = .copied(from: only.write.source ?? "", in: only.container)
    default: self = .rewritten
    }
  }
}

/// A file of a pod, the same under whatever path a container mounts its volume.
private struct PodFile: Equatable {
  let volume: String
  let path: String

  init(_ path: String, in container: Container) {
    let mounts = container.volumeMounts.filter { $0.contains(path) }
    if let mount = mounts.max(by: { $0.mountPath.count < $1.mountPath.count }) {
      volume = mount.name
      let inner = path.dropFirst(mount.mountPath.count)
      self.path = Path.join(mount.subPath ?? "", String(inner.drop { $0 == "/" })) ?? path
    } else {
      volume = "container \(container.name)"
      self.path = path
    }
  }
}

/// A command's write to a file.
struct FileWrite {
  /// The file; `nil` where a variable decides.
  let path: String?
  /// The file that it is a plain copy of.
  let source: String?
}

extension Script {
  /// The writes of a script that may touch a file of the given name.
  func fileWrites(towards name: String) -> [FileWrite] {
    let redirected = shell.commands.flatMap { command in
      command.redirections.filter(\.writesFile).compactMap { redirection in
        write(to: redirection.target, named: name, from: plainSource(of: command, redirection))
      }
    }
    let grouped = shell.blocks.flatMap(\.redirections).filter(\.writesFile).compactMap {
      write(to: $0.target, named: name, from: nil)
    }
    let run = invocations.filter { $0.container == nil }.flatMap { writes(of: $0, towards: name) }
    return redirected + grouped + run
  }

  private func write(to target: ShellWord, named name: String, from source: String?) -> FileWrite? {
    let path = text(of: target)
    if Path.name(path) == name {
      return FileWrite(path: path.contains("$") ? nil : path, source: source)
    }
    // `> "$FILE"`: it may be any file.
    return Path.name(path).contains("$") ? FileWrite(path: nil, source: nil) : nil
  }

  /// `cat a > b`: the file that is copied as it is.
  private func plainSource(of command: ShellCommand, _ redirection: ShellRedirection) -> String? {
    guard command.name == "cat",
      redirection.operator == .output || redirection.operator == .clobber,
      command.hereDocument == nil
    else { return nil }
    let operands = command.words.dropFirst()
    let input = command.redirections.last { $0.operator == .input && $0.descriptor == 0 }
    guard let word = operands.first ?? input?.target, operands.count < 2 else { return nil }
    let path = text(of: word)
    return path.hasPrefix("/") ? path : nil
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
      return edits ? named(name, among: invocation.arguments.suffix(1)) : []
    case let program
    where Self.readers.contains(program) || ArgumentVector.shells.contains(program):
      return []
    default: return named(name, among: invocation.arguments).filter { $0.path != nil }
    }
  }

  private func named(_ name: String, among words: ArraySlice<ShellWord>) -> [FileWrite] {
    words.filter { !$0.literalPrefix.hasPrefix("-") }.compactMap {
      write(to: $0, named: name, from: nil)
    }
  }

  /// `cp a b`, `cp a b/`, `cp -r a/. b`: to the file itself, or into a folder.
  private func copies(_ invocation: Invocation, towards name: String) -> [FileWrite] {
    var operands = invocation.arguments.filter { !$0.literalPrefix.hasPrefix("-") }
      .map { text(of: $0) }
    guard operands.count >= 2, let target = operands.popLast() else { return [] }
    let folder = target.hasSuffix("/") ? String(target.dropLast()) : target
    return operands.flatMap { source -> [FileWrite] in
      let last = Path.name(source)
      if last == name {
        let isFile = Path.name(target) == name
        return [FileWrite(path: isFile ? target : "\(folder)/\(name)", source: source)]
      }
      if Path.name(target) == name { return [FileWrite(path: target, source: source)] }
      // A whole folder, or the files of a pattern.
      guard last.isEmpty || last == "." || last.contains("*") || !last.contains(".") else {
        return []
      }
      let from = last.isEmpty || last == "." || last.contains("*") ? Path.directory(source) : source
      return [FileWrite(path: "\(folder)/\(name)", source: "\(from)/\(name)")]
    }
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
