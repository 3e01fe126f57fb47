public import Manifests
public import SourceText
public import YAML

/// A key of a ConfigMap that holds a credential in clear and that a container takes as a variable.
public struct ConfigMapCredential: Sendable {
  /// The ConfigMap.
  public let configMap: Resource
  /// The key.
  public let key: Node
  /// The variable by which the container has it.
  public let variable: String
  /// What it is worth to whoever reads it.
  public let credential: Credential
  /// Whether it still asks to be replaced.
  public let isPlaceholder: Bool
  /// The workload of the container.
  public let reader: Resource
  /// The container, for a sentence.
  public let container: String
  /// The reference to the ConfigMap.
  public let reference: SourceRange
}

extension ResourceGraph {
  /// The credentials in clear that ConfigMaps give to containers as variables, each key once.
  public var configMapCredentials: [ConfigMapCredential] {
    var told: Set<SourceRange> = []
    return resources.compactMap { PodSpec($0) }.flatMap { pod in
      pod.allContainers.flatMap { container in
        credentials(of: container, in: pod).filter { told.insert($0.key.range).inserted }
      }
    }
  }

  /// Judged together with the variables beside them, which may say who logs in, or that nobody does.
  private func credentials(of container: Container, in pod: PodSpec) -> [ConfigMapCredential] {
    let variables = variables(of: container, in: pod)
    guard !variables.isEmpty else { return [] }
    let beside = container.environment.map { (name: $0.name, value: $0.value) }
    let all = variables.map { (name: $0.name, value: Optional($0.value)) } + beside
    return Credential.all(amongVariables: all).filter { $0.index < variables.count }.map {
      let variable = variables[$0.index]
      return ConfigMapCredential(
        configMap: variable.configMap, key: variable.key, variable: variable.name,
        credential: $0.credential,
        isPlaceholder: variable.value.text.map(SecretValue.isPlaceholder) == true,
        reader: pod.resource, container: container.displayName,
        reference: variable.reference)
    }
  }

  /// A variable that a container takes from a ConfigMap.
  private struct Variable {
    let name: String
    let configMap: Resource
    let key: Node
    let value: Node
    let reference: SourceRange
  }

  private func variables(of container: Container, in pod: PodSpec) -> [Variable] {
    func configMap(_ name: Node?) -> Resource? {
      name?.literal.flatMap {
        configMaps.configMap(
          ObjectName(namespace: pod.resource.namespace, name: $0), for: pod.resource)
      }
    }
    let single = (container.node["env"]?.items ?? []).compactMap { item -> Variable? in
      guard let reference = item[path: "valueFrom", "configMapKeyRef"],
        let name = reference["name"], let configMap = configMap(name),
        let key = reference["key"]?.literal, let variable = item["name"]?.literal,
        let entry = configMap.node["data"]?.entry(key)
      else { return nil }
      return Variable(
        name: variable, configMap: configMap, key: entry.key, value: entry.value,
        reference: name.range)
    }
    let whole = (container.node["envFrom"]?.items ?? []).flatMap { item -> [Variable] in
      guard let name = item[path: "configMapRef", "name"], let configMap = configMap(name) else {
        return []
      }
      let prefix = item["prefix"]?.literal ?? ""
      return (configMap.node["data"]?.entries ?? []).prefix(1_000).compactMap { entry in
        entry.key.text.map {
          Variable(
            name: prefix + $0, configMap: configMap, key: entry.key, value: entry.value,
            reference: name.range)
        }
      }
    }
    return single + whole
  }
}
