internal import Linting

extension Rule {
  static let hostpathData = Rule(
    "hostpath-data", .warning, "A database keeps its data on the disk of one node",
    why: """
      On another node the pod starts with an empty folder: Redis without its keys and users, Vault
      uninitialized, a database that runs its first setup again. Snapshots and backups of volumes do
      not see the folder, and it is lost with the node.
      """,
    symptoms: [
      "after a drain the database is empty",
      "Vault asks to be initialized again",
      "a restore finds no volume of the database",
    ],
    detection: """
      A Redis, Valkey, Vault, OpenBao or database server whose data folder (by its image, its
      configuration or PGDATA) is a `hostPath` volume, or a claim of a PersistentVolume with
      `hostPath`; also of a bank-vaults `Vault`. Where the pod or the volume is tied to one node:
      note. Caches, DaemonSets and Jobs are silent.
      """,
    limits: """
      Data folders of other images are not known. What a StorageClass such as local-path makes is not
      seen. Chart values are not read.
      """,
    fix: """
      Claim a volume of a StorageClass that follows the pod. Where it has to be this disk, use a
      `local` PersistentVolume with its node affinity, and back it up inside the application.
      """,
    exceptions: """
      A cluster of one node whose disk is backed up as a whole, or a folder that is the same network
      share on every node. Suppress it with that reason.
      """,
    references: ["https://kubernetes.io/docs/concepts/storage/volumes/#hostpath"],
    examples: HostpathDataExamples.all
  ) { graph, findings in
    for data in graph.hostPathData {
      let story =
        data.pin == nil
        ? "another node starts it empty, and no backup of volumes holds it"
        : "the data are lost with that node, and no backup of volumes holds them"
      let folder = data.path.literal.map { " \($0)" } ?? ""
      let owner =
        data.carrier.id == data.resource.id ? "" : " of \(data.carrier.displayName)"
      var evidence = [Evidence("\(data.product) sees it here", at: data.mount.range)]
      if let pin = data.pin { evidence.append(Evidence("it is tied to one node", at: pin)) }
      findings.report(
        "\(data.resource.displayName) keeps the data of \(data.product) in hostPath\(folder)\(owner): \(story).",
        at: data.path, in: data.carrier, level: data.pin == nil ? .warning : .note,
        evidence: evidence, key: data.resource.displayName)
    }
  }
}
