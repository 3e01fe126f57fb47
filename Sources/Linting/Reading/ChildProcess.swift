#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Another program run to its end, without a shell.
enum ChildProcess {
  /// What a program prints; `nil` if it cannot be started, fails, takes longer than some seconds, or
  /// prints without end.
  ///
  /// It inherits standard error, to say itself what fails, and the environment but for the variables
  /// it is to run `without`.
  static func output(
    of arguments: [String], without variables: [String], timeLimit: Int32
  ) -> [UInt8]? {
    var pipe: [Int32] = [0, 0]
    guard Self.pipe(&pipe) == 0 else { return nil }
    defer { close(pipe[0]) }
    let child = start(arguments, without: variables, writingTo: pipe)
    close(pipe[1])
    guard let child else { return nil }
    let output = drain(pipe[0], timeLimit: timeLimit)
    if output == nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status == 0 ? output : nil
  }

  /// Whether the environment has a variable.
  static func hasVariable(_ name: String) -> Bool { getenv(name) != nil }

  private static func start(
    _ arguments: [String], without variables: [String], writingTo pipe: [Int32]
  ) -> pid_t? {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
    posix_spawn_file_actions_addclose(&actions, pipe[0])
    posix_spawn_file_actions_addclose(&actions, pipe[1])
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var environment = environment(without: variables)
    var child: pid_t = 0
    return posix_spawnp(&child, arguments[0], &actions, nil, &words, &environment) == 0
      ? child : nil
  }

  /// The entries of the environment, ended by `nil` as C wants them.
  private static func environment(without variables: [String]) -> [UnsafeMutablePointer<CChar>?] {
    var entries: [UnsafeMutablePointer<CChar>?] = []
    var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    while let entry = next?.pointee {
      let isLeftOut = variables.contains { strncmp(entry, "\($0)=", $0.utf8.count + 1) == 0 }
      if !isLeftOut { entries.append(entry) }
      next = next?.advanced(by: 1)
    }
    return entries + [nil]
  }

  /// Everything up to the end of the pipe; `nil` if the end does not come in time.
  private static func drain(_ descriptor: Int32, timeLimit: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let end = monotonicSeconds + Int(timeLimit)
    while bytes.count <= sizeLimit {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, Int32(max(0, end - monotonicSeconds)) * 1000)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return nil }
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
    return nil
  }

  private static let sizeLimit = 500_000_000

  private static var monotonicSeconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec
  }

  private static func pipe(_ ends: inout [Int32]) -> Int32 {
    #if canImport(Glibc)
      Glibc.pipe(&ends)
    #else
      Darwin.pipe(&ends)
    #endif
  }
}
