import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What only the file system can bring about.
@Suite struct FileSystemTests {
  let sandbox = Sandbox()

  @Test func leavesLinksAlone() {
    sandbox.write(Manifest.broken.utf8, to: "../outside/a.yaml")
    symlink("../outside", sandbox.folder + "/folder")
    symlink(".", sandbox.folder + "/loop")
    CommandCase(name: "", status: 0, output: ["Read 0 files"], absent: ["MGN"]).check(in: sandbox)
  }

  @Test(arguments: [
    ("../../outside/a.yaml", "a link that leads out of the folder is not followed"),
    ("/dev/zero", "a link that leads out of the folder is not followed"),
    ("missing.yaml", "the link leads nowhere (No such file or directory)"),
    ("link.yaml", "the link leads nowhere (Too many levels of symbolic links)"),
    ("plain", "what the link leads to is not read under its own name"),
    ("node_modules/a.yaml", "what the link leads to is not read under its own name"),
  ])
  func tellsOfALinkThroughWhichNothingIsRead(_ target: String, _ reason: String) {
    for path in ["../outside/a.yaml", "apps/plain", "apps/node_modules/a.yaml"] {
      sandbox.write(Manifest.broken.utf8, to: path)
    }
    symlink(target, sandbox.folder + "/apps/link.yaml")
    let run = CommandCase(
      name: target, arguments: ["apps"], status: 0,
      output: ["apps/link.yaml: not judged MGN001 \(reason)", "Nothing was judged."])
    run.check(in: sandbox)
    sandbox.write("paths: {exclude: [link.yaml]}\n".utf8, to: "apps/.manifestguard.yaml")
    CommandCase(
      name: target, arguments: ["apps"], status: 0, output: ["Nothing was judged."], absent: ["MGN"]
    ).check(in: sandbox)
  }

  @Test func saysNothingOfALinkToWhatIsRead() {
    sandbox.write(Manifest.warned.utf8, to: "base/a.yaml")
    mkdir(sandbox.folder + "/apps", 0o755)
    symlink("../base/a.yaml", sandbox.folder + "/apps/link.yaml")
    symlink("../base", sandbox.folder + "/apps/folder.yaml")
    symlink("user@host.1", sandbox.folder + "/apps/.#link.yaml")
    CommandCase(
      name: "", status: 1, output: ["base/a.yaml:5:3: warning", "Read 1 file"], absent: ["MGN"]
    ).check(in: sandbox)
    CommandCase(
      name: "", arguments: ["apps"], status: 0, output: ["apps/link.yaml: not judged MGN001"]
    )
    .check(in: sandbox)
  }

  @Test func followsALinkThatIsNamed() {
    sandbox.write(Manifest.broken.utf8, to: "../outside/a.yaml")
    symlink("../outside/a.yaml", sandbox.folder + "/file.yaml")
    CommandCase(name: "", arguments: ["file.yaml"], status: 1, output: ["file.yaml:"])
      .check(in: sandbox)
  }

  @Test func readsNoConfigurationThroughALink() {
    sandbox.write("hunter2: 1\n".utf8, to: "../outside")
    symlink("../outside", sandbox.folder + "/.manifestguard.yaml")
    CommandCase(name: "", status: 2, errors: ["a link is not followed"], absent: ["hunter2"])
      .check(in: sandbox)
  }

  @Test func doesNotWaitForAPipe() {
    mkfifo(sandbox.folder + "/pipe.yaml", 0o600)
    CommandCase(
      name: "", status: 0, output: ["pipe.yaml: not judged MGN001", "not a regular file"]
    )
    .check(in: sandbox)
    CommandCase(name: "", arguments: ["pipe.yaml"], status: 3, output: ["not a regular file"])
      .check(in: sandbox)
  }

