public import Manifests
public import SourceText
public import YAML

/// Something that puts content into a Secret.
public struct SecretWriter: Sendable {
  /// How the Secret is written.
  public enum Means: Sendable, Hashable {
    /// A `v1` Secret manifest.
    case manifest
    /// An External Secrets Operator `ExternalSecret` with its `creationPolicy`.
    case externalSecret(creationPolicy: String)
    /// A Vault Secrets Operator resource and what its destination allows.
    case vaultSecretsOperator(create: Bool, overwrite: Bool)
    /// A `SealedSecret`.
    case sealedSecret
    /// cert-manager, for a `Certificate` or an annotated Ingress or Gateway.
    case certificate
    /// Another operator, which names the Secret by a rule of its own.
    case operatorOutput
    /// A kustomize `secretGenerator`.
    case generator
    /// A command in a script.
    case script(ScriptOperation)
    /// A program that a Role lets write just this Secret.
    case program

    /// Whether the Vault Secrets Operator writes.
    public var isVaultSecretsOperator: Bool {
      if case .vaultSecretsOperator = self { true } else { false }
    }
  }

  /// What a script's command does to the Secret, as far as field ownership goes.
  public enum ScriptOperation: Sendable, Hashable {
    /// `kubectl create`, `patch`, `set data`: fields owned by an update.
    case update
    /// `kubectl apply` without `--server-side`, or `create --save-config`.
    case clientSideApply
    /// `kubectl apply --server-side` under a field manager, if it is told.
    case serverSideApply(manager: String?)
    /// `kubectl replace`, or a PUT to the API.
    case replace
  }

  /// The resource that writes, or that carries the script.
  public let resource: Resource
  /// The Secret it writes.
  public let secret: ObjectName
  /// How.
  public let means: Means
  /// The place that says so.
  public let range: SourceRange
  /// The node that says so; `nil` inside a script.
  public let node: Node?
  /// The keys that it puts there, as far as is known.
  public var keys = SecretKeys.unknown
  /// The script, where one writes.
  public var script: Script?
  /// Whether an operator makes itself the controller of the Secret, which can have only one.
  public var setsController = false
  /// Where the writing command begins in the script.
  public var commandOffset = 0
  /// Whether a script puts the output of `operator init` into it, which nobody can make again.
  public var carriesInitialKeys = false
  /// Whether a script's command makes the Secret, and does not only change one that is there.
  public var isCreation = true
  /// Whether a script makes the Secret only where `kubectl get` does not find it.
  public var isOnlyIfAbsent = false
  /// Whether the command only stands in a comment, for a person to run.
  public var isComment = false
  /// The field manager a script gives, or is known by; `nil` for kubectl's own of each verb.
  public var fieldManager: String?
  /// Whether it writes them as `stringData`.
  public var writesStringData = false
  /// The labels a script sets on it.
  public var labels: [String] = []

  /// Whether a person or a program fills the Secret outside what Git declares.
  public var isSeeding: Bool {
    if case .script = means { true } else { false }
  }

  /// Whether a controller fills the Secret by itself and keeps it filled.
  public var isController: Bool {
    switch means {
    case .externalSecret(let policy): policy != "None"
    case .vaultSecretsOperator, .sealedSecret, .certificate, .operatorOutput: true
    case .manifest, .generator, .script, .program: false
    }
  }

  /// Whether it only adds keys to a Secret that something else makes (`external-secrets.io`: Merge
  /// does not create, None does nothing).
  public var addsOnly: Bool {
    means == .externalSecret(creationPolicy: "Merge")
      || means == .externalSecret(creationPolicy: "None")
  }

  /// The writer in a few words, for a sentence that says who writes.
  public var displayName: String {
    if isComment { return "the command in the comment of \(resource.displayName)" }
    return switch means {
    case .script(.update): "a script in \(resource.displayName)"
    case .script(.clientSideApply): "a script in \(resource.displayName) (kubectl apply)"
    case .script(.serverSideApply): "a script in \(resource.displayName) (server-side apply)"
    case .script(.replace): "a script in \(resource.displayName) (kubectl replace)"
    case .program: "the program that \(resource.displayName) lets write it"
    case .generator: "the secretGenerator of \(resource.displayName)"
    default: resource.displayName
    }
  }
}

extension SecretWriter {
  /// Those that an object itself carries, else those of its file, else all.
  static func nearest(_ writers: [SecretWriter], to resource: Resource) -> [SecretWriter] {
    let own = writers.filter { $0.resource.id == resource.id }
    guard own.isEmpty else { return own }
    let beside = writers.filter { $0.resource.file == resource.file }
    return beside.isEmpty ? writers : beside
  }

  /// Everything that writes a Secret, by whatever means.
  static func all(
    of resources: [Resource], _ secrets: [Secret], _ scripts: [Script], in inventory: Inventory
  ) -> [SecretWriter] {
    let secretsByFile = Dictionary(grouping: secrets) { $0.resource.file }
    let seen =
      resources.flatMap { declared(by: $0) } + scripts.flatMap { written(by: $0) }
      + secretsByFile.sorted { $0.key < $1.key }.flatMap {
        commented(beside: $0.value, in: inventory.file($0.key))
      }
    return seen + allowed(by: RoleIndex(resources), beside: seen)
  }
}
