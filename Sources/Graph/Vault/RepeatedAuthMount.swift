internal import Manifests
internal import YAML

extension ResourceGraph {
  /// Whether a CronJob of the view writes a mount's configuration several times an hour, so that what it stores is
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
  /// Whether a clock runs it more than once an hour, of every day.
  fileprivate var isRepeated: Bool {
    guard kind == "CronJob", spec?["suspend"]?.bool != true,
      let fields = spec?["schedule"]?.literal?.split(separator: " "), fields.count == 5
    else { return false }
    let minute = fields[0]
    return fields.dropFirst().allSatisfy { $0 == "*" }
      && (minute == "*" || minute.hasPrefix("*/") || minute.contains(","))
  }
}
