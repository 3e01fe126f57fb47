internal import Linting

extension Rule {
  static let plaintextSecretEnv = Rule(
    "plaintext-secret-env", .warning, "A container's environment holds a credential in clear",
    why: """
      A variable written in place is read by everybody who may read the repository or get the pod,
      which is far more people than may get Secrets. It also shows in `kubectl describe`.
      """,
    symptoms: [
      "kubectl describe pod shows a password", "a scanner of the code host reports a credential",
    ],
    detection: """
      A variable named as a password or a signing key with a literal value; a variable named as a
      token or a secret whose value looks like one; a URL or a connection string with a password in it; the
      address of a web hook. The same for keys of a ConfigMap that a container takes as variables. Note for
      what a variable of the manifest falls back to (`${PASSWORD:-...}`).
      """,
    limits: """
      A token made of words cannot be told from the name of a Secret and is not reported. Commands
      and scripts have a rule of their own, plaintext-secret-in-script.
      """,
    fix: """
      Change the credential. Put the new one into a Secret with a declared source and take it in with
      `valueFrom.secretKeyRef`; in a URL use `$(VARIABLE)` of a variable before it.
      """,
    exceptions: "A credential of a throw-away database in a test. Suppress it with that reason.",
    references: ["https://kubernetes.io/docs/concepts/security/secrets-good-practices/"],
    inExamples: .replaced, examples: PlaintextSecretEnvExamples.all
  ) { graph, findings in
    for pod in graph.resources.compactMap({ PodSpec($0) }) {
      for container in pod.allContainers {
        for (variable, credential) in container.credentials where credential == .material {
          let place = (variable.value ?? variable.node).range
          let verdict =
            graph.isMarkedAsNoSecret(place) ? ", which its line says is no secret" : ""
          findings.report(
            "\(pod.resource.displayName) passes \(variable.name) to \(container.displayName) in clear\(verdict).",
            at: variable.value ?? variable.node, in: pod.resource,
            level: verdict.isEmpty ? .warning : .note, confidence: .medium)
        }
        for (variable, credential) in container.defaultCredentials where credential == .material {
          findings.report(
            "\(pod.resource.displayName) passes \(variable.name) to \(container.displayName) in clear wherever nobody sets the variable.",
            at: variable.value ?? variable.node, in: pod.resource, level: .note, confidence: .medium
          )
        }
      }
    }
    for found in graph.configMapCredentials where found.credential == .material {
      let isMarked = graph.isMarkedAsNoSecret(found.key.range)
      findings.report(
        "\(found.configMap.displayName) gives \(found.variable) to \(found.container) of \(found.reader.displayName) in clear\(isMarked ? ", which its line says is no secret" : "").",
        at: found.key, in: found.configMap, level: isMarked ? .note : .warning, confidence: .medium,
        evidence: [Evidence("the container takes it from here", at: found.reference)])
    }
  }
}
