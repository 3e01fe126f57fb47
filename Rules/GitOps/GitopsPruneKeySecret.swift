internal import Linting

extension Rule {
  static let gitopsPruneKeySecret = Rule(
    "gitops-prune-key-secret", .warning, "Pruning would delete a Secret of unseal keys",
    why: """
      Whoever moves or removes the file lets the engine delete the live Secret at its next sync, and
      the keys with it. A Vault that restarts then stays sealed for good.
      """,
    symptoms: [
      "the Secret of the unseal keys is gone after a refactoring",
      "Vault stays sealed after a restart",
    ],
    detection: """
      A v1 Secret or SealedSecret that holds unseal keys or a root token, by its name or by who reads
      it, applied by an Application that prunes automatically or a Flux Kustomization with `prune:
      true`, without a protection of its own.
      """,
    limits: """
      Pruning that somebody starts by hand is not reported. Secrets that are not in Git are never
      pruned.
      """,
    fix: """
      Annotate the Secret with `argocd.argoproj.io/sync-options: Prune=false` or
      `kustomize.toolkit.fluxcd.io/prune: disabled`, and keep a copy of the keys elsewhere.
      """,
    exceptions: "A cluster for tests whose Vault holds nothing.",
    references: [
      "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources",
      "https://fluxcd.io/flux/components/kustomize/kustomizations/#prune",
    ],
    examples: [
      .flagged(
        "Flux prunes", level: .warning,
        """
        -- clusters/production/openbao.yaml --
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: openbao
          namespace: flux-system
        spec:
          path: ./openbao
          prune: true
        -- openbao/keys.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: ↓openbao-unseal-keys
          namespace: openbao
        stringData:
          key: ENC[AES256_GCM,data:bWFkZXVw,iv:bWFkZXVw,tag:bWFkZXVw,type:str]
        sops:
          version: 3.9.1
        """),
      .flagged(
        "Argo CD prunes", level: .warning,
        """
        -- argocd/vault.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: vault
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/vault.git
            path: vault
          syncPolicy:
            automated:
              prune: true
        -- vault/keys.yaml --
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: ↓vault-unseal-keys
          namespace: vault
        spec:
          encryptedData:
            key: AgBmadeup
        """),
      .clean(
        "The Secret is protected, the other holds no keys",
        """
        -- clusters/production/openbao.yaml --
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: openbao
          namespace: flux-system
        spec:
          path: ./openbao
          prune: true
        -- openbao/keys.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: openbao-unseal-keys
          namespace: openbao
          annotations:
            kustomize.toolkit.fluxcd.io/prune: disabled
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: openbao-snapshots
          namespace: openbao
        """),
      .clean(
        "Nothing prunes by itself",
        """
        -- argocd/vault.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: vault
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/vault.git
            path: vault
          syncPolicy:
            automated:
              selfHeal: true
        -- vault/keys.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: vault-unseal-keys
          namespace: vault
        """),
    ]
  ) { graph, findings in
    for resource in graph.resources where graph.holdsKeyMaterial(resource) {
      let engine = graph.engine(of: resource)
      guard engine.prunes, let declaration = engine.declaration,
        resource.annotation("argocd.argoproj.io/hook") == nil
      else { continue }
      findings.report(
        "\(declaration.displayName) prunes: the unseal keys in \(resource.displayName) are deleted once the file leaves its path.",
        at: resource.place, in: resource, confidence: .medium,
        evidence: [Evidence("\(declaration.displayName) prunes", at: declaration.range)],
        fix: resource.pruneProtectionFix(in: graph, engine: engine))
    }
  }
}

extension ResourceGraph {
  /// Whether an object is, or makes, a Secret of unseal keys.
  fileprivate func holdsKeyMaterial(_ resource: Resource) -> Bool {
    guard let name = resource.name,
      Secret(resource) != nil || resource.isA("SealedSecret", in: "bitnami.com")
    else { return false }
    return KeyMaterial.isNamed(name)
      || readers(of: ObjectName(namespace: resource.namespace, name: name)).contains {
        !unsealSigns(of: $0).isEmpty
      }
  }
}
