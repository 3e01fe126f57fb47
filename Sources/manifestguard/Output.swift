internal import Linting
internal import Reporting

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Where the command's words go: the report to standard output, all else to standard error.
enum Output {
  /// Writes to standard output; a report that nobody gets must not pass for a clean one.
  static func write(_ text: String) {
    // A reader that has gone has seen enough.
    if let problem = write(text, to: 1), problem != EPIPE {
      complain("Error: standard output could not be written: \(String(cString: strerror(problem)))")
      exit(2)
    }
  }

  /// Writes lines to standard error; what they quote cannot reach the terminal's controls.
  static func complain(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: text.hasSuffix("\n"))
    let shown = lines.map { TerminalText.line(String($0)) + "\n" }.joined()
    _ = write(TerminalText.withoutLogCommands(shown), to: 2)
  }

  /// Writes a file anew, whole or not at all, or adds to what it holds; what went wrong, or `nil`.
  static func write(_ text: String, toFile path: String, adding: Bool = false) -> String? {
    do throws(AtomicFile.Failure) {
      if !adding, try AtomicFile.replace(text, at: path) { return nil }
    } catch {
      return error.reason
    }
    let mode = adding ? O_APPEND : O_TRUNC
    let descriptor = open(path, O_WRONLY | O_CREAT | O_NONBLOCK | mode | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    defer { close(descriptor) }
    // A pipe that nobody reads is refused above instead of waited for; one that is read may be slow.
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    return write(text, to: descriptor).map { String(cString: strerror($0)) }
  }

  /// The bytes that a file holds; none where there is no file.
  static func size(ofFile path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether anything stands at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether a folder stands at a path, or a link to one.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The absolute path of this program, without links; `nil` where the system does not tell.
  static var executable: String? {
    #if canImport(Glibc)
      let name = "/proc/self/exe"
    #else
      let name = CommandLine.arguments.first ?? ""
    #endif
    return absolute(name)
  }

  /// An absolute path without links; `nil` if nothing stands there.
  static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Takes the places of standard streams that are closed, which the next opened file would get, and
  /// sees to it that a reader that has gone ends no run, and who wants to end it can.
  static func holdStandardStreams() {
    // Threads of some programs put off all signals, and what they start inherits that.
    var ending = sigset_t()
    sigemptyset(&ending)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&ending, number) }
    sigprocmask(SIG_UNBLOCK, &ending, nil)
    // Reports for other files are still to be written, and the exit status is still to tell.
    _ = signal(SIGPIPE, SIG_IGN)
    for descriptor in 0...2 as ClosedRange<Int32> where fcntl(descriptor, F_GETFD) < 0 {
      // Opened the wrong way round, so that reading and writing still fail.
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  static var isTerminal: Bool { isatty(1) == 1 }

  /// Whether a passing line can be shown and taken away again.
  static var showsProgress: Bool { isatty(2) == 1 && environment("TERM") != "dumb" }

  /// Writes the line of a run at work over the one before; `nil` takes it away.
  static func showProgress(_ text: String?) {
    _ = write("\r\u{1B}[K" + (text.map(TerminalText.line) ?? ""), to: 2)
  }

  static func exit(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The width of the terminal; 80 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return min(Int(size.ws_col), 120)
  }

  /// Writes all of a text; the number of the error, or `nil`.
  private static func write(_ text: String, to descriptor: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let count = systemWrite(
          descriptor, UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[done...]))
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += count
      }
      return nil
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
