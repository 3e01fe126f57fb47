import Testing

/// A repository with one commit, on a branch called `base`.
struct Repository {
  let sandbox = Sandbox()

  init(_ files: [String: String]) {
    for (path, text) in files { sandbox.write(text.utf8, to: path) }
    git("init", "-q", "-b", "base")
    git("config", "uploadpack.allowAnySHA1InWant", "true")
    git("add", ".")
    git("commit", "-q", "-m", "first")
  }

  func git(_ arguments: String...) {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    let outcome = sandbox.run(["git"] + identity + arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
