internal import Manifests
internal import YAML

/// One way in which objects of a kind name a Secret or a ConfigMap: a row of the table.
public struct ReferenceForm: Sendable {
  /// What is named.
  public enum Target: Sendable, Hashable {
    /// An object of this kind.
    case kind(String)
    /// An object of the kind that a field beside the name gives, or else of the other.
    case field(String, otherwise: String)
  }

  /// Which keys of the object must be there.
  public enum Keys: Sendable, Hashable {
    /// None in particular.
    case any
    /// Those that a path from the reference leads to.
    case field(FieldPath)
    /// The one that a field gives, or else this one.
    case either(String, otherwise: String)
    /// These.
    case fixed([String])
  }

  /// In which namespace the object is looked for.
  public enum Namespace: Sendable, Hashable {
    /// That of the object that refers.
    case own
    /// The one that a field beside the name gives, or else that of the object that refers.
    case field(String)
    /// The one that a field of the object gives, or else its own.
    case target(FieldPath)
    /// The controller's own, which the object does not tell.
    case controller
  }

  /// What happens without the object.
  public enum Need: Sendable, Hashable {
    /// Whatever refers to it does not work.
    case required
    /// It works in another way: a public image, a default certificate.
    case lenient
    /// The same as required, of a credential that people or an installation put there before
    /// anything of the tree can run.
    case first
  }

  /// The API group of the objects that refer; `nil` for any.
  public let group: String?
  /// Their kinds; empty for all of the group.
  public let kinds: Set<String>
  /// The way to the reference: the mapping that holds the name, or the name itself.
  public let path: FieldPath
  /// The field of the mapping that holds the name; empty where the path leads to the name.
  public let name: String
  /// What is named.
  public let target: Target
  /// Which keys must be there.
  public let keys: Keys
  /// In which namespace.
  public let namespace: Namespace
  /// What happens without it.
  public let need: Need
  /// Whether it is read before the object makes anything, so that the object itself is no maker.
  public var isReadFirst = false

  /// A row of the table.
  init(
    group: String?, kinds: Set<String>, path: FieldPath, name: String = "name",
    target: Target = .kind("Secret"), keys: Keys = .any, namespace: Namespace = .own,
    need: Need = .required
  ) {
    self.group = group
    self.kinds = kinds
    self.path = path
    self.name = name
    self.target = target
    self.keys = keys
    self.namespace = namespace
    self.need = need
  }

  /// A row for the objects of a group, all of them without `kinds`, by the way to the name; `key` and
  /// `namespace` are fields beside it. `nil` for a path that cannot be read.
  public init?(
    group: String, kinds: Set<String>, pathOfName text: String, key: String?, namespace: String?,
    target: String
  ) {
    guard let path = FieldPath(text) else { return nil }
    let (holder, name) = path.splitAtLastKey
    self.init(
      group: group, kinds: kinds, path: holder, name: name ?? "", target: .kind(target),
      keys: key.map { .field(FieldPath(ofKey: $0)) } ?? .any,
      namespace: namespace.map { .field($0) } ?? .own)
  }

  /// A row as the tables of this module write it: `Kind|Kind` and a path, `key` for the field of that
  /// name.
  init(
    _ group: String?, _ kinds: String, _ path: String, name: String = "name",
    target: Target = .kind("Secret"), key: String? = nil, keys: Keys = .any,
    namespace: Namespace = .own, need: Need = .required
  ) {
    self.init(
      group: group,
      kinds: Set(kinds.utf8.split(separator: UInt8(ascii: "|")).map { String(Substring($0)) }),
      path: FieldPath(table: path), name: name, target: target,
      keys: key.map { .field(FieldPath(table: $0)) } ?? keys, namespace: namespace, need: need)
  }

  /// The same, read before the object makes anything.
  var readFirst: ReferenceForm {
    var form = self
    form.isReadFirst = true
    return form
  }
}
