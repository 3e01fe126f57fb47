internal import YAML

extension Set<KeptSecrets> {
  /// The Secrets whose data a Flux Kustomization leaves out of what it applies: `spec.ignore` with the
  /// path `/data` (`kustomize-controller docs/spec/v1/kustomizations.md`).
  init(ignoredBy flux: Node?) {
    self = Set(
      (flux?["ignore"]?.items ?? []).compactMap { entry -> KeptSecrets? in
        let paths = Set<String>((entry["paths"]?.items ?? []).compactMap(\.text))
        guard !paths.isDisjoint(with: ["/data", "/stringData"]) else { return nil }
        let target = entry["target"]
        if let kind = target?["kind"], !kind.hasText("Secret") { return nil }
        return KeptSecrets(name: target?["name"]?.text, namespace: target?["namespace"]?.text)
      })
  }
}
