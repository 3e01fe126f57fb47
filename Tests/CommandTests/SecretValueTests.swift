import Testing

/// What scripts keep in variables must not come out as the name of something.
@Suite struct SecretValueTests {
  private static let formats = [
    "text", "json", "sarif", "github", "gitlab", "junit", "markdown", "azure", "html",
  ]

  /// A build may copy a secret into a name, which a report would show.
  @Test(arguments: formats)
  func staysInItsSecretHoweverABuildCopiesIt(_ format: String) {
    let secrets = ["from", "to"].map { name in
      "apiVersion: v1\nkind: Secret\nmetadata: {name: \(name)}\nstringData: {token: hunter2}\n"
    }
    let kustomization = """
      resources: [secrets.yaml, pod.yaml]
      replacements:
        - source: {kind: Secret, name: from, fieldPath: stringData.token}
          targets:
            - {select: {kind: Secret, name: to}}
            - {select: {kind: Pod}, fieldPaths: [metadata.namespace], options: {create: true}}
      vars:
        - name: TOKEN
          objref: {apiVersion: v1, kind: Secret, name: from}
          fieldref: {fieldpath: stringData.token}
      """
    let pod = """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        containers:
          - name: a
            command:
              - sh
              - -c
              - |
                kubectl create secret generic seen --from-literal=a=b
                kubectl create secret generic app-$(TOKEN) --from-literal=a=b
      """
    let files = [
      "kustomization.yaml": kustomization, "secrets.yaml": secrets.joined(separator: "---\n"),
      "pod.yaml": pod,
    ]
    CommandCase(
      name: format, arguments: ["--format", format, "--fail-on", "never"], files: files,
      status: 0, output: ["seen"], absent: ["hunter2"]
    ).check()
    CommandCase(
      name: "render", arguments: ["render"], files: files, status: 0,
      output: ["name: hunter2\n", "namespace: hunter2\n", "generic app-hunter2 "]
    ).check()
  }

  @Test(arguments: [
    "TOKEN=hunter2; X=$TOKEN; kubectl create secret generic \"$X\" --from-literal=a=b",
    "TOKEN=hunter2; X=$TOKEN; Y=app-$X; kubectl create secret generic \"$Y\" --from-literal=a=b",
    "TOKEN=hunter2; kubectl create secret generic \"${X:-$TOKEN}\" --from-literal=a=b",
    "DB_PASSWORD=hunter2; for x in $DB_PASSWORD; do kubectl create secret generic $x; done",
    "TOKEN=hunter2; f() { kubectl create secret generic \"$1\"; }; f \"$TOKEN\"",
    "X=$API_KEY; kubectl create secret generic \"$X\" --from-literal=a=b",
    "TOKEN=hunter2; X=$TOKEN; kubectl -n \"$X\" create secret generic app --from-literal=a=b",
    "TOKEN=hunter2; X=$TOKEN; vault write auth/k/config kubernetes_host=https://$X.example.com",
    "TOKEN=hunter2; X=$TOKEN; VAULT_ADDR=https://$X.example.com vault write auth/k/config kubernetes_host=https://a.example.com",
    "TOKEN=hunter2; export VAULT_ADDR=https://$TOKEN.example.com; vault write auth/k/config kubernetes_host=https://a.example.com",
  ])
  func namesNothing(_ script: String) {
    let pod = """
      apiVersion: v1
      kind: Pod
      metadata: {name: a, namespace: web}
      spec:
        containers:
          - name: a
            env: [{name: API_KEY, value: hunter2}]
            command:
              - sh
              - -c
              - |
                kubectl create secret generic seen --from-literal=a=b
                \(script)
      """
    for format in Self.formats {
      CommandCase(
        name: format, arguments: ["--format", format, "--fail-on", "never"],
        files: ["a.yaml": pod + "\n"], status: 0, output: ["web/seen"],
        absent: ["hunter2"]
      ).check()
    }
  }
}
