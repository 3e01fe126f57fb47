internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// Whether the tree shows a second place for the keys that `operator init` put into a Secret; what a program
  /// does with them that is not known counts as one.
  public func hasOtherCopy(_ key: UnsealKeySecret) -> Bool {
    guard let script = key.writer?.script else { return true }
    let secrets = Set(
      secretWriters.filter { $0.carriesInitialKeys && $0.resource.id == script.resource.id }
        .map(\.secret))
    return secrets.count > 1 || script.keepsInitialKeysElsewhere || isPushed(key.secret)
      || isBackedUp(key.secret) || isCopied(key.secret, besides: script)
  }

  /// `PushSecret` sends a Secret to a store (`external-secrets apis/externalsecrets/v1alpha1/pushsecret_types.go`).
  private func isPushed(_ secret: ObjectName) -> Bool {
    resources("PushSecret", in: "external-secrets.io").contains { push in
      guard let selected = push.spec?[path: "selector", "secret"] else { return false }
      guard let name = selected["name"]?.literal else { return true }
      return ObjectName(namespace: push.namespace, name: name).mayBe(secret)
    }
  }

  /// Velero saves the Secrets of the namespaces that a schedule names, or of all.
  private func isBackedUp(_ secret: ObjectName) -> Bool {
    resources("Schedule", in: "velero.io").contains { schedule in
      let template = schedule.spec?["template"]
      let namespaces = template?["includedNamespaces"]?.items.compactMap(\.text) ?? []
      return namespaces.isEmpty || namespaces.contains("*") || secret.namespace == nil
        || namespaces.contains(secret.namespace ?? "")
    }
  }

  /// Whether another script reads the Secret and sends something away.
  private func isCopied(_ secret: ObjectName, besides writer: Script) -> Bool {
    let object = "Secret \(secret.name)"
    return scripts.contains { script in
      guard script.invocations.contains(where: { $0.sendsAway }) else { return false }
      return script.objectUses.contains { $0.action == .read && $0.object == object }
        || readers(of: secret).contains { reader in
          reader.resource.id == script.pod?.resource.id
            && reader.consumers.contains { $0.node == script.container?.node }
        }
    }
  }
}

extension Script {
  /// Whether the output of `operator init` goes to anything but a Secret, Vault itself and files that end with
  /// the pod.
  fileprivate var keepsInitialKeysElsewhere: Bool {
    let commands = shell.commandsWithInitialKeys(invocations)
    return commands.contains { command in
      if invocations(of: command).contains(where: { $0.sendsAway }) { return true }
      let isStored = invocations(of: command).contains { invocation in
        guard let vault = VaultCommand(invocation) else { return false }
        return vault.subcommand == ["kv", "put"] || vault.subcommand == ["kv", "patch"]
      }
      return isStored || command.redirections.contains { keeps($0) } || tees(command)
    }
  }

  private func keeps(_ redirection: ShellRedirection) -> Bool {
    redirection.writesStandardOutput && isKept(text(of: redirection.target))
  }

  private func tees(_ command: ShellCommand) -> Bool {
    command.name == "tee" && command.words.dropFirst().contains { isKept(text(of: $0)) }
  }

  /// Whether a file outlives the pod; on a folder that is not known it may.
  private func isKept(_ path: String) -> Bool {
    guard path.hasPrefix("/"), !path.hasPrefix("/dev/") else { return false }
    guard let pod, let mount = container?.volumeMounts.first(where: { $0.contains(path) }) else {
      return false
    }
    return pod.volume(mount.name).map { !$0.isEmptyDir } ?? true
  }
}

extension Invocation {
  /// Whether it takes what it is given out of the cluster, or encrypts it for somebody.
  fileprivate var sendsAway: Bool {
    [
      "aws", "gcloud", "gsutil", "az", "azcopy", "op", "bw", "gpg", "age", "sops", "kubeseal",
      "rclone", "restic", "mc", "s3cmd", "scp", "rsync", "ssh", "sftp", "git", "mail", "sendmail",
    ].contains(program)
  }
}