  @Test(.enabled(if: geteuid() != 0)) func saysWhatItMayNotRead() {
    sandbox.write(Manifest.broken.utf8, to: "closed/a.yaml")
    sandbox.write(Manifest.broken.utf8, to: "blind/b.yaml")
    sandbox.write(Manifest.broken.utf8, to: "c.yaml")
    for (path, mode) in [("closed", 0o000), ("blind", 0o600), ("c.yaml", 0o000)] {
      chmod("\(sandbox.folder)/\(path)", mode_t(mode))
    }
    let places = [
      "closed: not judged MGN001", "blind/b.yaml: not judged MGN001", "c.yaml: not judged MGN001",
    ]
    CommandCase(name: "", status: 0, output: places + ["3 unreadable"]).check(in: sandbox)
    CommandCase(name: "", arguments: ["closed"], status: 3, output: ["Permission denied"])
      .check(in: sandbox)
    for path in ["closed", "blind"] { chmod("\(sandbox.folder)/\(path)", 0o700) }
  }

  #if os(Linux)
    @Test func saysThatANameIsNoText() {
      let path: [CChar] = Array("\(sandbox.folder)/a".utf8CString.dropLast()) + [-1] + [0]
      if let file = fopen(path, "w") { fclose(file) }
      CommandCase(name: "", status: 0, output: ["not judged MGN001", "not UTF-8"]).check(
        in: sandbox)
    }

    @Test func failsWhereTheReportIsLost() {
      let outcome = sandbox.run([Sandbox.command], output: "/dev/full")
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("No space left on device"))
    }
  #endif

  @Test func keepsAReportOutOfAClosedStream() {
    sandbox.write(Manifest.clean.utf8, to: "a.yaml")
    let arguments = [Sandbox.command, "--format", "json:o.json"]
    let outcome = sandbox.run(arguments, isOutputClosed: true)
    #expect(outcome.status == 0)
    #expect(sandbox.read(sandbox.folder + "/o.json").hasPrefix("{\n  \"version\": 1,"))
    #expect(sandbox.run([Sandbox.command], isOutputClosed: true).status == 2)
  }

  @Test func leavesNoHalfReport() {
    for number in 0..<40 { sandbox.write(Manifest.warned.utf8, to: "\(number).yaml") }
    sandbox.write("old\n".utf8, to: "o.json")
    chmod(sandbox.folder + "/o.json", 0o640)
    // A file may have a block of 512 bytes, or two.
    let shell = ["sh", "-c", #"trap '' XFSZ; ulimit -f 1; exec "$0" --format json:o.json"#]
    #expect(sandbox.run(shell + [Sandbox.command]).status == 2)
    #expect(sandbox.read(sandbox.folder + "/o.json") == "old\n")
    symlink("o.json", sandbox.folder + "/link.json")
    #expect(sandbox.run([Sandbox.command, "--format", "json:link.json"]).status == 1)
    #expect(sandbox.read(sandbox.folder + "/o.json").hasSuffix("}\n"))
    let left = sandbox.run([
      "sh", "-c", "ls -A | grep guard; ls -l o.json | cut -c1-10; readlink link.json",
    ])
    #expect(left.output == "-rw-r-----\no.json\n")
  }

  @Test func goesOnWhereAReaderHasGone() {
    for number in 0..<2_000 { sandbox.write(Manifest.warned.utf8, to: "\(number).yaml") }
    let script = #"{ "$0" --format text --format json:o.json; echo $? >status; } | head -n 1"#
    #expect(sandbox.run(["sh", "-c", script, Sandbox.command]).status == 0)
    #expect(sandbox.read(sandbox.folder + "/status") == "1\n")
    #expect(sandbox.read(sandbox.folder + "/o.json").hasSuffix("}\n"))
  }

  @Test(arguments: ["text", "json", "sarif"]) func saysTheSameTwice(_ format: String) {
    for number in 0..<40 {
      sandbox.write(
        [Manifest.clean, Manifest.warned, Manifest.broken][number % 3].utf8, to: "\(number).yaml")
    }
    let arguments = [Sandbox.command, ".", "9.yaml", "--format", format, "--statistics"]
    #expect(sandbox.run(arguments) == sandbox.run(arguments))
  }
}
