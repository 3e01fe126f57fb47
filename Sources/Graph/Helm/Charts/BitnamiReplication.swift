internal import Manifests
internal import YAML

/// Bitnami's redis and valkey charts (`bitnami/charts redis@23.1.1 templates/scripts-configmap.yaml,
/// configmap.yaml, master/application.yaml`; redis@12 for the names before 14).
struct BitnamiReplication {
  private let release: HelmRelease
  private let values: HelmValues
  private let writer: ChartWriter
  private let product: String
  private let main: String
  private let replica: String
  private let isOld: Bool

  init(_ release: HelmRelease, _ chart: KnownChart) {
    self.release = release
    values = release.values
    product = chart == .bitnamiValkey ? "valkey" : "redis"
    main = chart == .bitnamiValkey ? "primary" : "master"
    isOld = chart == .bitnamiRedis && release.chart.major.map { $0 < 14 } == true
    replica = isOld ? "slave" : "replica"
    writer = ChartWriter(
      release, chart, near: ["tls", "auth", "architecture", main, "image", "global"])
  }

  /// The chart before 14 called the values otherwise.
  private var isAuthenticated: Bool? {
    isOld
      ? values.flag("usePassword", default: true) : values.flag("auth", "enabled", default: true)
  }

  private var existingSecret: HelmValues.Answer {
    isOld ? values.answer("existingSecret") : values.answer("auth", "existingSecret")
  }

  var objects: [Draft] {
    let hasSentinel = values.flag("sentinel", "enabled", default: false) == true
    let section = hasSentinel ? replica : main
    let name = "\(writer.fullName)-\(hasSentinel ? "node" : main)"
    let arguments = arguments(of: section)
    let persistence = values.flag(section, "persistence", "enabled", default: true)
    let parts = PodParts(values, below: section)
    let server = writer.container(
      product, image: writer.image("image", otherwise: "docker.io/bitnami/\(product)"),
      command: command(of: section) ?? [], arguments: ownArguments(of: section) ?? arguments.words,
      parts: parts, environment: passwordVariable,
      volumeMounts: arguments.mounts + [
        writer.mount("data", at: "/data"),
        writer.mount("configuration-copy", at: "/opt/bitnami/\(product)/etc"),
      ])
    var objects = arguments.objects
    objects.append(
      writer.statefulSet(
        name, section,
        pod: writer.pod(
          server, parts: parts,
          volumes: arguments.volumes + writer.dataVolume(claims: persistence != false)
            + [writer.emptyDir("configuration-copy")]),
        claims: persistence != false))
    let service = hasSentinel ? "sentinel" : section
    objects.append(
      writer.service(
        hasSentinel ? writer.fullName : name, section,
        type: values.node(service, "service", "type"),
        port: "6379"))
    objects += replicas(beside: section) + secrets + policy(of: section)
    return objects
  }

  // MARK: - The server

  private func arguments(of section: String) -> RedisArguments {
    var arguments = RedisArguments(writer, server: "\(product)-server")
    let file = "\(product).conf"
    if let name = values.node("existingConfigmap"),
      name.text?.isEmpty == false
    {
      arguments.mount(.node(name), as: file)
    } else {
      arguments.read(
        values.answer(isOld ? "configmap" : "commonConfiguration"),
        in: "\(writer.fullName)-configuration", as: file,
        otherwise: ["--appendonly", "yes", "--save", ""])
    }
    arguments.setTLS(
      values.flag("tls", "enabled", default: false), at: writer.place(enabling: "tls"))
    arguments.setPassword(
      isAuthenticated,
      written: [
        values.answer("global", "redis", "password"),
        isOld ? values.answer("password") : values.answer("auth", "password"),
      ], secret: existingSecret, at: values.answer("auth", "enabled").key)
    // The chart copies the file to an emptyDir (`facts: redis.md 7.1`).
    if values.flag("auth", "acl", "enabled", default: false) != false {
      arguments.append(
        ["--aclfile", "/opt/bitnami/\(product)/etc/users.acl"],
        at: values.answer("auth", "acl", "enabled").key)
    }
    for flag in values.items(section, "extraFlags") {
      guard let text = flag.text else { continue }
      arguments.append(text.split(separator: " ").map(String.init), at: flag)
    }
    return arguments
  }

