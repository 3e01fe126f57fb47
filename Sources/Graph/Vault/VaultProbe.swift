internal import Languages
internal import Manifests
public import SourceText
public import YAML

extension VaultServer {
  /// A probe of a server's container.
  public struct Probe: Sendable {
    /// The probe.
    public let node: Node
    /// The path and query of `httpGet`.
    public let path: Node?
    /// The first word of `exec`.
    public let command: Node?
    /// Whether a sealed server passes; `nil` where that cannot be told.
    public let passesSealed: Bool?
    /// Whether a server that waits for `operator init` passes; `nil` where that cannot be told.
    public let passesUninitialised: Bool?

    /// The place that decides it.
    public var range: SourceRange { (path ?? command ?? node).range }
  }
}

extension VaultServer.Probe {
  /// The codes by which `/v1/sys/health` answers (`vault http/sys_health.go`), and the exit status of
  /// `vault status`, 2 while sealed (`vault command/status.go`).
  init?(_ node: Node?) {
    guard let node, node.isMapping else { return nil }
    self.node = node
    path = node[path: "httpGet", "path"]
    let words = node[path: "exec", "command"]?.items ?? []
    command = words.first
    if let text = path?.literal {
      let query = HealthQuery(text)
      passesSealed = query.map { $0.passes("sealedcode", standard: 503) }
      passesUninitialised = query.map { $0.passes("uninitcode", standard: 501) }
    } else if node["tcpSocket"] != nil {
      (passesSealed, passesUninitialised) = (true, true)
    } else {
      let passes = Self.isStatus(words) ? false : nil as Bool?
      (passesSealed, passesUninitialised) = (passes, passes)
    }
  }

  /// Whether a command is `vault status` and nothing more, by itself or in a shell.
  private static func isStatus(_ words: [Node]) -> Bool {
    guard let script = ArgumentVector(words).script else { return false }
    let text = script.string
    guard !text.contains("|"), !text.contains("&"), !text.contains("!") else { return false }
    let invocations = ShellScript(text).invocations
    guard invocations.count == 1, let vault = invocations.first.flatMap({ VaultCommand($0) }) else {
      return false
    }
    return vault.subcommand == ["status"]
  }
}

/// The query of a request to `/v1/sys/health`.
private struct HealthQuery {
  private let parameters: [(name: Substring, value: Substring)]

  /// `nil` for another path.
  init?(_ path: String) {
    let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = parts.first, address.hasSuffix("/sys/health") else { return nil }
    parameters = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { parameter in
      let pair = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (pair[0], pair.count > 1 ? pair[1] : "")
    }
  }

  /// Whether the kubelet takes the answer for success: 200 to 399.
  func passes(_ name: String, standard: Int) -> Bool {
    let code = parameters.first { $0.name == name }.flatMap { Int($0.value) } ?? standard
    return 200..<400 ~= code
  }
}
