internal import Linting

/// What pre-commit is to be told, by how this executable came here.
struct HookConfiguration {
  static let fileName = ".pre-commit-config.yaml"

  /// The whole file.
  var text: String { "repos:\n" + entry }

  /// An entry of `repos`.
  var entry: String {
    """
      - repo: local
        hooks:
          - id: manifestguard
            name: manifestguard
            entry: manifestguard lint
    \(language)
            pass_filenames: false # the whole tree is judged, as git has it
            always_run: true # a commit that only deletes files is judged too

    """
  }

  /// pip puts a wheel's executable beside a virtual environment's Python; any other is on the `PATH`.
  private var language: String {
    guard Output.executable.map({ Output.exists(Self.environment(of: $0)) }) == true else {
      return "        language: system # the manifestguard on the PATH"
    }
    return """
              language: python
              additional_dependencies: ["manifestguard==\(Version.text)"]
      """
  }

  /// The mark of a virtual environment (PEP 405), above the folder of its programs.
  private static func environment(of program: String) -> String {
    var folder = Substring(program)
    for _ in 0..<2 { folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? "" }
    return "\(folder)/pyvenv.cfg"
  }
}
