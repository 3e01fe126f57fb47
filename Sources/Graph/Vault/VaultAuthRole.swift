public import Manifests
public import SourceText

/// A role of a kubernetes auth mount: which ServiceAccounts may log in, and what they get.
public struct VaultAuthRole: Sendable {
  /// The resource that writes it, or that carries the script.
  public let resource: Resource
  /// The name; `nil` where a variable gives it.
  public let name: String?
  /// The mount's path below `auth/`; `nil` where it is not told.
  public let mount: String?
  /// The place that stands for the whole role.
  public let range: SourceRange
  /// `bound_service_account_names`.
  public let accounts: [Word]
  /// `bound_service_account_namespaces`.
  public let namespaces: [Word]
  /// `token_policies` or `policies`.
  public let policies: [Word]

  /// One name of a list.
  public struct Word: Sendable {
    /// The name, or `*`.
    public let text: String
    /// Where it is written, or the list where its parts have no place of their own.
    public let range: SourceRange
    /// Whether nobody wrote it: the operator puts it where no name is given.
    public let isFilledIn: Bool

    init(text: String, range: SourceRange, isFilledIn: Bool = false) {
      self.text = text
      self.range = range
      self.isFilledIn = isFilledIn
    }
  }

  /// `role app of auth/kubernetes` for messages.
  public var display: String {
    "role \(name ?? "(a variable)") of auth/\(mount ?? "(a variable)")"
  }
}
