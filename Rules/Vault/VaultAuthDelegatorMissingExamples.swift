internal import Linting

enum VaultAuthDelegatorMissingExamples {
  static let all: [Example] = [
    .flagged(
      "Vault's own account", level: .warning,
      """
      -- vault/config.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
        namespace: vault
      data:
        configure.sh: |
          #!/bin/sh
          vault write ↓auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
      -- vault/server.yaml --
      \(server)
      """,
      corrected: """
        -- vault/config.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            #!/bin/sh
            vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
        -- vault/server.yaml --
        \(server)
        ---
        \(binding)
        """),
    .flagged(
      "Each client reviews itself", level: .warning,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
        namespace: vault
      data:
        configure.sh: |
          #!/bin/sh
          vault write ↓auth/prod/config kubernetes_host=https://kubernetes.default.svc \\
            kubernetes_ca_cert=@/ca/prod.crt disable_local_ca_jwt=true
          vault write auth/prod/role/orders bound_service_account_names=orders \\
            bound_service_account_namespaces=shop token_policies=orders
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: orders
        namespace: shop
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            #!/bin/sh
            vault write auth/prod/config kubernetes_host=https://kubernetes.default.svc \\
              kubernetes_ca_cert=@/ca/prod.crt disable_local_ca_jwt=true
            vault write auth/prod/role/orders bound_service_account_names=orders \\
              bound_service_account_namespaces=shop token_policies=orders
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: orders
          namespace: shop
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: orders-auth-delegator
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: system:auth-delegator
        subjects:
          - kind: ServiceAccount
            name: orders
            namespace: shop
        """),
    .flagged(
      "A reviewer that the tree does not declare", level: .note,
      """
      apiVersion: redhatcop.redhat.io/v1alpha1
      kind: KubernetesAuthEngineConfig
      metadata:
        name: prod
        namespace: vault
      spec:
        path: kubernetes
        kubernetesHost: https://kubernetes.default.svc:443
        tokenReviewerServiceAccount:
          name: ↓vault-reviewer
      """,
      corrected: """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: KubernetesAuthEngineConfig
        metadata:
          name: prod
          namespace: vault
        spec:
          path: kubernetes
          kubernetesHost: https://kubernetes.default.svc:443
          tokenReviewerServiceAccount:
            name: vault-reviewer
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: vault-reviewer
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: system:auth-delegator
        subjects:
          - kind: ServiceAccount
            name: vault-reviewer
            namespace: vault
        """),
    .clean(
      "Who runs Vault is not in the tree",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
        namespace: vault
      data:
        configure.sh: |
          #!/bin/sh
          vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
      """),
    .clean(
      "The chart binds the account that its values name",
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: vault
        namespace: vault
      spec:
        chart:
          spec:
            chart: vault
            sourceRef:
              kind: HelmRepository
              name: hashicorp
        values:
          server:
            serviceAccount:
              create: false
              name: vault-server
            standalone:
              enabled: true
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: vault-server
        namespace: vault
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: vault-setup
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: setup
                image: hashicorp/vault:1.20.1
                command: ["/bin/sh", "-c"]
                args:
                  - vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
      """),
  ]

  private static let server = """
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: vault
      namespace: vault
    ---
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: vault
      namespace: vault
    spec:
      template:
        spec:
          serviceAccountName: vault
          containers:
            - name: vault
              image: hashicorp/vault:1.18
              args: ["server", "-config=/vault/config"]
    """

  private static let binding = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: vault-auth-delegator
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: system:auth-delegator
    subjects:
      - kind: ServiceAccount
        name: vault
        namespace: vault
    """
}
