#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The signals that end a run, put off while what must not be left behind is there: a program at work, a
/// folder for temporary files, half of a file.
///
/// They act as soon as the work is over. The threads of `concurrentMap` hold them by themselves.
enum HeldSignals {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  /// Does what leaves nothing behind if it comes to its end.
  static func during<Result, Problem: Error>(
    _ work: () throws(Problem) -> Result
  ) throws(Problem) -> Result {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for number in numbers where !isIgnored(number) { sigaddset(&held, number) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try work()
  }

  /// Whether one has come, so that the work should end soon.
  static var haveCome: Bool {
    var waiting = sigset_t()
    sigemptyset(&waiting)
    sigpending(&waiting)
    return numbers.contains { sigismember(&waiting, $0) == 1 && !isIgnored($0) }
  }

  /// A held signal is kept even where it is ignored, as `nohup` has it.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
