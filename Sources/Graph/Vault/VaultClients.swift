internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// The forms in which clients are told of a Vault (`facts: vault.md 1.3, 4`).
extension VaultClient {
  static func written(by resource: Resource) -> [VaultClient] {
    if let pod = PodSpec(resource) { return containers(of: pod) + annotated(pod) }
    let spec = resource.spec
    switch (resource.kind, resource.group) {
    case ("VaultConnection", "secrets.hashicorp.com"):
      return one(resource, spec?["address"], spec?["skipTLSVerify"])
    case ("SecretStore", "external-secrets.io"), ("ClusterSecretStore", "external-secrets.io"):
      return one(resource, spec?[path: "provider", "vault", "server"], nil)
    case ("Issuer", "cert-manager.io"), ("ClusterIssuer", "cert-manager.io"):
      return one(resource, spec?[path: "vault", "server"], nil)
    case ("ConfigMap", ""): return agents(configuredBy: resource)
    case ("Vault", "vault.banzaicloud.com"):
      // `vault-operator pkg/apis/vault/v1alpha1`: variables of all containers, of Vault's, of the others.
      return ["envsConfig", "vaultEnvsConfig", "sidecarEnvsConfig"].compactMap { key in
        let variables = (spec?[key]?.items ?? []).compactMap { EnvironmentVariable(node: $0) }
        return told(by: variables, named: "each container of \(resource.displayName)", resource)
      }
    case (_, "monitoring.coreos.com"):
      // `prometheus-operator pkg/apis/monitoring/v1`: the pod's own containers beside the operator's.
      return containers(
        of: ["initContainers", "containers"].flatMap { key in
          (spec?[key]?.items ?? []).filter(\.isMapping).map {
            Container(node: $0, isInit: key == "initContainers")
          }
        }, in: resource)
    case (_, "redhatcop.redhat.io"):
      let connection = spec?["connection"]
      return one(resource, connection?["address"], connection?[path: "tLSConfig", "skipVerify"])
    default: return []
    }
  }

  private static func one(_ resource: Resource, _ address: Node?, _ skip: Node?) -> [VaultClient] {
    guard address != nil || skip != nil else { return [] }
    return [
      VaultClient(
        resource: resource, name: resource.displayName, address: setting(address),
        skip: on(skip))
    ]
  }

  /// The Vault that an agent is told of, in a file with its way to log in
  /// (`vault command/agent/config/config.go`: `vault`, `auto_auth`).
  private static func agents(configuredBy configMap: Resource) -> [VaultClient] {
    (configMap.node["data"]?.entries ?? []).flatMap { entry -> [VaultClient] in
      let value = entry.value
      guard value.textCount < 20_000, value.withText({ $0.contains("auto_auth") }) == true,
        let text = value.embeddedText
      else { return [] }
      let body = HCLText(text).body
      guard !body.blocks("auto_auth").isEmpty else { return [] }
      return body.blocks("vault").compactMap { block in
        block.body.client(
          "address", named: "the agent of \(configMap.displayName)", by: configMap)
      }
    }
  }

  private static func setting(_ node: Node?) -> Setting? {
    guard let node, let text = node.text, !text.isEmpty else { return nil }
    return Setting(text: text, range: node.range)
  }

  /// A switch that is on.
  private static func on(_ node: Node?) -> Setting? {
    guard let node,
      node.bool == true || ["true", "1", "t", "T", "TRUE", "True"].contains(node.text)
    else { return nil }
    return setting(node)
  }

  private static func containers(of pod: PodSpec) -> [VaultClient] {
    containers(of: pod.allContainers, in: pod.resource)
  }

  private static func containers(
    of containers: [Container], in resource: Resource
  ) -> [VaultClient] {
    containers.compactMap { container in
      let client = told(
        by: container.environment,
        named: "container \(container.name) of \(resource.displayName)", resource)
      // Without an address the client asks port 8200 of its own pod, where the server is.
      return client?.address == nil && container.isVaultServer ? nil : client
    }
  }

  private static func told(
    by variables: [EnvironmentVariable], named name: String, _ resource: Resource
  ) -> VaultClient? {
    var values: [String: Node] = [:]
    for variable in variables { values[variable.name] = variable.value }
    let address = values["VAULT_ADDR"] ?? values["BAO_ADDR"]
    let skip = values["VAULT_SKIP_VERIFY"] ?? values["BAO_SKIP_VERIFY"]
    guard address != nil || skip != nil else { return nil }
    return VaultClient(
      resource: resource, name: name, address: setting(address), skip: on(skip))
  }

  /// The addresses that a script sets before it calls Vault, each once.
  static func written(by script: Script) -> [VaultClient] {
    var told: Set<String> = []
    return script.shell.commands.flatMap(\.assignments).compactMap { assignment in
      guard ["VAULT_ADDR", "BAO_ADDR"].contains(assignment.name), assignment.elements == nil else {
        return nil
      }
      let text = script.text(of: assignment.value)
      guard told.insert(text).inserted else { return nil }
      return VaultClient(
        resource: script.resource, name: "a script of \(script.resource.displayName)",
        address: Setting(text: text, range: script.range(assignment.value.range)), skip: nil)
    }
  }

  /// What the injector's annotations on a pod's template say.
  private static func annotated(_ pod: PodSpec) -> [VaultClient] {
    let template =
      pod.resource.kind == "Pod"
      ? pod.resource.metadata : pod.resource.spec?[path: "template", "metadata"]
    guard let annotations = template?["annotations"] else { return [] }
    return ["vault.hashicorp.com", "openbao.openbao.org"].flatMap { prefix in
      one(
        pod.resource, annotations["\(prefix)/service"], annotations["\(prefix)/tls-skip-verify"])
    }
  }

  /// What a server's own configuration says of other servers: those it joins, and the one whose
  /// transit engine unseals it.
  static func configured(by server: VaultServer) -> [VaultClient] {
    server.configurations.flatMap { configuration -> [VaultClient] in
      let settings = configuration.settings
      let joins = (settings.storage?.joins ?? []).map { join in
        (join, "leader_api_addr", "a raft member of \(server.resource.displayName)")
      }
      let seals = settings.seals.map { seal in
        (seal.block, "address", "the seal of \(server.resource.displayName)")
      }
      return (joins + seals).compactMap { block, key, name in
        block.body.client(key, named: name, by: configuration.resource)
      }
    }
  }
}

extension HCLBody {
  /// The client whose settings a block holds: the address under a key, and `tls_skip_verify`.
  fileprivate func client(
    _ key: String, named name: String, by resource: Resource
  ) -> VaultClient? {
    let address = attribute(key)
    let skip = attribute("tls_skip_verify")
    guard address != nil || skip != nil else { return nil }
    return VaultClient(
      resource: resource, name: name,
      address: address.flatMap { item in
        item.value.text.map { VaultClient.Setting(text: $0, range: item.value.range) }
      },
      skip: skip?.value.flag == true && skip?.isConditional == false
        ? skip.map { VaultClient.Setting(text: "true", range: $0.key.range) } : nil)
  }
}
