internal import Manifests
internal import SourceText
internal import YAML

/// bjw-s' app-template, which makes one program's workload of values (`bjw-s-labs/helm-charts
/// app-template@4 values.yaml`; `common` library), as far as it runs a server with data of its own.
struct AppTemplateChart {
  private let values: HelmValues
  private let writer: ChartWriter

  init(_ release: HelmRelease) {
    values = release.values
    writer = ChartWriter(
      release, named: release.name ?? "app-template", near: ["controllers", "image"])
  }

  var objects: [Draft] {
    let controllers = (values.node("controllers")?.entries ?? []).filter { isOn($0.value) }
    let workloads = controllers.compactMap { workload($0, isOnly: controllers.count == 1) }
    return workloads.isEmpty ? [] : workloads + services(ofOnly: controllers.count == 1)
  }

  // MARK: - Controllers

  /// The workload of a controller; `nil` for one that runs no server with data.
  private func workload(_ controller: Entry, isOnly: Bool) -> Draft? {
    guard let name = controller.key.text else { return nil }
    let kind = controller.value["type"]?.literal ?? "deployment"
    let names = [
      "deployment": "Deployment", "statefulset": "StatefulSet", "daemonset": "DaemonSet",
    ]
    guard let kind = names[kind] else { return nil }
    let claims = controller.value[path: "statefulset", "volumeClaimTemplates"]?.items ?? []
    let containers = (controller.value["containers"]?.entries ?? []).filter { isOn($0.value) }
      .map { container($0, of: name, claims) }
    guard
      containers.contains(where: { DataStore(Container(node: $0.composed, isInit: false)) != nil })
    else { return nil }
    let labels = labels(of: name)
    return writer.map([
      "apiVersion": writer.text("apps/v1"), "kind": writer.text(kind),
      "metadata": writer.metadata(isOnly ? writer.fullName : "\(writer.fullName)-\(name)"),
      "spec": writer.map([
        "replicas": controller.value["replicas"].map { .node($0) },
        "selector": writer.map(["matchLabels": labels]),
        "template": writer.map([
          "metadata": writer.map(["labels": labels]),
          "spec": writer.map([
            "containers": writer.list(containers), "volumes": writer.filled(volumes),
          ]),
        ]),
        "volumeClaimTemplates": writer.filled(
          claims.compactMap { claim in
            claim["name"].map { writer.map(["metadata": writer.map(["name": .node($0)])]) }
          }),
      ]),
    ])
  }

  private func labels(of controller: String) -> Draft {
    writer.map([
      "app.kubernetes.io/name": writer.text(writer.release.name ?? writer.chartName),
      "app.kubernetes.io/controller": writer.text(controller),
    ])
  }

  private func container(_ entry: Entry, of controller: String, _ claims: [Node]) -> Draft {
    let node = entry.value
    let name = entry.key.text ?? "main"
    let volumeMounts =
      persistence.flatMap { mounts(of: $0, in: controller, name) }
      + claims.flatMap { claim in
        claim["name"]?.literal.map { self.mounts($0, claim, in: controller, name) } ?? []
      }
    return writer.map(
      [
        "name": writer.text(name, at: entry.key), "image": image(node["image"]),
        "command": words(node["command"]), "args": words(node["args"]),
        "env": writer.filled(variables(node["env"])), "envFrom": node["envFrom"].map { .node($0) },
        "volumeMounts": writer.filled(volumeMounts),
      ], at: entry.key)
  }

  private func image(_ image: Node?) -> Draft? {
    guard let image else { return nil }
    guard let repository = image["repository"] else { return .node(image) }
    guard let name = repository.literal else { return nil }
    guard let tag = image["tag"], let text = tag.literal else {
      return writer.text(name, at: repository)
    }
    return writer.text("\(name):\(text)", at: repository)
  }

  /// A list, or one text.
  private func words(_ node: Node?) -> Draft? {
    guard let node, !node.isNull else { return nil }
    return node.isScalar ? writer.list([.node(node)]) : .node(node)
  }

