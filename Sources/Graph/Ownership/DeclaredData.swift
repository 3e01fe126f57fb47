public import Manifests
internal import YAML

/// What a manifest says about the data of a Secret, as it is sent to the API server.
public struct DeclaredData: Sendable, Hashable {
  /// One of the two maps that hold keys.
  public enum Field: Sendable, Hashable {
    /// The field is not written.
    case absent
    /// The field stands without a value, which a merge patch deletes by.
    case null
    /// A mapping, which may be empty.
    case keys([String: KeyContent])
  }

  /// The content of a key, told apart only as far as an apply does.
  public enum KeyContent: Sendable, Hashable {
    /// What a seeder put there.
    case seeded
    /// What Git declares.
    case declared(SecretValue)
    /// A key without a value, which a merge patch deletes by.
    case null
  }

  /// `data`.
  public var data: Field
  /// `stringData`, which the server moves into `data` and never gives back.
  public var stringData: Field
  /// `immutable: true`.
  public var isImmutable: Bool

  /// Declared data; nothing by default.
  public init(data: Field = .absent, stringData: Field = .absent, isImmutable: Bool = false) {
    self.data = data
    self.stringData = stringData
    self.isImmutable = isImmutable
  }

  /// What a Secret's manifest declares.
  public init(_ secret: Secret) {
    let contents = Dictionary(
      secret.keys.map { ($0.name, $0.node.isNull ? KeyContent.null : .declared($0.value)) },
      uniquingKeysWith: { first, _ in first })
    self.init(
      data: Self.field(secret.resource.node["data"], contents),
      stringData: Self.field(secret.resource.node["stringData"], contents),
      isImmutable: secret.isImmutable)
  }

  /// The keys that some seeder fills.
  static func seeded(_ keys: [String], asStringData: Bool = false) -> DeclaredData {
    let field = Field.keys(
      Dictionary(keys.map { ($0, .seeded) }, uniquingKeysWith: { first, _ in first }))
    return asStringData ? DeclaredData(stringData: field) : DeclaredData(data: field)
  }

  private static func field(_ node: Node?, _ contents: [String: KeyContent]) -> Field {
    guard let node else { return .absent }
    if node.isNull { return .null }
    guard node.isMapping else { return .absent }
    let names = node.entries.compactMap(\.key.text)
    return .keys(
      Dictionary(
        names.map { ($0, contents[$0] ?? .declared(.unknown)) },
        uniquingKeysWith: { first, _ in first }))
  }
}

extension DeclaredData.Field {
  /// The keys and what is in them.
  var entries: [String: DeclaredData.KeyContent] {
    if case .keys(let keys) = self { keys } else { [:] }
  }
}

extension DeclaredData {
  /// The paths that an apply of it claims.
  var fields: Set<SecretField> {
    Set(data.entries.keys.map { .data($0) } + stringData.entries.keys.map { .stringData($0) })
  }
}
