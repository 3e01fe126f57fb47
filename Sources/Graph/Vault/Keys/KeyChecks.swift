internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// The Secrets with unseal keys of which nothing in the tree would notice that they are empty: no script that
  /// a clock or a probe starts reads them, and no rule of Prometheus speaks of them.
  public var unwatchedUnsealKeys: [UnsealKeySecret] {
    let keys = unsealKeySecrets
    guard !keys.isEmpty else { return [] }
    var watched: Set<String> = []
    for script in scripts where script.role == .probe || script.pod?.resource.kind == "CronJob" {
      watched.formUnion(script.secretsWatched)
    }
    let alerts = alertTexts
    return keys.filter { key in
      !watched.contains(key.secret.name) && !alerts.contains { $0.contains(key.secret.name) }
    }
  }

  /// The expressions of alerting rules.
  private var alertTexts: [String] {
    let rules =
      resources("PrometheusRule", in: "monitoring.coreos.com")
      + resources("VMRule", in: "operator.victoriametrics.com")
    return rules.flatMap { $0.spec?["groups"]?.items ?? [] }
      .flatMap { $0["rules"]?.items ?? [] }.compactMap { $0["expr"]?.text }
  }
}

extension Script {
  /// The Secrets whose content it looks at, or without which it fails.
  fileprivate var secretsWatched: Set<String> {
    // An unseal that fails with an empty key, and the Job with it, shows it as well.
    let steps = unsealSteps
    let tells = steps.isEmpty || steps.contains { decides($0.invocation.command) }
    var names = tells ? secretsRead : []
    for name in secretsTakenIn {
      if tells && !steps.isEmpty || looksAtIntake(of: name) { names.insert(name) }
    }
    return names
  }

  /// The Secrets that it asks kubectl for, and not only whether they are there.
  private var secretsRead: Set<String> {
    Set(
      objectUses.compactMap { use in
        guard use.action == .read, use.object.hasPrefix("Secret "),
          let output = KubectlCommand(use.invocation)?.options.value("-o", "--output"),
          output.literal != "name"
        else { return nil }
        return String(use.object.dropFirst("Secret ".count))
      })
  }

  /// The Secrets of which its container gets a variable or a file.
  private var secretsTakenIn: [String] {
    let variables = (container?.environment ?? []).compactMap {
      $0.node[path: "valueFrom", "secretKeyRef", "name"]?.text
    }
    let files = (container?.volumeMounts ?? []).compactMap { mount in
      pod?.volume(mount.name)?.node[path: "secret", "secretName"]?.text
    }
    return Array(Set(variables + files).sorted().prefix(32))
  }

  /// Whether it looks at the content of a variable or a file that its container takes from a Secret.
  private func looksAtIntake(of secret: String) -> Bool {
    guard let pod, let container else { return false }
    let variables = container.environment.filter {
      $0.node[path: "valueFrom", "secretKeyRef", "name"]?.hasText(secret) == true
    }
    let tests = EmptinessTests(self)
    if !variables.isEmpty, tests.look(at: Set(variables.map(\.name)), nil) { return true }
    let folders = container.volumeMounts.filter { mount in
      pod.volume(mount.name)?.node[path: "secret", "secretName"]?.hasText(secret) == true
    }
    guard !folders.isEmpty else { return false }
    let paths = Set(
      shell.commands.flatMap(\.words).map { text(of: $0) }
        .filter { path in folders.contains { $0.contains(path) } }.prefix(64))
    return paths.contains { tests.look(at: [], $0) }
  }
}
