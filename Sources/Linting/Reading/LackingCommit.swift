extension GitCommand {
  /// What to do about a commit that is not there.
  func lack(of name: String, for option: String) -> UsageError {
    guard line(["rev-parse", "--is-shallow-repository"]) == "true" else {
      return UsageError(
        "\(option) \(name): git knows no such commit here; fetch it, or name a branch or a commit that is here"
      )
    }
    let fetch =
      fetch(of: name).map { "fetch it with `\($0)`" } ?? "get it with `git fetch --unshallow`"
    return UsageError(
      "\(option) \(name): this clone is shallow and lacks the commit; \(fetch), or check out with the whole history (fetch-depth: 0)"
    )
  }

  /// The command that brings a commit under the name it was asked for by; `nil` for a name that counts from
  /// another commit (`HEAD~1`), which needs the history between, and for one that a shell would not leave alone.
  private func fetch(of name: String) -> String? {
    guard Self.isPlain(name), name != "HEAD" else { return nil }
    let remotes = self.remotes
    if let remote = remotes.first(where: { name.hasPrefix("\($0)/") }) {
      let branch = name.dropFirst(remote.utf8.count + 1)
      return "git fetch --depth=1 \(remote) \(branch):refs/remotes/\(name)"
    }
    let remote = remotes.contains("origin") ? "origin" : remotes.first
    let isHash = name.utf8.count >= 7 && name.allSatisfy(\.isHexDigit)
    // No server looks a short hash up.
    guard let remote, !isHash || [40, 64].contains(name.utf8.count) else { return nil }
    return "git fetch --depth=1 \(remote) " + (isHash ? name : "\(name):\(name)")
  }

  private var remotes: [String] {
    let answer = (try? output(["remote"], isQuiet: true)) ?? []
    return String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter(Self.isPlain)
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.hasPrefix("-")
      && name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
          || "-._/".utf8.contains(byte)
      }
  }
}
