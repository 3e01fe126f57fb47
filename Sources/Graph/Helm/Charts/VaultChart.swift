internal import Manifests
internal import YAML

/// HashiCorp's vault chart and OpenBao's (`hashicorp/vault-helm@0.30 templates/server-statefulset.yaml,
/// _helpers.tpl`; `openbao/openbao-helm@0.29` the same).
struct VaultChart {
  private let values: HelmValues
  private let writer: ChartWriter
  private let product: String
  private let mode: VaultMode

  init(_ release: HelmRelease, _ chart: KnownChart) {
    values = release.values
    product = chart == .openbao ? "openbao" : "vault"
    mode = VaultMode(release.values)
    writer = ChartWriter(release, chart, near: ["server", "global"])
  }

  var objects: [Draft] {
    guard runsServer else { return [] }
    var parts = PodParts()
    parts.containers = values.items("server", "extraContainers")
    parts.initContainers = values.items("server", "extraInitContainers")
    parts.volumes = values.items("server", "volumes")
    parts.volumeMounts = values.items("server", "volumeMounts")
    let command = values.items("server", "postStart")
    let lifecycle =
      command.isEmpty
      ? nil
      : writer.map([
        "postStart": writer.map([
          "exec": writer.map(["command": writer.list(writer.nodes(command))])
        ])
      ])
    let server = writer.container(
      product,
      image: writer.image(
        "server", "image",
        otherwise: product == "vault" ? "docker.io/hashicorp/vault" : "quay.io/openbao/openbao"),
      arguments: [writer.text("server")]
        + (mode == .development
          ? [writer.text("-dev", at: values.answer("server", "dev").key)] : []),
      parts: parts, environment: variables,
      volumeMounts: [mount("config", at: "/\(product)/config")] + dataMount + extraMounts)
    let more = [("lifecycle", lifecycle)] + probes
    let whole = more.reduce(server) { server, part in
      part.1.map { server.setting(part.0, at: .node(writer.place), to: $0) } ?? server
    }
    let pod = writer.pod(whole, parts: parts, volumes: [configVolume] + extraVolumes).setting(
      "serviceAccountName", at: .node(writer.place), to: serviceAccountName)
    let availability = VaultChartAvailability(values: values, writer: writer, mode: mode)
    return configMap + [
      writer.statefulSet(
        writer.fullName, "server", pod: pod, claims: hasDataVolume, replicas: availability.replicas,
        updateStrategy: availability.updateStrategy)
    ] + availability.service + availability.disruptionBudget
  }

  /// `-` and nothing mean what `global.enabled` says; an external address means no server.
  private var runsServer: Bool {
    let addresses =
      product == "vault"
      ? [["global", "externalVaultAddr"], ["injector", "externalVaultAddr"]]
      : [["global", "externalVaultAddr"], ["global", "externalBaoAddr"]]
    if mode == .none || addresses.contains(where: { values.isFilled($0) == true }) { return false }
    let own = values.answer("server", "enabled").value
    if let bool = own?.bool { return bool }
    return values.flag("global", "enabled", default: true) != false
  }

  private var serviceAccountName: Draft {
    let name = values.text("server", "serviceAccount", "name")
    return writer.text(name ?? writer.fullName)
  }

  // MARK: - Data and probes

  private var hasDataVolume: Bool { !isDataVolumeOff && mode.hasData != false }

  private var isDataVolumeOff: Bool {
    values.flag("server", "dataStorage", "enabled", default: true) == false
  }

  private var dataMount: [Draft] {
    guard hasDataVolume else { return [] }
    let path = values.text("server", "dataStorage", "mountPath") ?? "/\(product)/data"
    return [mount("data", at: path)]
  }

  /// The probes that the values turn on, each a command or a path.
  private var probes: [(String, Draft?)] {
    [
      ("livenessProbe", probe("livenessProbe", isOn: false, path: "/v1/sys/health?standbyok=true")),
      ("readinessProbe", probe("readinessProbe", isOn: true, path: nil)),
    ]
  }

  private func probe(_ name: String, isOn: Bool, path standard: String?) -> Draft? {
    guard values.flag("server", name, "enabled", default: isOn) == true else { return nil }
    let words = values.items("server", name, "execCommand")
    if !words.isEmpty {
      return writer.map(["exec": writer.map(["command": writer.list(writer.nodes(words))])])
    }
    if let path = values.node("server", name, "path") {
      return writer.map(["httpGet": writer.map(["path": .node(path)])])
    }
    let key = values.answer("server", name).key
    return standard.map { path in
      writer.map(["httpGet": writer.map(["path": writer.text(path, at: key)])])
    }
  }

