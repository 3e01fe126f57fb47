internal import Linting

extension Rule {
  static let vaultKeysSingleCopy = Rule(
    "vault-keys-single-copy", .note,
    "The unseal keys exist in one Secret and nowhere else",
    why: """
      `operator init` returns the keys once. Whatever deletes or empties the one Secret they went to, a
      placeholder, a prune, a lost etcd, takes all the data of Vault with it: nothing else can decrypt it.
      """,
    symptoms: ["a sealed Vault, and a backup of its storage that nobody can open"],
    detection: """
      A script that puts the output of `operator init` into one Secret, where the tree shows no second
      place: no upload or encryption of it in the script, no file on a volume that lasts, no second Secret,
      no PushSecret, no Velero schedule, no other script that copies the Secret. Warning where the output goes
      only to a file that ends with the pod, in `/tmp` or an emptyDir, and the script gives it to nobody.
      """,
    limits: "Copies that people keep, and backups of etcd, are not seen.",
    fix: """
      Encrypt the output for people (`-pgp-keys`) or send it to a store outside the cluster, with a
      PushSecret that never deletes. Try once that the copy opens Vault.
      """,
    exceptions: "A Vault whose content can be made again: suppress it with that reason.",
    references: [
      "https://developer.hashicorp.com/vault/docs/commands/operator/init",
      "https://external-secrets.io/latest/api/pushsecret/",
    ],
    examples: VaultKeysSingleCopyExamples.all
  ) { graph, findings in
    for key in graph.unsealKeysInOnePlace {
      findings.report(
        "The output of `operator init` goes to Secret \(key.secret.display) and nowhere else: with it the data of Vault is lost.",
        at: key.range, in: key.resource, key: key.secret.name)
    }
    for lost in graph.lostKeys {
      findings.report(
        "The output of `operator init` goes to \(lost.path), which ends with the pod, and nowhere else: the next restart leaves Vault sealed for good.",
        at: lost.range, in: lost.script.resource, level: .warning, confidence: .medium,
        key: lost.path)
    }
  }
}
