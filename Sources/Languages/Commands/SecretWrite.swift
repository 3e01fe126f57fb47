/// A place where a script writes, or may write, a Secret through kubectl.
public struct SecretWrite: Sendable {
  /// How kubectl writes.
  public enum Operation: Sendable, Equatable {
    case create
    /// `create --save-config`, which counts as applied for a later `kubectl apply`.
    case createSavingConfig
    case apply
    /// `apply --server-side`; kubectl's own manager when none is given.
    case serverSideApply(manager: String, forcesConflicts: Bool)
    case replace
    case patch
    case delete
  }

  /// What is written.
  public enum Content: Sendable {
    /// The arguments of `kubectl create secret`.
    case keys([Key])
    /// The patch of `kubectl patch`, JSON or YAML.
    case patch(ShellText)
    /// The Secret that `kubectl get secret NAME -o yaml` printed.
    case copy(of: ShellWord)
    /// A manifest in the script, of a Secret or of anything else.
    case manifest(ShellText)
    /// A manifest, or a folder of them, outside the script.
    case file(ShellWord)
    case none
  }

  /// A key given to `kubectl create secret`.
  public struct Key: Sendable {
    /// Where the value comes from.
    public enum Source: Sendable {
      case literal(ShellWord)
      case file(ShellWord)
    }
    /// The key in the Secret.
    public let name: String
    /// The value, or the file that holds it.
    public let source: Source
    /// The option that gives the key.
    public let range: Range<Int>
  }

  /// How the Secret is written.
  public let operation: Operation
  /// The Secret's name; nil when the manifest tells.
  public let name: ShellWord?
  /// The namespace on the command line.
  public let namespace: ShellWord?
  /// What is written.
  public let content: Content
  /// The command that names or carries the Secret.
  public let source: ShellCommand
  /// The command that sends it to the cluster, the same as `source` without a pipe.
  public let writer: KubectlCommand
  /// True when the keys come from `vault operator init`, so that no one can make them again.
  public internal(set) var carriesInitialKeys = false
  /// True when of all that `operator init` printed only the root token is written, and no unseal key.
  public internal(set) var carriesOnlyRootToken = false

  /// The command, or from the command that makes the manifest to the one that sends it.
  public var range: Range<Int> {
    let last = writer.invocation.command
    return min(
      source.range.lowerBound, last.range.lowerBound)..<max(
        source.range.upperBound, last.range.upperBound)
  }
}

extension KubectlCommand {
  /// The keys given by `--from-literal`, `--from-file`, `--from-env-file`, `--cert` and `--key`.
  var secretKeys: [SecretWrite.Key] {
    options.options.compactMap { option in
      guard let value = option.value else { return nil }
      let pair = value.splitAtEquals()
      let key: (name: String, source: SecretWrite.Key.Source)? =
        switch option.name {
        case "--from-literal": pair.map { ($0.key, .literal($0.value)) }
        // Without a name the file's own is the key.
        case "--from-file":
          pair.map { ($0.key, .file($0.value)) }
            ?? value.literal.map { ($0.baseName, .file(value)) }
        case "--cert": ("tls.crt", .file(value))
        case "--key": ("tls.key", .file(value))
        case "--docker-password": (".dockerconfigjson", .literal(value))
        default: nil
        }
      return key.map { SecretWrite.Key(name: $0.name, source: $0.source, range: option.range) }
    }
  }
}
