internal import Linting

/// What of a tree makes no Secret, though it looks as if it might.
let secretRefMissingMakers: [Example] = [
  .flagged(
    "Kinds that only tell others what to do make none", level: .warning,
    """
    \(pod("↓api-token"))
    ---
    \(externalSecret("api-database"))
    ---
    apiVersion: image.openshift.io/v1
    kind: ImageStream
    metadata: {name: api, namespace: web}
    ---
    apiVersion: projectcontour.io/v1
    kind: HTTPProxy
    metadata: {name: api, namespace: web}
    ---
    apiVersion: proxies.example.com/v1
    kind: IngressRouteTCP
    metadata: {name: api, namespace: web}
    ---
    apiVersion: gateways.example.com/v1
    kind: RetryPolicy
    metadata: {name: api, namespace: web}
    """,
    corrected: """
      \(pod("api-database"))
      ---
      \(externalSecret("api-database"))
      """),
  .flagged(
    "An ExternalSecret that merges its keys makes no Secret", level: .warning,
    """
    \(pod("↓api-token"))
    ---
    \(externalSecret("api-database"))
    ---
    \(externalSecret("api-token", policy: "Merge"))
    """,
    corrected: """
      \(pod("api-token"))
      ---
      \(externalSecret("api-token"))
      """),
  .flagged(
    "A release takes its values before its chart makes anything", level: .warning,
    """
    \(externalSecret("api-database"))
    ---
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata:
      name: api
      namespace: web
    spec:
      chart:
        spec:
          chart: api
          sourceRef: {kind: HelmRepository, name: charts}
      valuesFrom:
        - kind: Secret
          name: ↓api-values
    """,
    corrected: """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: api
        namespace: web
      spec:
        chart:
          spec:
            chart: api
            sourceRef: {kind: HelmRepository, name: charts}
        valuesFrom:
          - kind: Secret
            name: api-values
            optional: true
      """),
  .flagged(
    "A SealedSecret makes one of its own name, not of its template's", level: .warning,
    """
    -- kustomization.yaml --
    namespace: web
    namePrefix: dev-
    resources: [sealed.yaml, pod.yaml]
    -- sealed.yaml --
    apiVersion: bitnami.com/v1alpha1
    kind: SealedSecret
    metadata:
      name: api-token
      namespace: web
    spec:
      encryptedData: {token: AgBy3i4OJSWK}
      template:
        metadata: {name: api-token, namespace: web}
    -- pod.yaml --
    \(pod("↓api-token"))
    """,
    corrected: """
      -- kustomization.yaml --
      namespace: web
      resources: [sealed.yaml, pod.yaml]
      -- sealed.yaml --
      apiVersion: bitnami.com/v1alpha1
      kind: SealedSecret
      metadata:
        name: api-token
        namespace: web
      spec:
        encryptedData: {token: AgBy3i4OJSWK}
        template:
          metadata: {name: api-token, namespace: web}
      -- pod.yaml --
      \(pod("api-token"))
      """),
  .flagged(
    "kustomize does not write the hashed name into every field", level: .warning,
    """
    -- kustomization.yaml --
    namespace: web
    resources: [cluster.yaml]
    secretGenerator:
      - name: web-database
        literals: [username=postgres, password=made-up-Kx7q]
    -- cluster.yaml --
    apiVersion: postgresql.cnpg.io/v1
    kind: Cluster
    metadata:
      name: web
    spec:
      superuserSecret:
        name: ↓web-database
    """,
    corrected: """
      -- kustomization.yaml --
      namespace: web
      resources: [cluster.yaml]
      generatorOptions:
        disableNameSuffixHash: true
      secretGenerator:
        - name: web-database
          literals: [username=postgres, password=made-up-Kx7q]
      -- cluster.yaml --
      apiVersion: postgresql.cnpg.io/v1
      kind: Cluster
      metadata:
        name: web
      spec:
        superuserSecret:
          name: web-database
      """),
  .clean(
    "What runs something may make a Secret for it",
    """
    \(pod("api-token"))
    ---
    \(externalSecret("api-database"))
    ---
    apiVersion: databases.example.com/v1
    kind: Warehouse
    metadata: {name: api, namespace: web}
    """),
  .clean(
    "An ExternalSecret that merges its keys into one that is there",
    """
    \(pod("api-token"))
    ---
    \(externalSecret("api-token", policy: "Merge"))
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: api-token, namespace: web}
    """),
  .clean(
    "trust-manager writes a Bundle into every namespace that its selector picks",
    """
    \(pod("example-ca"))
    ---
    apiVersion: trust.cert-manager.io/v1alpha1
    kind: Bundle
    metadata: {name: example-ca}
    spec:
      sources:
        - useDefaultCAs: true
      target:
        secret: {key: ca.crt}
        namespaceSelector:
          matchLabels: {example.com/ca: "true"}
    """),
]

private func pod(_ secret: String) -> String {
  """
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: api
    namespace: web
  spec:
    template:
      spec:
        containers:
          - name: api
            image: registry.example.com/api:1.4.0
            envFrom:
              - secretRef:
                  name: \(secret)
  """
}

private func externalSecret(_ name: String, policy: String = "Owner") -> String {
  """
  apiVersion: external-secrets.io/v1
  kind: ExternalSecret
  metadata:
    name: \(name)
    namespace: web
  spec:
    target: {creationPolicy: \(policy)}
    dataFrom:
      - extract: {key: web/\(name)}
  """
}
