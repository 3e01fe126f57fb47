internal import Linting

enum VSORoleUndefinedExamples {
  static let all: [Example] = [
    .flagged(
      "A role by another name",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-bootstrap
        namespace: vault
      data:
        configure.sh: |
          vault auth enable kubernetes
          vault write auth/kubernetes/role/shop bound_service_account_names=shop \\
            bound_service_account_namespaces=shop policies=shop
      ---
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultAuth
      metadata:
        name: shop
        namespace: shop
      spec:
        method: kubernetes
        mount: kubernetes
        kubernetes:
          role: ↓shop-api
          serviceAccount: shop
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-bootstrap
          namespace: vault
        data:
          configure.sh: |
            vault auth enable kubernetes
            vault write auth/kubernetes/role/shop bound_service_account_names=shop \\
              bound_service_account_namespaces=shop policies=shop
        ---
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultAuth
        metadata:
          name: shop
          namespace: shop
        spec:
          method: kubernetes
          mount: kubernetes
          kubernetes:
            role: shop
            serviceAccount: shop
        """),
    .flagged(
      "Roles of the vault-config-operator",
      """
      apiVersion: redhatcop.redhat.io/v1alpha1
      kind: AuthEngineMount
      metadata:
        name: kubernetes
        namespace: vault
      spec:
        type: kubernetes
      ---
      apiVersion: redhatcop.redhat.io/v1alpha1
      kind: KubernetesAuthEngineRole
      metadata:
        name: orders
        namespace: vault
      spec:
        path: kubernetes
        policies: [orders]
        targetServiceAccounts: [orders]
        targetNamespaces:
          targetNamespaces: [shop]
      ---
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultAuth
      metadata:
        name: shop
        namespace: shop
      spec:
        mount: kubernetes
        kubernetes:
          role: ↓shop
          serviceAccount: shop
      """,
      corrected: """
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultAuth
        metadata:
          name: shop
          namespace: shop
        spec:
          mount: kubernetes
          kubernetes:
            role: orders
            serviceAccount: shop
        """),
    .flagged(
      "Vault is configured in another folder",
      """
      -- vault/kustomization.yaml --
      resources: [bootstrap.yaml]
      -- vault/bootstrap.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-bootstrap
        namespace: vault
      data:
        configure.sh: |
          vault auth enable -path=workloads kubernetes
          vault write auth/workloads/role/shop bound_service_account_names=shop \\
            bound_service_account_namespaces=shop policies=shop
      -- shop/kustomization.yaml --
      resources: [auth.yaml]
      -- shop/auth.yaml --
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultAuth
      metadata:
        name: shop
        namespace: shop
      spec:
        mount: workloads
        kubernetes:
          role: ↓shop-api
          serviceAccount: shop
      """,
      corrected: """
        -- shop/kustomization.yaml --
        resources: [auth.yaml]
        -- shop/auth.yaml --
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultAuth
        metadata:
          name: shop
          namespace: shop
        spec:
          mount: workloads
          kubernetes:
            role: shop
            serviceAccount: shop
        """),
    .clean(
      "A loop names the roles",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-bootstrap
        namespace: vault
      data:
        configure.sh: |
          vault auth enable kubernetes
          for app in $APPS; do
            vault write "auth/kubernetes/role/$app" bound_service_account_names="$app" \\
              bound_service_account_namespaces=shop policies=shop
          done
      ---
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultAuth
      metadata:
        name: shop
        namespace: shop
      spec:
        method: kubernetes
        mount: kubernetes
        kubernetes:
          role: shop-api
          serviceAccount: shop
      """),
    .clean(
      "A mount that the tree does not set up",
      """
      apiVersion: redhatcop.redhat.io/v1alpha1
      kind: KubernetesAuthEngineRole
      metadata:
        name: orders
        namespace: vault
      spec:
        path: kubernetes
        policies: [orders]
        targetServiceAccounts: [orders]
        targetNamespaces:
          targetNamespaces: [shop]
      ---
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultAuth
      metadata:
        name: shop
        namespace: shop
      spec:
        mount: kubernetes
        kubernetes:
          role: shop
          serviceAccount: shop
      """),
  ]
}
