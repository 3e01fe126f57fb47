public import Manifests
public import SourceText

/// A connection of Vault's database engine, `<mount>/config/<name>`, however it is written.
public struct DatabaseConnection: Sendable {
  /// The resource that writes it, or that carries the script.
  public let resource: Resource
  /// The mount's path; `nil` where it is not told.
  public let mount: String?
  /// The name; `nil` where a variable gives it.
  public let name: String?
  /// The place that stands for the whole write.
  public let range: SourceRange
  /// `plugin_name`.
  public let plugin: DatabaseField?
  /// The place that says which database it is, or that stands for the write.
  let pluginRange: SourceRange
  /// The fields by Vault's names, without the password.
  let details: [String: DatabaseField]
  /// Whether every field is seen: none hides in a file or a variable.
  let isComplete: Bool
  /// What makes Vault change the password of the user that it connects as.
  public let rotation: SourceRange?
  /// The Secrets and their keys that the password is taken from.
  public let passwords: [Password]

  /// A key of a Secret that holds the password Vault connects with.
  public struct Password: Sendable {
    /// The Secret.
    public let secret: ObjectName
    /// The key.
    public let key: String
    /// The place that names the Secret.
    public let range: SourceRange
  }

  /// `connection_url`.
  public var url: DatabaseField? { details["connection_url"] }

  /// `verify_connection`, which is true where nothing is written.
  public var verifies: DatabaseField? { details["verify_connection"] }
}

/// A role of Vault's database engine, `<mount>/roles/<name>`.
public struct DatabaseRole: Sendable {
  /// The resource that writes it, or that carries the script.
  public let resource: Resource
  /// The mount's path; `nil` where it is not told.
  public let mount: String?
  /// The name; `nil` where a variable gives it.
  public let name: String?
  /// The place that stands for the whole role.
  public let range: SourceRange
  /// `db_name`: the connection.
  public let connection: DatabaseField?
  /// `creation_statements`, one after another.
  public let creation: DatabaseField?
  /// `revocation_statements`, one after another.
  public let revocation: DatabaseField?
  /// `default_ttl`.
  public let lease: DatabaseField?

  /// `role api of database` for messages.
  public var display: String {
    "role \(name ?? "(a variable)") of \(mount ?? "the database engine")"
  }
}

/// A field of the database engine's configuration.
public struct DatabaseField: Sendable {
  /// The value as far as it is known; `nil` for a file or a template. It may hold a password.
  public let text: String?
  /// The values that it may have, where a script's variable decides; else the one above.
  let texts: [String]
  /// Where it is written.
  public let range: SourceRange

  init(text: String?, texts: [String]? = nil, range: SourceRange) {
    self.text = text
    self.texts = texts ?? text.map { [$0] } ?? []
    self.range = range
  }
}
