internal import YAML

/// What values add to a pod of a chart, written as the pod's own fields are.
struct PodParts {
  var containers: [Node] = []
  var initContainers: [Node] = []
  var volumes: [Node] = []
  var volumeMounts: [Node] = []
  var environment: [Node] = []
  var secretOfVariables: Node?
  var lifecycle: Node?

  /// Bitnami's names, below one section.
  init(_ values: HelmValues, below section: String) {
    containers = values.items(section, "sidecars") + values.items(section, "extraContainers")
    initContainers = values.items(section, "initContainers")
    volumes = values.items(section, "extraVolumes")
    volumeMounts = values.items(section, "extraVolumeMounts")
    environment = values.items(section, "extraEnvVars")
    secretOfVariables = values.node(section, "extraEnvVarsSecret")
    lifecycle = values.node(section, "lifecycleHooks")
  }

  init() {}

  /// Whether nothing is added.
  var isEmpty: Bool {
    containers.isEmpty && initContainers.isEmpty && volumes.isEmpty && environment.isEmpty
      && secretOfVariables == nil && lifecycle == nil
  }
}

extension ChartWriter {
  /// A pod with a server and what values add to it.
  func pod(
    _ server: Draft, parts: PodParts, volumes: [Draft], initContainers: [Draft] = [],
    sidecars: [Draft] = []
  ) -> Draft {
    map([
      "initContainers": filled(initContainers + nodes(parts.initContainers)),
      "containers": list([server] + sidecars + nodes(parts.containers)),
      "volumes": filled(volumes + nodes(parts.volumes)),
    ])
  }

  /// The container of a server.
  func container(
    _ name: String, image: Draft?, command: [Draft] = [], arguments: [Draft], parts: PodParts,
    environment: [Draft] = [], volumeMounts: [Draft] = []
  ) -> Draft {
    let from = parts.secretOfVariables.flatMap { secret -> Draft? in
      guard secret.literal != nil else { return nil }
      return list([map(["secretRef": map(["name": .node(secret)], at: secret)], at: secret)])
    }
    return map([
      "name": text(name), "image": image, "command": filled(command), "args": filled(arguments),
      "env": filled(environment + nodes(parts.environment)), "envFrom": from,
      "volumeMounts": filled(volumeMounts + nodes(parts.volumeMounts)),
      "lifecycle": parts.lifecycle.map { .node($0) },
    ])
  }

  /// An image as charts take it, in up to four values; its tag is the chart's own unless one is set.
  func image(_ section: String..., otherwise standard: String) -> Draft {
    let node = values.answer(section).value
    let names = ["registry", "repository"].compactMap { node?[$0]?.literal }
    let name = node?["repository"]?.literal == nil ? standard : names.joined(separator: "/")
    if let digest = node?["digest"]?.literal { return self.text("\(name)@\(digest)") }
    guard let tag = node?["tag"], let text = tag.literal else {
      return self.text("\(name):$(appVersion)")
    }
    // Whatever else is said of a server stands better at the section that decides it.
    return self.text("\(name):\(text)", at: text.contains(where: \.isNumber) ? nil : tag)
  }
}

extension HelmValues.Answer {
  /// What is written, null included.
  var value: Node? { if case .written(let entry) = self { entry.value } else { nil } }

  /// The key.
  var key: Node? { if case .written(let entry) = self { entry.key } else { nil } }
}
