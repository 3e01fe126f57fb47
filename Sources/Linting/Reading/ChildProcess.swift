#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Another program run to its end, without a shell, in a process group of its own.
struct ChildProcess {
  /// Which variables the program is given.
  enum Environment {
    /// All of our own but some.
    case without([String])
    /// These alone.
    case only([(name: String, value: String)])
  }

  /// Why there is no output.
  enum Failure: Error {
    /// None is on the `PATH`.
    case notFound
    case notStarted(Int32)
    case timedOut
    case printsWithoutEnd
    /// Somebody ends the run.
    case interrupted
    /// It ended in failure, and this was the end of what it said of it.
    case failed(errors: [UInt8])
  }

  /// The program's path, and its arguments.
  var arguments: [String]
  var environment = Environment.without([])
  /// Variables that it is given besides, whatever ours are.
  var addedVariables: [(name: String, value: String)] = []
  /// The file that it reads as its standard input; none if `nil`.
  var input: String?
  /// Seconds after which it is killed, with all that it started.
  var timeLimit: Int
  /// Bytes that it may print.
  var sizeLimit: Int
  /// Whether what it says on standard error is kept; else it is said on ours.
  var keepsErrors = false

  /// What the program prints. Who ends the run meanwhile ends the program and all that it started.
  func output() throws(Failure) -> [UInt8] {
    try HeldSignals.during(run)
  }

  private func run() throws(Failure) -> [UInt8] {
    guard !HeldSignals.haveCome else { throw .interrupted }
    var (output, errors) = (Pipe(), Pipe())
    defer {
      output.close()
      errors.close()
    }
    guard output.open(), errors.open() else { throw .notStarted(errno) }
    let child = try start(output, errors)
    output.closeWriting()
    errors.closeWriting()
    let end = Self.now + timeLimit * 1000
    let printed: (output: [UInt8], errors: [UInt8])
    let status: Int32
    do throws(Failure) {
      printed = try drain(output.reading, errors.reading, until: end)
      status = try Self.status(of: child, until: end)
    } catch {
      Self.end(child)
      throw error
    }
    guard status == 0 else { throw .failed(errors: printed.errors) }
    return printed.output
  }

  /// Whether the environment has a variable.
  static func hasVariable(_ name: String) -> Bool { getenv(name) != nil }

  /// The value of a variable.
  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private func start(_ output: Pipe, _ errors: Pipe) throws(Failure) -> pid_t {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // What we do about a pipe that nobody reads is not what a program expects.
    var pipe = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &pipe)
    // Nor does it put off the signals that we do.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let flags = [POSIX_SPAWN_SETPGROUP, POSIX_SPAWN_SETSIGDEF, POSIX_SPAWN_SETSIGMASK]
    posix_spawnattr_setflags(&attributes, flags.reduce(0) { $0 | Int16($1) })
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    if keepsErrors { posix_spawn_file_actions_adddup2(&actions, errors.writing, 2) }
    for descriptor in [output.reading, output.writing, errors.reading, errors.writing] {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var variables = variables
    defer { (words + variables).forEach { free($0) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, arguments[0], &actions, &attributes, &words, &variables)
    guard error == 0 else { throw .notStarted(error) }
    return child
  }

  /// The entries of the program's environment, ended by `nil` as C wants them.
  private var variables: [UnsafeMutablePointer<CChar>?] {
    switch environment {
    case .only(let variables): return variables.map { strdup("\($0.name)=\($0.value)") } + [nil]
    case .without(let names):
      let names = names + addedVariables.map(\.name)
      var entries: [UnsafeMutablePointer<CChar>?] = addedVariables.map {
        strdup("\($0.name)=\($0.value)")
      }
      var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
      while let entry = next?.pointee {
        let isLeftOut = names.contains { strncmp(entry, "\($0)=", $0.utf8.count + 1) == 0 }
        if !isLeftOut { entries.append(strdup(entry)) }
        next = next?.advanced(by: 1)
      }
      return entries + [nil]
    }
  }

  // MARK: - Waiting

  /// Milliseconds after which it is seen at the latest that somebody ends the run.
  private static let patience = 50

  /// Everything up to the end of both pipes, of the errors only the end.
  private func drain(
    _ output: Int32, _ errors: Int32, until end: Int
  ) throws(Failure) -> (output: [UInt8], errors: [UInt8]) {
    var bytes: [UInt8] = []
    var complaint: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var waiting = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while waiting.contains(where: { $0.fd >= 0 }) {
      let rest = max(0, end - Self.now)
      let ready = poll(&waiting, nfds_t(waiting.count), Int32(min(rest, Self.patience)))
      guard !HeldSignals.haveCome else { throw .interrupted }
      if ready < 0, errno == EINTR { continue }
      guard ready >= 0, rest > 0 else { throw .timedOut }
      for index in waiting.indices where waiting[index].fd >= 0 && waiting[index].revents != 0 {
        let count = read(waiting[index].fd, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 {
          // poll passes over what is below zero.
          waiting[index].fd = -1
        } else if index == 0 {
          bytes += chunk[..<count]
          guard bytes.count <= sizeLimit else { throw .printsWithoutEnd }
        } else {
          complaint = (complaint + chunk[..<count]).suffix(chunk.count)
        }
      }
    }
    return (bytes, complaint)
  }

  /// The status of a program that has closed its output but may go on.
  private static func status(of child: pid_t, until end: Int) throws(Failure) -> Int32 {
    var status: Int32 = 0
    while true {
      let found = waitpid(child, &status, WNOHANG)
      if found == child { return status }
      if found < 0, errno != EINTR { return -1 }
      guard !HeldSignals.haveCome else { throw .interrupted }
      guard now < end else { throw .timedOut }
      usleep(2000)
    }
  }

  /// Kills a program and what it started.
  private static func end(_ child: pid_t) {
    kill(-child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
  }

  /// Milliseconds of a clock that nobody sets.
  private static var now: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}

/// The two ends of a pipe, closed at most once.
private struct Pipe {
  private var ends: [Int32] = [-1, -1]

  var reading: Int32 { ends[0] }
  var writing: Int32 { ends[1] }

  mutating func open() -> Bool {
    #if canImport(Glibc)
      let failed = Glibc.pipe(&ends)
    #else
      let failed = Darwin.pipe(&ends)
    #endif
    return failed == 0
  }

  mutating func closeWriting() { close(end: 1) }

  mutating func close() {
    close(end: 0)
    close(end: 1)
  }

  private mutating func close(end: Int) {
    guard ends[end] >= 0 else { return }
    #if canImport(Glibc)
      Glibc.close(ends[end])
    #else
      Darwin.close(ends[end])
    #endif
    ends[end] = -1
  }
}
