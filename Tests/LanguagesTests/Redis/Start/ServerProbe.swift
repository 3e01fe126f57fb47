#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Starts a real server for the moment that it takes to see whether it starts.
enum ServerProbe {
  /// Whether the server is there, and is the release whose behaviour the rules were read from.
  static let isRedis70 = RedisServerProcess.isInstalled && version().contains("v=7.0.")

  /// Whether the server comes up in a directory; it is ended either way.
  static func starts(_ program: String, _ arguments: [String], in directory: String, input: String)
    -> Bool
  {
    guard let process = Process(program, arguments, in: directory, input: input) else {
      return false
    }
    defer { process.end() }
    var output = ""
    let deadline = seconds() + 3
    while seconds() < deadline {
      guard let piece = process.read(milliseconds: 50) else { return false }
      output += piece
      // Nothing after these lines keeps a server from running.
      if output.contains("eady to accept") || output.contains("Sentinel ID is") { return true }
    }
    return true
  }

  /// Runs a program to its end; true where it succeeded.
  static func run(_ program: String, _ arguments: [String], in directory: String) -> Bool {
    guard let process = Process(program, arguments, in: directory, input: "") else { return false }
    while process.read(milliseconds: 1000) != nil {}
    return process.end() == 0
  }

  private static func version() -> String {
    guard let process = Process("redis-server", ["--version"], in: "/tmp", input: "") else {
      return ""
    }
    defer { process.end() }
    var output = ""
    while let piece = process.read(milliseconds: 1000) { output += piece }
    return output
  }

  private static func seconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec
  }
}

/// A child whose output is read as it comes.
private final class Process {
  private let id: pid_t
  private let output: CInt
  private var hasEnded = false

  init?(_ program: String, _ arguments: [String], in directory: String, input: String) {
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let inputPath = "\(directory)/.input"
    TestFile.write(input, to: inputPath)

    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)

    // A child of posix_spawn starts where its parent is, so a shell leads it to the folder.
    let words = ["sh", "-c", "cd \"$0\" && exec \"$@\"", directory, program] + arguments
    let vector: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for pointer in vector { free(pointer) } }
    var id: pid_t = 0
    let status = posix_spawnp(&id, "sh", &actions, nil, vector, environ)
    close(ends[1])
    guard status == 0 else {
      close(ends[0])
      return nil
    }
    self.id = id
    output = ends[0]
  }

  /// What the child said meanwhile, nil after its last word.
  func read(milliseconds: CInt) -> String? {
    var request = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, milliseconds) > 0 else { return "" }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = bytes.withUnsafeMutableBytes { buffer in
      #if canImport(Glibc)
        Glibc.read(output, buffer.baseAddress, buffer.count)
      #else
        Darwin.read(output, buffer.baseAddress, buffer.count)
      #endif
    }
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }

  /// Ends the child, and gives its status where it ended by itself.
  @discardableResult func end() -> CInt {
    guard !hasEnded else { return -1 }
    hasEnded = true
    var status: CInt = 0
    // The end of its output may come a moment before its own.
    for _ in 0..<20 where waitpid(id, &status, WNOHANG) == 0 {
      kill(id, SIGKILL)
      waitpid(id, &status, 0)
      break
    }
    close(output)
    return status
  }
}
