internal import Manifests
internal import YAML

extension ResourceGraph {
  /// Whether a CronJob of the view writes a mount's configuration again and again, so that what it stores is
  /// never old: the same script, or another one for the same path.
  public func isWrittenByClock(_ mount: VaultAuthMount) -> Bool {
    guard let path = mount.path else { return false }
    return vaultAuthMounts.contains { other in
      other.path == path && other.vault == mount.vault && isRunByClock(other)
    }
  }

  private func isRunByClock(_ mount: VaultAuthMount) -> Bool {
    guard let script = mount.source?.script else { return false }
    if let runner = script.pod?.resource, runner.isRepeated { return true }
    let carrier = script.resource
    guard carrier.isA("ConfigMap", in: ""), let name = carrier.name else { return false }
    return resources("CronJob", in: "batch").contains { job in
      job.isRepeated && job.namespace == carrier.namespace
        && PodSpec(job)?.volumes.contains { $0.configMap?.hasText(name) == true } == true
    }
  }
}

extension Resource {
  fileprivate var isRepeated: Bool { kind == "CronJob" && spec?["suspend"]?.bool != true }
}
