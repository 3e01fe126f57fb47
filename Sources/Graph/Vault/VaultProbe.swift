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

    /// The seconds from a container's start to the failure that restarts it, where no answer passes
    /// (`kubernetes pkg/apis/core/v1/defaults.go`: every 10 s, three failures).
    public var patience: Int {
      func seconds(_ field: String, _ standard: Int) -> Int {
        min(max(node[field]?.int ?? standard, 0), 1_000_000)
      }
      return seconds("initialDelaySeconds", 0)
        + seconds("periodSeconds", 10) * seconds("failureThreshold", 3)
    }

    /// The place that decides it.
    public var range: SourceRange {
      (path ?? command ?? node.entry("tcpSocket")?.key ?? node).range
    }
  }
}

extension VaultServer.Probe {
  /// The codes by which `/v1/sys/health` answers (`vault http/sys_health.go`), and the exit status of
  /// `vault status`, 2 while sealed (`vault command/status.go`). The port is open in either case.
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
      passesSealed = Self.passes(words, "sealedcode", standard: 503)
      passesUninitialised = Self.passes(words, "uninitcode", standard: 501)
    }
  }

  /// Whether a command ends with 0 where the server answers as `/v1/sys/health` does under a parameter's name;
  /// `vault status` ends with 2 in either case.
  private static func passes(_ words: [Node], _ name: String, standard: Int) -> Bool? {
    let vector = ArgumentVector(words)
    guard let script = vector.script else { return nil }
    let start = vector.start
    let shell = ShellScript(
      script.string, interpreter: start.interpreter, stopsOnFailure: start.stopsOnFailure,
      failsInPipe: start.failsInPipe)
    // A command that asks nobody is no answer of the server.
    var isAsked = false
    let status = ProbeStatus.status(of: shell) { invocation in
      let status = Self.status(of: invocation, in: shell, name, standard: standard)
      isAsked = isAsked || status != nil
      return status
    }
    return isAsked ? status.map { $0 == 0 } : nil
  }

  private static func status(
    of invocation: Invocation, in shell: ShellScript, _ name: String, standard: Int
  ) -> Int? {
    if let vault = VaultCommand(invocation) { return vault.subcommand == ["status"] ? 2 : nil }
    guard let curl = CurlCommand(invocation), curl.urls.count == 1,
      let text = curl.urls.first.map({ shell.text(of: $0).text }), let query = HealthQuery(text),
      !text.drop(while: { $0 != "?" }).contains("$")
    else { return nil }
    guard !query.passes(name, standard: standard) else { return 0 }
    // Without `-f`, curl is content with any answer (curl docs/cmdline-opts/fail.md).
    let fails =
      invocation.program == "wget" || curl.options.isSet("-f", "--fail", "--fail-with-body")
    return fails ? 22 : 0
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
