internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// The Secrets with unseal keys that `operator init` fills, and of which the tree shows no second copy; what a
  /// program does with them that is not known counts as one.
  public var unsealKeysInOnePlace: [UnsealKeySecret] {
    let keys = unsealKeySecrets.filter { $0.writer?.script != nil }
    guard !keys.isEmpty else { return [] }
    var secrets: [Resource.ID: Set<ObjectName>] = [:]
    for writer in secretWriters where writer.carriesInitialKeys {
      secrets[writer.resource.id, default: []].insert(writer.secret)
    }
    let copied = secretsSentAway
    // Many keys of one script are judged with it.
    var keepers: [SourceRange: Bool] = [:]
    return keys.filter { key in
      guard let script = key.writer?.script, secrets[key.resource.id]?.count ?? 0 < 2,
        !copied.contains(key.secret.name), !isPushed(key.secret), !isBackedUp(key.secret)
      else { return false }
      let place = script.range(0..<script.text.bytes.count)
      let keeps = keepers[place] ?? script.keepsInitialKeysElsewhere
      keepers[place] = keeps
      return !keeps
    }
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

  /// The Secrets that a script reads which sends something away.
  private var secretsSentAway: Set<String> {
    var names: Set<String> = []
    let readersByRunner = Dictionary(grouping: secretReaders) { Optional($0.resource.id) }
    for script in scripts where script.invocations.contains(where: \.sendsAway) {
      for use in script.objectUses where use.action == .read && use.object.hasPrefix("Secret ") {
        names.insert(String(use.object.dropFirst("Secret ".count)))
      }
      for reader in readersByRunner[script.pod?.resource.id] ?? []
      where reader.consumers.contains(where: { $0.node == script.container?.node }) {
        names.insert(reader.secret.name)
      }
    }
    return names
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
