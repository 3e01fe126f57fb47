internal import Manifests
internal import YAML

/// What a writer asks of a Secret that is there already.
enum SecretClaim: Sendable, Hashable {
  /// A manifest, which declares keys or none.
  case manifest(hasKeys: Bool)
  /// It takes the Secret, whoever made it, and fills it for good.
  case takes
  /// It writes a Secret that it made itself, and refuses any other.
  case refusesOthers
  /// It keeps what is there and makes itself the Secret's controller, which fails beside another.
  case controls
  /// It fills a Secret that somebody else makes.
  case fills
  /// cert-manager's own keys beside whatever else is there.
  case certificate
  /// It adds to what others write, or says nothing of them.
  case shares

  init(_ writer: SecretWriter, keys: (Resource) -> Bool) {
    switch writer.means {
    case .manifest: self = .manifest(hasKeys: keys(writer.resource))
    case .externalSecret("Owner"): self = .takes
    case .vaultSecretsOperator(create: true, overwrite: true): self = .takes
    case .vaultSecretsOperator(create: true, overwrite: false): self = .refusesOthers
    case .vaultSecretsOperator(create: false, _): self = .fills
    case .sealedSecret: self = .refusesOthers
    case .certificate where writer.resource.kind == "Certificate": self = .certificate
    case .operatorOutput where Self.copying.contains(writer.resource.kind): self = .takes
    case .operatorOutput where writer.setsController: self = .controls
    default: self = .shares
    }
  }

  /// Kinds whose controllers copy a whole Secret from a store.
  private static let copying: Set<String> = [
    "BitwardenSecret", "InfisicalSecret", "OnePasswordItem", "SopsSecret", "VaultSecret",
  ]
}
