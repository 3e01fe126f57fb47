import Languages

/// A server to start, for the real one and for `startVerdict`. In every text `@dir` stands for a
/// folder of its own and `@port`, `@tls` and `@bus` for free ports of the loopback interface.
struct StartCase: Sendable, CustomStringConvertible {
  /// The lines after those that every case has.
  var conf = ""
  /// The arguments after the configuration file.
  var options: [String] = []
  /// Further files.
  var files: [String: String] = [:]
  /// Further folders.
  var folders: [String] = []
  /// The standard input.
  var input = ""
  /// The lines that every case has.
  var common = Self.quiet
  /// All arguments, where the configuration file is not the first.
  var arguments: [String]?

  /// The server neither touches a port nor leaves its folder.
  static let quiet = "port 0\nbind 127.0.0.1\nunixsocket @dir/s\ndir @dir\ncluster-port @bus\n"

  var description: String {
    "\(arguments ?? options) \(conf.debugDescription) \(files.isEmpty ? "" : "\(files)")"
  }

  /// What both sides say; a nil verdict is one that could not be told.
  func outcome(certificates: String?) -> (server: Bool, verdict: RedisStartVerdict)? {
    guard let folder = TestFolder() else { return nil }
    let ports = [String(FreePort.take()), String(FreePort.take()), String(FreePort.take())]
    let fill = { (text: String) in
      var text = text
      for (name, value) in [
        ("@dir", folder.path), ("@port", ports[0]), ("@tls", ports[1]), ("@bus", ports[2]),
        ("@certs", certificates ?? "/nosuch"),
      ] {
        text = text.split(separator: name, omittingEmptySubsequences: false)
          .joined(separator: value)
      }
      return text
    }
    for name in folders { TestFile.makeFolder("\(folder.path)/\(name)") }
    for (name, text) in files { TestFile.write(fill(text), to: "\(folder.path)/\(name)") }
    let main = "\(folder.path)/main.conf"
    TestFile.write(fill(common + conf), to: main)

    let arguments = (self.arguments ?? [main] + options).map(fill)
    let verdict = Self.verdict(of: arguments, in: folder.path, input: fill(input))
    let starts = ServerProbe.starts("redis-server", arguments, in: folder.path, input: fill(input))
    return (starts, verdict)
  }

  private static func verdict(
    of arguments: [String], in directory: String, input: String
  ) -> RedisStartVerdict {
    guard let line = RedisCommandLine(["redis-server"] + arguments) else { return .unknown([]) }
    let files = RedisFileView(
      entry: { path in
        let path = path.utf8.first == UInt8(ascii: "/") ? path : "\(directory)/\(path)"
        switch TestFile.isFolder(path) {
        case true?: return .directory
        case false?: return .file(text: TestFile.read(path))
        case nil: return .absent
        }
      },
      matches: { pattern in
        TestFile.matches(
          pattern.utf8.first == UInt8(ascii: "/") ? pattern : "\(directory)/\(pattern)")
      })
    let settings = RedisSettings(line, files: files, standardInput: RedisConfig(input))
    return settings.startVerdict(files: files, release: .redis70)
  }
}
