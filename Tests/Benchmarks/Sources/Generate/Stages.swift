extension Text {
  static func kustomization(of files: [String]) -> String {
    """
    apiVersion: kustomize.config.k8s.io/v1beta1
    kind: Kustomization
    resources:
    \(files.map { "  - \($0)\n" }.joined())
    """
  }

  static func overlay(_ number: Int, stage: String) -> String {
    """
    apiVersion: kustomize.config.k8s.io/v1beta1
    kind: Kustomization
    namespace: \(namespace(number))-\(stage)
    labels:
      - pairs:
          stage: \(stage)
    resources:
      - ../../base
    patches:
      - path: replicas.yaml
    images:
      - name: registry.example.com/shop/app-\(number)
        newTag: 2.0.\(number % 10)

    """
  }

  static func replicas(_ number: Int, _ random: inout Random) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: app-\(number)
      namespace: \(namespace(number))
    spec:
      replicas: \(Int.random(in: 2...9, using: &random))

    """
  }

  static func order(_ number: Int, stage: String, path: String) -> String {
    """
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: app-\(number)-\(stage)
      namespace: argocd
    spec:
      project: default
      source:
        repoURL: https://git.example.com/shop/gitops.git
        targetRevision: main
        path: \(path)
      destination:
        name: \(stage)
        namespace: \(namespace(number))-\(stage)
      syncPolicy:
        automated:
          prune: true
          selfHeal: true

    """
  }
}