  // MARK: - Variables

  private var variables: [Draft] {
    let plain = (values.node("server", "extraEnvironmentVars")?.entries ?? []).compactMap { entry in
      entry.key.text.map { name in
        writer.map(
          ["name": writer.text(name, at: entry.key), "value": .node(entry.value)], at: entry.key)
      }
    }
    let secret = values.items("server", "extraSecretEnvironmentVars").compactMap { item -> Draft? in
      guard let name = item["envName"]?.text, let secret = item["secretName"],
        let key = item["secretKey"]
      else { return nil }
      return writer.variable(name, fromSecret: secret, key: .node(key))
    }
    return plain + secret
  }

  // MARK: - Volumes

  private func mount(_ volume: String, at path: String) -> Draft {
    writer.map(["name": writer.text(volume), "mountPath": writer.text(path)])
  }

  /// `extraVolumes`: a ConfigMap or a Secret by its name, mounted below one folder.
  private var extras: [(node: Node, name: Node, volume: String)] {
    values.items("server", "extraVolumes").compactMap { item in
      guard let name = item["name"], let text = name.literal else { return nil }
      return (item, name, "userconfig-\(text)")
    }
  }

  private var extraVolumes: [Draft] {
    extras.map { item, name, volume in
      let isSecret = item["type"]?.hasText("secret") == true
      let source = writer.map(
        [
          isSecret ? "secretName" : "name": .node(name),
          "items": item["items"].map { .node($0) },
          "optional": item["optional"].map { .node($0) },
        ], at: name)
      return writer.map(
        ["name": writer.text(volume, at: name), isSecret ? "secret" : "configMap": source],
        at: name)
    }
  }

  private var extraMounts: [Draft] {
    extras.map { item, name, volume in
      let folder = item["path"]?.literal ?? "/\(product)/userconfig"
      let path = folder.hasSuffix("/") ? folder : folder + "/"
      return mount(volume, at: path + (name.text ?? ""))
    }
  }

  // MARK: - Configuration

  private var configVolume: Draft {
    writer.map([
      "name": writer.text("config"),
      "configMap": writer.map(["name": writer.text("\(writer.fullName)-config")]),
    ])
  }

  /// The configuration of the mode that the values choose; none where the tree does not show it.
  private var configMap: [Draft] {
    let name = "\(writer.fullName)-config"
    let file = "extraconfig-from-values.hcl"
    if mode == .development { return [] }
    switch configuration {
    case .unknown, .absent:
      if let entry = plaintextChoice {
        // Asked for, so no longer the chart's word alone.
        let text = standardConfiguration + "\n"
        return [writer.configMap(name, writer.map([file: writer.text(text, at: entry.key)]))]
      }
      guard case .absent = configuration else { return [] }
      let text = writer.text(standardConfiguration, at: dataVolumeChoice ?? modeKey)
      return [writer.configMap(name, writer.map([file: text]))]
    case .written(let entry):
      // The chart makes JSON of a mapping, which is read as it is.
      return [
        writer.configMap(
          name,
          .mapping(
            Draft.Mapping(
              [Draft.Member(file, at: .node(entry.key), .node(entry.value))], at: .node(entry.key)))
        )
      ]
    }
  }

  /// What the chart configures unless told otherwise.
  private var standardConfiguration: String {
    Self.standardConfiguration(mode.standardStorage ?? "file", of: product)
  }

  /// What turns the volume of the data off.
  private var dataVolumeChoice: Node? {
    isDataVolumeOff ? values.node("server", "dataStorage", "enabled") : nil
  }

  /// `global.tlsDisable: true`, by which the chart speaks to the server as its own configuration has it.
  private var plaintextChoice: Entry? {
    guard case .written(let entry) = values.answer("global", "tlsDisable"),
      entry.value.bool == true
    else { return nil }
    return entry
  }

  /// Where the values would hold the configuration: the key of the mode that they choose.
  private var modeKey: Node? {
    switch mode {
    case .standalone: values.answer("server", "standalone").key
    case .raft, .external:
      values.answer("server", "ha", "raft").key ?? values.answer("server", "ha").key
    case .development, .none, .unknown: nil
    }
  }

  private var configuration: HelmValues.Answer {
    mode.configurationPath.map { values.answer($0) } ?? .unknown
  }
}
