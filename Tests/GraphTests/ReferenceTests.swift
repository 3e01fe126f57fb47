import Graph
import Testing

/// What the table of references finds, and what the tree tells of each.
@Suite struct ReferenceTests {
  /// Kinds of the table, each as an object and as what it must be seen to name.
  struct Case: CustomTestStringConvertible, Sendable {
    let group: String
    let kind: String
    let spec: String
    let names: [String]

    var testDescription: String { "\(group)/\(kind): \(spec.prefix(60))" }

    init(_ group: String, _ kind: String, _ spec: String, _ names: String...) {
      (self.group, self.kind, self.spec, self.names) = (group, kind, spec, names)
    }
  }

  static let cases: [Case] = [
    Case(
      "networking.k8s.io", "Ingress", "{tls: [{secretName: a}]}", "Secret/own/a tls.crt,tls.key"),
    Case(
      "gateway.networking.k8s.io", "Gateway",
      "{listeners: [{tls: {certificateRefs: [{name: a, namespace: b}, {kind: Other, name: c}]}}]}",
      "Secret/b/a tls.crt,tls.key"),
    Case(
      "cert-manager.io", "ClusterIssuer",
      "{acme: {privateKeySecretRef: {name: made}, solvers: [{dns01: {cloudflare: {apiTokenSecretRef: {name: a, key: k}}}}]}}",
      "Secret/a k"),
    Case(
      "cert-manager.io", "Issuer",
      "{vault: {auth: {kubernetes: {secretRef: {name: a, key: token}}}}}",
      "Secret/own/a token"),
    Case(
      "external-secrets.io", "ClusterSecretStore",
      "{provider: {onepassword: {auth: {secretRef: {connectTokenSecretRef: {name: a, key: k, namespace: b}}}}}}",
      "Secret/b/a k", "Secret/b/a k"),
    Case(
      "external-secrets.io", "SecretStore",
      "{provider: {aws: {auth: {secretRef: {accessKeyIDSecretRef: {name: a, key: k}}}}}}",
      "Secret/own/a k", "Secret/own/a k"),
    Case("external-secrets.io", "PushSecret", "{selector: {secret: {name: a}}}", "Secret/own/a"),
    Case("secrets.hashicorp.com", "VaultConnection", "{caCertSecretRef: a}", "Secret/own/a ca.crt"),
    Case(
      "kustomize.toolkit.fluxcd.io", "Kustomization",
      "{decryption: {secretRef: {name: a}}, postBuild: {substituteFrom: [{kind: ConfigMap, name: b}, {kind: Secret, name: c, optional: true}]}}",
      "Secret/own/a", "ConfigMap/own/b", "Secret/own/c optional"),
    Case(
      "helm.toolkit.fluxcd.io", "HelmRelease",
      "{targetNamespace: t, valuesFrom: [{kind: Secret, name: a}], values: {env: [{valueFrom: {secretKeyRef: {name: b, key: k}}}], auth: {existingSecret: c}}}",
      "Secret/own/a values.yaml", "Secret/t/b k", "Secret/t/c"),
    Case(
      "argoproj.io", "Application",
      "{destination: {namespace: t}, source: {helm: {valuesObject: {auth: {existingSecret: a}}}}}",
      "Secret/t/a"),
    Case(
      "postgresql.cnpg.io", "Cluster",
      "{superuserSecret: {name: a}, bootstrap: {initdb: {secret: {name: b}}}, backup: {barmanObjectStore: {s3Credentials: {inheritFromIAMRole: false, accessKeyId: {name: c, key: id}}}}}",
      "Secret/own/a password,username", "Secret/own/b password,username", "Secret/own/c id"),
    Case(
      "redis.redis.opstreelabs.in", "RedisReplication",
      "{kubernetesConfig: {redisSecret: {name: a, key: k}}, TLS: {secret: {secretName: b}}}",
      "Secret/own/a k", "Secret/own/b"),
    Case(
      "databases.spotahome.com", "RedisFailover", "{auth: {secretPath: a}}",
      "Secret/own/a password"),
    Case(
      "dragonflydb.io", "Dragonfly", "{authentication: {passwordFromSecret: {name: a, key: k}}}",
      "Secret/own/a k"),
    Case(
      "monitoring.coreos.com", "ServiceMonitor",
      "{endpoints: [{bearerTokenSecret: {name: a, key: k}, basicAuth: {username: {name: b, key: u}}, tlsConfig: {ca: {configMap: {name: c, key: ca}}}}]}",
      "Secret/own/a k", "Secret/own/b u", "ConfigMap/own/c ca"),
    Case(
      "grafana.integreatly.org", "Grafana",
      "{deployment: {spec: {template: {spec: {containers: [{env: [{valueFrom: {secretKeyRef: {name: a, key: k}}}]}]}}}}}",
      "Secret/own/a k"),
    Case(
      "aws.upbound.io", "ProviderConfig",
      "{credentials: {source: Secret, secretRef: {name: a, namespace: b, key: k}}}", "Secret/b/a k"),
    Case("example.com", "Widget", "{login: {secretName: a, secretKey: k}}", "Secret/own/a k"),
    Case("example.com", "Gadget", "{login: {secretName: a}}"),
    Case("example.com", "Widget", "{login: {secretName: \"${NAME}\"}}"),
  ]