  /// A command of the user's own, which says itself what it starts.
  private func command(of section: String) -> [Draft]? {
    guard ownArguments(of: section) != nil || !values.items(section, "command").isEmpty else {
      return nil
    }
    let own = values.items(section, "command")
    return own.isEmpty ? [writer.text("/bin/bash")] : writer.nodes(own)
  }

  private func ownArguments(of section: String) -> [Draft]? {
    let own = values.items(section, "args")
    if own.isEmpty, values.items(section, "command").isEmpty { return nil }
    return writer.nodes(own)
  }

  private var passwordVariable: [Draft] {
    guard isAuthenticated != false, let secret = existingSecret.value, secret.literal != nil else {
      return []
    }
    let key =
      isOld
      ? values.node("existingSecretPasswordKey")
      : values.node("auth", "existingSecretPasswordKey")
    let isFilled = key?.text?.isEmpty == false
    return [
      writer.variable(
        "\(product.uppercased())_PASSWORD", fromSecret: secret,
        key: isFilled
          ? key.map { .node($0) } ?? writer.text("\(product)-password")
          : writer.text("\(product)-password", at: secret))
    ]
  }

  // MARK: - Beside it

  /// The Sentinel in each pod, which watches the server beside it.
  private var sentinel: Draft {
    var words = ["\(product)-sentinel", "--sentinel", "monitor"].map { writer.text($0) }
    words.append(
      values.node("sentinel", "masterSet").map { .node($0) } ?? writer.text("mymaster"))
    words += [writer.text(writer.fullName), writer.text("6379")]
    words.append(number("sentinel", "quorum", default: "2"))
    return writer.container("sentinel", image: nil, arguments: words, parts: PodParts())
  }

  private func number(_ section: String, _ name: String, default standard: String) -> Draft {
    values.node(section, name).map { .node($0) }
      ?? .scalar(Draft.Scalar(standard, isString: false, at: .node(writer.place)))
  }

  /// The other workload, only for what its values carry: its servers are configured as the first.
  private func replicas(beside section: String) -> [Draft] {
    let other = section == main ? replica : main
    let parts = PodParts(values, below: other)
    guard !parts.isEmpty else { return [] }
    let container = writer.container(product, image: nil, arguments: [], parts: parts)
    return [
      writer.statefulSet(
        "\(writer.fullName)-\(other)s", other,
        pod: writer.pod(container, parts: parts, volumes: []), claims: true)
    ]
  }

  private var secrets: [Draft] {
    guard isAuthenticated == true,
      existingSecret.value == nil || existingSecret.value?.text?.isEmpty == true
    else { return [] }
    return [writer.secret(writer.fullName, key: "\(product)-password")]
  }

  private func policy(of section: String) -> [Draft] {
    guard values.flag("networkPolicy", "enabled", default: true) == true,
      case .written(let external) = values.answer("networkPolicy", "allowExternal"),
      external.value.bool == false
    else { return [] }
    let client = writer.map(["\(writer.fullName)-client": writer.text("true")])
    return [
      writer.map(
        [
          "apiVersion": writer.text("networking.k8s.io/v1"), "kind": writer.text("NetworkPolicy"),
          "metadata": writer.metadata(writer.fullName),
          "spec": writer.map([
            "podSelector": writer.map(["matchLabels": writer.labels(section)]),
            "policyTypes": writer.list([writer.text("Ingress")]),
            "ingress": writer.list([
              writer.map([
                "from": writer.list([
                  writer.map(["podSelector": writer.map(["matchLabels": client])])
                ])
              ])
            ]),
          ]),
        ], at: external.key)
    ]
  }
}
