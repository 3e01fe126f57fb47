internal import Languages
public import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// Whether something of the tree would notice that a Secret has lost its keys: a script that a clock or a
  /// probe starts and that reads it, or a rule of Prometheus that speaks of it.
  public func isWatched(_ secret: ObjectName) -> Bool {
    let reading = scripts.contains { script in
      guard script.role == .probe || script.pod?.resource.kind == "CronJob" else { return false }
      return script.unsealSteps.isEmpty && script.readsContent(of: secret.name)
        || script.looksAtIntake(of: secret.name)
    }
    return reading || alertTexts.contains { $0.contains(secret.name) }
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
  /// Whether it asks kubectl for what a Secret holds, and not only whether it is there.
  fileprivate func readsContent(of secret: String) -> Bool {
    objectUses.contains { use in
      guard use.action == .read, use.object == "Secret \(secret)",
        let output = KubectlCommand(use.invocation)?.options.value("-o", "--output")
      else { return false }
      return output.literal != "name"
    }
  }

  /// Whether it looks at the content of a variable or a file that its container takes from a Secret.
  fileprivate func looksAtIntake(of secret: String) -> Bool {
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