  @Test(arguments: cases) func tableFinds(_ item: Case) throws {
    var settings = GraphSettings()
    settings.referenceForms = [
      try #require(
        ReferenceForm(
          group: "example.com", kinds: ["Widget"], pathOfName: "spec.login.secretName",
          key: "secretKey", namespace: nil, target: "Secret"))
    ]
    let namespace =
      item.kind.hasPrefix("Cluster") && item.kind != "Cluster" ? "" : ", namespace: own"
    let graph = Self.graph(
      "apiVersion: \(item.group)/v1\nkind: \(item.kind)\nmetadata: {name: x\(namespace)}\nspec: \(item.spec)\n",
      settings)
    let found = graph.references.map { reference in
      let keys = reference.keys.map(\.name).sorted().joined(separator: ",")
      return [
        "\(reference.kind)/\(reference.object.display)", keys,
        reference.isOptional == true ? "optional" : "",
      ].filter { !$0.isEmpty }.joined(separator: " ")
    }
    #expect(found.sorted() == item.names.sorted())
  }

  @Test(arguments: ["spec.a", "spec.users[].secretName", "a.**.b", "metadata.annotations.x\\.io/y"])
  func readsPaths(_ path: String) { #expect(FieldPath(path) != nil) }

  @Test(arguments: ["", "spec.", "spec..a", "a.**.b.**.c", "spec.**"])
  func refusesPaths(_ path: String) { #expect(FieldPath(path) == nil) }

  /// Whether a writer of the Secret `s` is known to put the key `k` there.
  @Test(arguments: [
    ("v1", "Secret", "data: {k: eA==}", true),
    ("v1", "Secret", "data: {j: eA==}", false),
    ("v1", "Secret", "type: Opaque", nil),
    ("v1", "Secret", "data: {\"${K}\": eA==}", nil),
    ("external-secrets.io/v1", "ExternalSecret", "spec: {data: [{secretKey: k}]}", true),
    ("external-secrets.io/v1", "ExternalSecret", "spec: {data: [{secretKey: j}]}", false),
    (
      "external-secrets.io/v1", "ExternalSecret",
      "spec: {data: [{secretKey: k}], target: {template: {data: {j: x}}}}", false
    ),
    (
      "external-secrets.io/v1", "ExternalSecret",
      "spec: {data: [{secretKey: k}], target: {template: {mergePolicy: Merge, data: {j: x}}}}", true
    ),
    (
      "external-secrets.io/v1", "ExternalSecret",
      "spec: {dataFrom: [{extract: {key: a}}], target: {template: {data: {j: x}}}}", false
    ),
    ("external-secrets.io/v1", "ExternalSecret", "spec: {dataFrom: [{extract: {key: a}}]}", nil),
    (
      "external-secrets.io/v1", "ExternalSecret",
      "spec: {data: [{secretKey: j}], target: {creationPolicy: Merge}}", nil
    ),
    ("bitnami.com/v1alpha1", "SealedSecret", "spec: {encryptedData: {j: AgB}}", false),
    ("cert-manager.io/v1", "Certificate", "spec: {secretName: s}", false),
    ("secrets.hashicorp.com/v1beta1", "VaultStaticSecret", "spec: {destination: {name: s}}", nil),
  ])
  func keysOfWriters(_ version: String, _ kind: String, _ rest: String, _ expected: Bool?) throws {
    let graph = Self.graph(
      "apiVersion: \(version)\nkind: \(kind)\nmetadata: {name: s, namespace: n}\n\(rest)\n")
    let writer = try #require(graph.writers(of: ObjectName(namespace: "n", name: "s")).first)
    #expect(writer.keys.has("k") == expected)
  }

  /// What a script's command makes of the key `k`.
  @Test(arguments: [
    ("--from-literal=k=v", true), ("--from-literal=j=v", false), ("--from-file=k=/tmp/x", true),
    ("--from-file=/tmp/folder", nil), ("--from-env-file=/tmp/env", nil),
    ("--from-literal=j=v --from-env-file=/tmp/env", nil),
  ])
  func keysOfCommands(_ options: String, _ expected: Bool?) throws {
    let graph = Self.graph(
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: seed, namespace: n}\ndata:\n  seed.sh: kubectl create secret generic s \(options)\n"
    )
    let writer = try #require(graph.writers(of: ObjectName(namespace: "n", name: "s")).first)
    #expect(writer.keys.has("k") == expected)
  }

  static func graph(_ text: String, _ settings: GraphSettings = GraphSettings()) -> ResourceGraph {
    ResourceGraph(
      Inventory([SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))]),
      settings: settings)
  }
}
