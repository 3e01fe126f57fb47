internal import Languages
internal import YAML

/// The argument vector that comes to the same as what a chart configures a Redis server with.
struct RedisArguments {
  private(set) var words: [Draft]
  private(set) var volumes: [Draft] = []
  private(set) var mounts: [Draft] = []
  private(set) var objects: [Draft] = []
  private let writer: ChartWriter
  private var hasOwnPort = false

  init(_ writer: ChartWriter, server: String) {
    self.writer = writer
    words = [writer.text(server)]
  }

  /// Adds words that all stand for one place.
  mutating func append(_ texts: [String], at node: Node? = nil) {
    words += texts.map { writer.text($0, at: node) }
  }

  /// Reads a configuration out of the values: as a file of the server, which keeps its places.
  mutating func read(
    _ configuration: HelmValues.Answer, in configMap: String, as file: String,
    otherwise standard: [String]
  ) {
    switch configuration {
    case .absent: append(standard)
    case .unknown: append(["-"])
    case .written(let entry):
      guard let text = entry.value.text, !entry.value.isNull else { return }
      hasOwnPort = RedisConfig(text).directives.contains { $0.name.hasSuffix("port") }
      objects.append(
        writer.configMap(
          configMap,
          .mapping(
            Draft.Mapping(
              [Draft.Member(file, at: .node(entry.key), .node(entry.value))],
              at: .node(entry.key)))))
      mount(writer.text(configMap), as: file)
    }
  }

  /// Reads a file of a ConfigMap that the values only name.
  mutating func mount(_ configMap: Draft, as file: String) {
    let path = "/configuration/\(file)"
    words.append(writer.text(path))
    volumes.append(
      writer.map([
        "name": writer.text("configuration"), "configMap": writer.map(["name": configMap]),
      ]))
    mounts.append(
      writer.map(["name": writer.text("configuration"), "mountPath": writer.text("/configuration")])
    )
  }

  /// Asks for the password that the values spell out, or for the one of a Secret.
  mutating func setPassword(
    _ isOn: Bool?, written: [HelmValues.Answer], secret: HelmValues.Answer, at place: Node?
  ) {
    guard isOn != false else {
      if let place { append(["--requirepass", ""], at: place) }
      return
    }
    let passwords = written.compactMap(\.value).filter { $0.text?.isEmpty == false }
    if secret.value?.text?.isEmpty != false, let password = passwords.first {
      append(["--requirepass", password.text ?? ""], at: password)
    } else {
      append(["--requirepass", "$(PASSWORD)"], at: secret.key ?? place)
    }
  }

  /// Turns TLS on in place of clear text, or leaves it off.
  mutating func setTLS(_ isOn: Bool?, at node: Node?) {
    switch isOn {
    case true?: append(["--port", "0", "--tls-port", "6379"], at: node)
    case nil: append(["--tls-port", "$(tls)"], at: node)
    // A port in the user's own configuration holds.
    case false?: if !hasOwnPort { append(["--port", "6379"], at: node) }
    }
  }
}
