internal import Linting

extension Rule {
  static let imageMutableTag = Rule(
    "image-mutable-tag", .warning, "What holds keys or state runs whatever a tag means today",
    why: """
      A restart pulls what the tag means then: another major version that cannot read the data, or an
      image without the command that the script calls. A seal that has to be lifted at night then
      waits for an image that somebody else pushed. What the tag's owner pushes gets the keys, too.
      """,
    symptoms: [
      "Vault stays sealed after a restart, and the unseal Job fails with command not found",
      "Can't handle RDB format version",
      "two pods of one StatefulSet run different versions",
    ],
    detection: """
      An image without a digest whose tag names no version (none, `latest`, `stable`, `alpine`), where
      it runs Redis or Vault, in a pod that takes in or fetches unseal keys or a root token or unseals,
      and in Jobs that are privileged, run as cluster-admin or write Secrets. Also the images of an
      operator's Redis or Vault, and of the container that unseals it (`bankVaultsImage`). Elsewhere a moving tag is a matter of taste and not reported.
      """,
    limits:
      "A tag with a number in it, as `7`, moves too, but within what it names. Chart values are not read.",
    fix: "Name a version, better with its digest, and let Renovate or Flux move it by a commit.",
    exceptions: "A cluster for development that may break at any time.",
    references: ["https://kubernetes.io/docs/concepts/containers/images/#image-names"],
    inExamples: .dropped, examples: ImageMutableTagExamples.all
  ) { graph, findings in
    // A placeholder does not move: it is the hazard of placeholder-image-tag.
    for use in graph.trustedImages where use.image.isMoving && use.image.placeholder == nil {
      let tag =
        use.image.tag.map { "whose tag \($0) moves" } ?? "without a tag, which means latest"
      findings.report(
        "\(use.resource.displayName) \(use.role) with \(use.image.text), \(tag).",
        at: use.image.node, in: use.resource,
        evidence: use.evidence.map { Evidence($0.message, at: $0.range) }, key: use.image.text)
    }
  }
}
