internal import Languages
internal import Linting

extension Rule {
  static let scriptDeletesKeySecret = Rule(
    "script-deletes-key-secret", .error,
    "A script deletes a Secret with unseal keys or a root token",
    why: """
      Nobody can make unseal keys a second time. Vault goes on until its pod restarts, and then stays
      sealed: the data is lost with the last copy of the keys.
      """,
    symptoms: [
      "Vault is sealed after a restart, and secrets \"vault-unseal-keys\" not found",
      "the deletion in the audit log, weeks before",
    ],
    detection: """
      `kubectl delete secret` in a script, of a Secret whose name says that it holds unseal keys or a
      root token.
      """,
    limits: "Selections (`-l`, `--all`) and names in variables that are not known are not judged.",
    fix: """
      Take the command out. To rotate keys use `vault operator rekey`, write the new ones beside the old
      and delete the old ones by hand once the new ones have opened a pod.
      """,
    exceptions: """
      A Secret that an operator makes anew from a store, or that the same script writes afterwards. The
      teardown of an environment that holds nothing: suppress it with that reason.
      """,
    references: ["https://developer.hashicorp.com/vault/docs/concepts/seal"],
    examples: ScriptDeletesKeySecretExamples.all
  ) { graph, findings in
    for script in graph.scripts {
      var told: Set<String> = []
      for use in script.objectUses where use.action == .delete {
        guard use.object.hasPrefix("Secret "), let kubectl = KubectlCommand(use.invocation),
          !kubectl.isDryRun
        else { continue }
        let name = String(use.object.dropFirst("Secret ".count))
        guard KeyMaterial.isNamed(name), told.insert(name).inserted else { continue }
        let namespace =
          kubectl.namespace.map { script.value(of: $0).string }
          ?? script.pod?.resource.namespace
        let writers = graph.writers(of: ObjectName(namespace: namespace, name: name))
        let range = script.range(use.invocation.command.range)
        let isMadeAnew = writers.contains { writer in
          writer.isController
            || writer.resource.id == script.resource.id
              && writer.commandOffset > use.invocation.command.range.lowerBound
        }
        guard !isMadeAnew else { continue }
        findings.report(
          "A script of \(script.resource.displayName) deletes Secret \(name), which holds what opens Vault and cannot be made again.",
          at: range, in: script.resource,
          evidence: writers.filter { $0.range != range }.map {
            Evidence("it is written here", at: $0.range)
          },
          key: name)
      }
    }
  }
}
