import Testing

@testable import Linting

@Suite struct ChildProcessTests {
  /// Whatever a program leaves open or running, it is over in time.
  @Test(arguments: ["sleep 60", "sleep 60 & sleep 60", "exec >&- 2>&-; sleep 60"])
  func endsInTime(_ script: String) {
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(throws: ChildProcess.Failure.self) {
        try ChildProcess(
          arguments: ["/bin/sh", "-c", script], timeLimit: 1, sizeLimit: 100, keepsErrors: true
        ).output()
      }
    }
    // The bound is kept in whole milliseconds.
    #expect(time >= .milliseconds(990) && time < .seconds(20))
  }

  @Test func keepsTheEndOfWhatIsSaidOfAFailure() {
    let child = ChildProcess(
      arguments: ["/bin/sh", "-c", "head -c 300000 /dev/zero >&2; echo over >&2; exit 1"],
      timeLimit: 20, sizeLimit: 100, keepsErrors: true)
    let failure = #expect(throws: ChildProcess.Failure.self) { try child.output() }
    guard case .failed(let errors)? = failure else {
      Issue.record("it failed otherwise")
      return
    }
    #expect(errors.suffix(5).elementsEqual("over\n".utf8))
    #expect(errors.count <= 65_536)
  }
}
