#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A real server on a Unix socket in a directory of its own, asked through `redis-cli`.
final class RedisServerProcess {
  let directory: String
  private let server: pid_t
  private var hasEnded = false

  static let isInstalled = find("redis-server") != nil && find("redis-cli") != nil

  /// Starts `redis-server` with the arguments, in which `@dir` stands for the directory that holds
  /// the files; nil where the server refuses to start.
  init?(_ arguments: [String], files: [String: String]) {
    var template = Array("/tmp/redis-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    let directory = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.directory = directory

    let place = { (text: String) in
      text.split(separator: "@dir", omittingEmptySubsequences: false)
        .joined(separator: directory)
    }
    for (name, text) in files { write(place(text), to: "\(directory)/\(name)") }

    guard let server = spawn("redis-server", arguments.map(place), output: "\(directory)/log")
    else { return nil }
    self.server = server
    guard answers() else { return nil }
  }

  deinit {
    if !hasEnded {
      kill(server, SIGKILL)
      waitpid(server, nil, 0)
    }
    _ = spawn("rm", ["-rf", directory], output: "/dev/null").map { waitpid($0, nil, 0) }
  }

  /// The bytes that `redis-cli` prints for a command.
  func ask(_ command: String...) -> String {
    let output = "\(directory)/answer"
    guard let client = spawn("redis-cli", ["-s", "\(directory)/socket"] + command, output: output)
    else { return "" }
    waitpid(client, nil, 0)
    return read(output)
  }

  /// The socket is there before the server has read its users, so only an answer tells.
  private func answers() -> Bool {
    for _ in 0..<300 {
      if access("\(directory)/socket", F_OK) == 0 {
        let reply = ask("PING")
        if reply.hasPrefix("PONG") || reply.hasPrefix("NOAUTH") { return true }
      }
      if waitpid(server, nil, WNOHANG) != 0 {
        hasEnded = true
        return false
      }
      usleep(10_000)
    }
    return false
  }
}

private func find(_ program: String) -> String? {
  guard let path = getenv("PATH") else { return nil }
  return String(cString: path).split(separator: ":").map { "\($0)/\(program)" }
    .first { access($0, X_OK) == 0 }
}

private func spawn(_ program: String, _ arguments: [String], output: String) -> pid_t? {
  guard let path = find(program) else { return nil }
  #if canImport(Glibc)
    var actions = posix_spawn_file_actions_t()
  #else
    var actions: posix_spawn_file_actions_t?
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  posix_spawn_file_actions_adddup2(&actions, 1, 2)

  let vector: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
  defer { for pointer in vector { free(pointer) } }
  let environment: [UnsafeMutablePointer<CChar>?] = [nil]
  var process: pid_t = 0
  return posix_spawn(&process, path, &actions, nil, vector, environment) == 0 ? process : nil
}

private func write(_ text: String, to path: String) {
  guard let file = fopen(path, "w") else { return }
  defer { fclose(file) }
  let bytes = Array(text.utf8)
  fwrite(bytes, 1, bytes.count, file)
}

private func read(_ path: String) -> String {
  guard let file = fopen(path, "r") else { return "" }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 16)
  let count = fread(&bytes, 1, bytes.count, file)
  return String(decoding: bytes[..<count], as: UTF8.self)
}
