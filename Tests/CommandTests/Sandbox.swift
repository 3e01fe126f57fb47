#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of its own in which programs are run.
final class Sandbox {
  /// What a program left behind.
  struct Outcome: Equatable {
    var status: Int32
    var output: String
    var errors: String
  }

  let directory: String

  init() {
    var template = Array("/tmp/manifestguard-test-XXXXXX".utf8CString)
    directory = mkdtemp(&template) == nil ? "/nonexistent" : Self.text(template)
    mkdir(folder, 0o755)
  }

  deinit { run(["rm", "-rf", directory]) }

  /// Where programs run; their output lies beside it.
  var folder: String { directory + "/work" }

  func write(_ bytes: some Sequence<UInt8>, to path: String) {
    let parts = path.split(separator: "/")
    for end in 1..<max(1, parts.count) {
      mkdir("\(folder)/\(parts[..<end].joined(separator: "/"))", 0o755)
    }
    guard let file = fopen("\(folder)/\(path)", "w") else { return }
    defer { fclose(file) }
    let bytes = Array(bytes)
    fwrite(bytes, 1, bytes.count, file)
  }

  func read(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Runs a program of the `PATH`, or the one at an absolute path, in the folder.
  @discardableResult
  func run(
    _ words: [String], input: String? = nil, output: String? = nil,
    environment: [String: String] = [:], isOutputClosed: Bool = false
  ) -> Outcome {
    let (standardOutput, errors) = (output ?? directory + "/output", directory + "/errors")
    if let input { write(input.utf8, to: "../input") }
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
    // Tests that a shell runs in the background are given signals that are ignored.
    var ending = sigset_t()
    sigemptyset(&ending)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&ending, number) }
    posix_spawnattr_setsigdefault(&attributes, &ending)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let source = input == nil ? "/dev/null" : directory + "/input"
    let new = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, source, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, standardOutput, new, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, new, 0o600)
    if isOutputClosed { posix_spawn_file_actions_addclose(&actions, 1) }
    var variables = ["HOME": directory, "PATH": getenv("PATH").map { String(cString: $0) } ?? ""]
    // What the tests are built with, the command is built with.
    variables["ASAN_OPTIONS"] = getenv("ASAN_OPTIONS").map { String(cString: $0) }
    variables.merge(environment) { _, new in new }
    // Where a program is to start is not for every C library's spawn to say.
    let shell = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder]
    let arguments = (shell + words).map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + settings { free(pointer) } }
    var process: pid_t = 0
    var status: Int32 = -1
    guard posix_spawn(&process, shell[0], &actions, &attributes, arguments, settings) == 0,
      waitpid(process, &status, 0) == process
    else { return Outcome(status: -1, output: "", errors: "\(words[0]) does not start") }
    // The status where it ended by itself, the signal as a negative number where it did not.
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    return Outcome(
      status: code, output: output == nil ? read(standardOutput) : "", errors: read(errors))
  }

  /// The built command, which lies in a folder above the bundle of these tests.
  static let command: String = {
    var path = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
    while let slash = path.lastIndex(of: "/") {
      path = String(path[..<slash])
      var status = stat()
      if stat("\(path)/manifestguard", &status) == 0, status.st_mode & S_IFMT == S_IFREG {
        return "\(path)/manifestguard"
      }
    }
    return ""
  }()

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
