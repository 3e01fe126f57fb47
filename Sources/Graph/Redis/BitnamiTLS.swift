internal import Languages
internal import Manifests
internal import YAML

extension RedisServer {
  /// What Bitnami's scripts make of `REDIS_TLS_ENABLED`, which is `no` unless it is set
  /// (`bitnami/containers rootfs/opt/bitnami/scripts/redis-env.sh`); `nil` where it is not told.
  static func bitnamiTLS(_ container: Container, _ commandLine: RedisCommandLine) -> Bool? {
    for variable in container.environment where isSwitch(variable.name) {
      switch variable.value?.text {
      case "yes", "true": return true
      case "no", "false": return false
      default: return nil
      }
    }
    return commandLine.readsImageConfiguration && showsEverything(container) ? false : nil
  }

  private static func isSwitch(_ name: String) -> Bool {
    name == "REDIS_TLS_ENABLED" || name == "VALKEY_TLS_ENABLED"
  }

  /// Whether nothing else can turn TLS on: a variable from elsewhere, more flags, or a mounted file.
  private static func showsEverything(_ container: Container) -> Bool {
    guard container.node["envFrom"]?.isEmptyCollection ?? true else { return false }
    let isOpen = container.environment.contains { variable in
      ["_TLS_", "_EXTRA_FLAGS", "_OVERRIDES_FILE", "_CONF_FILE"].contains {
        variable.name.contains($0)
      }
    }
    return !isOpen && !container.volumeMounts.contains { $0.mountPath.hasPrefix("/opt/bitnami") }
  }
}