  /// A mapping of names, or a list as a pod has it. Values that are credentials are told where they stand.
  private func variables(_ node: Node?) -> [Draft] {
    guard let node else { return [] }
    guard node.isMapping else { return writer.nodes(node.items) }
    return node.entries.compactMap { entry in
      guard let name = entry.key.text else { return nil }
      let label = writer.text(name, at: entry.key)
      guard entry.value.isScalar else {
        return entry.value.isMapping
          ? Draft.node(entry.value).setting("name", at: .node(entry.key), to: label) : nil
      }
      let isCredential = CredentialName(name) != nil
      return writer.map(
        [
          "name": label,
          "value": isCredential ? writer.text("$(\(name))", at: entry.value) : .node(entry.value),
        ], at: entry.key)
    }
  }

  // MARK: - Persistence

  private var persistence: [Entry] {
    (values.node("persistence")?.entries ?? []).filter { isOn($0.value) }
  }

  private var volumes: [Draft] {
    persistence.compactMap { entry in
      guard let name = entry.key.text else { return nil }
      let node = entry.value
      let (source, inner): (String, Draft) =
        switch node["type"]?.literal ?? "persistentVolumeClaim" {
        case "emptyDir": ("emptyDir", writer.map([:], at: entry.key))
        case "hostPath": ("hostPath", writer.map(["path": node["hostPath"].map { .node($0) }]))
        case "configMap": ("configMap", writer.map(["name": reference(node)]))
        case "secret": ("secret", writer.map(["secretName": reference(node)]))
        case "persistentVolumeClaim", "pvc":
          (
            "persistentVolumeClaim",
            writer.map(["claimName": node["existingClaim"].map { .node($0) } ?? writer.text(name)])
          )
        // Of the others it only counts that they are no emptyDir.
        default: ("csi", writer.map([:], at: entry.key))
        }
      return writer.map(["name": writer.text(name, at: entry.key), source: inner], at: entry.key)
    }
  }

  private func reference(_ node: Node) -> Draft? {
    (node["name"] ?? node["identifier"]).map { .node($0) }
  }

  private func mounts(of entry: Entry, in controller: String, _ container: String) -> [Draft] {
    entry.key.text.map { mounts($0, entry.value, in: controller, container) } ?? []
  }

  /// Where a container sees a volume: where all do, where it alone does, or at the volume's own name.
  private func mounts(
    _ volume: String, _ node: Node, in controller: String, _ container: String
  ) -> [Draft] {
    let own = node[path: "advancedMounts", controller, container]?.items ?? []
    let everywhere = node["globalMounts"]?.items ?? []
    guard node["advancedMounts"] != nil || !everywhere.isEmpty else {
      let path = (node["mountPath"] ?? node["globalMounts"])?.literal ?? "/\(volume)"
      return [writer.mount(volume, at: path)]
    }
    return (own + everywhere).map { mount in
      writer.map([
        "name": writer.text(volume),
        "mountPath": mount["path"].map { .node($0) } ?? writer.text("/\(volume)"),
        "subPath": mount["subPath"].map { .node($0) },
        "readOnly": mount["readOnly"].map { .node($0) },
      ])
    }
  }

  // MARK: - Services

  private func services(ofOnly isOnly: Bool) -> [Draft] {
    let entries = (values.node("service")?.entries ?? []).filter { isOn($0.value) }
    return entries.compactMap { entry in
      guard let name = entry.key.text else { return nil }
      let controller = entry.value["controller"]?.literal
      let ports = (entry.value["ports"]?.entries ?? []).compactMap { $0.value["port"] }
      return writer.map([
        "apiVersion": writer.text("v1"), "kind": writer.text("Service"),
        "metadata": writer.metadata(
          entries.count == 1 ? writer.fullName : "\(writer.fullName)-\(name)"),
        "spec": writer.map([
          "type": entry.value["type"].map { .node($0) },
          "selector": writer.map([
            "app.kubernetes.io/name": writer.text(writer.release.name ?? writer.chartName),
            "app.kubernetes.io/controller": (controller ?? onlyController).map { writer.text($0) },
          ]),
          "ports": writer.filled(ports.map { writer.map(["port": .node($0)]) }),
        ]),
      ])
    }
  }

  private var onlyController: String? {
    let names = (values.node("controllers")?.entries ?? []).compactMap(\.key.text)
    return names.count == 1 ? names[0] : nil
  }

  private func isOn(_ node: Node) -> Bool { node["enabled"]?.bool != false }
}
