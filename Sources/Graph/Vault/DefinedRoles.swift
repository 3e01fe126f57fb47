internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// The roles that a tree gives its kubernetes auth mounts.
public struct DefinedRoles: Sendable {
  /// A role and where it is defined.
  public struct Place: Sendable {
    /// The role's name.
    public let name: String
    /// Where it is defined.
    public let range: SourceRange
  }

  private var places: [String: [Place]] = [:]
  private var names: [String: Set<String>] = [:]
  /// The mounts that the tree enables or configures.
  private var mounts: Set<String> = []
  /// The mounts with a role that only a variable names.
  private var openMounts: Set<String> = []
  /// Whether there are roles whose mount only a variable names.
  private var hasStray = false

  /// The names of a mount's roles in small letters, as Vault keeps them.
  ///
  /// `nil` where the tree does not seem to define them all: it does not enable or configure the mount,
  /// or names some role by a variable.
  public func names(of mount: String) -> Set<String>? {
    guard !hasStray, mounts.contains(mount), !openMounts.contains(mount) else { return nil }
    return names[mount]
  }

  /// Where the roles of a mount are defined.
  public func places(of mount: String) -> [Place] { places[mount] ?? [] }

  fileprivate mutating func add(_ name: String?, to mount: String?, at range: SourceRange) {
    guard let mount else {
      hasStray = true
      return
    }
    guard let name else {
      openMounts.insert(mount)
      return
    }
    if names[mount, default: []].insert(name.lowercased()).inserted {
      places[mount, default: []].append(Place(name: name, range: range))
    }
  }

  fileprivate mutating func add(mount: String?) {
    if let mount { mounts.insert(mount) }
  }
}

extension ResourceGraph {
  /// The roles of every kubernetes auth mount of the view.
  public var definedRoles: DefinedRoles {
    DefinedRoles(resources, scripts, vaultAuthRoles, vaultAuthMounts)
  }
}

extension DefinedRoles {
  /// The roles in the files of a whole tree, where something of it logs in by them: what logs in may
  /// stand in another view than what configures Vault.
  public init(_ tree: Inventory) {
    let resources = tree.resources
    guard resources.contains(where: { $0.isA("VaultAuth", in: "secrets.hashicorp.com") }) else {
      self.init([], [], [], [])
      return
    }
    let scripts = Script.all(of: resources, ConfigMapIndex(resources))
    let backends = ReferencedBackends(resources)
    self.init(
      resources, scripts,
      resources.flatMap { VaultAuthRole.written(by: $0, backends) }
        + scripts.flatMap { VaultAuthRole.written(by: $0) },
      resources.flatMap { VaultAuthMount.configured(by: $0, backends) }
        + scripts.flatMap { VaultAuthMount.configured(by: $0) })
  }

  fileprivate init(
    _ resources: [Resource], _ scripts: [Script], _ roles: [VaultAuthRole],
    _ mounts: [VaultAuthMount]
  ) {
    for role in roles { add(role.name, to: role.mount, at: role.range) }
    for mount in mounts { add(mount: mount.path) }
    for mount in resources where mount.isA("AuthEngineMount", in: "redhatcop.redhat.io") {
      add(mount: mount.spec?["path"]?.literal)
      add(mount: mount.name)
    }
    for script in scripts {
      for write in script.vaultWrites {
        guard let (mount, name) = Self.role(in: write.path) else { continue }
        // A role whose fields stand in a file is a role all the same.
        add(name, to: mount, at: script.range(write.place.range))
      }
      for vault in script.invocations.lazy.compactMap({ VaultCommand($0) })
      where vault.subcommand == ["auth", "enable"] {
        add(mount: vault.mountPath.map { script.text(of: $0) })
      }
    }
  }

  /// The mount and the name of `auth/<mount>/role/<name>`, each `nil` where a variable tells it.
  private static func role(in path: String) -> (mount: String?, name: String?)? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0] == "auth", parts[parts.count - 2] == "role" else { return nil }
    let known = { (text: String) -> String? in
      text.contains("$") || Substitution(text) != nil ? nil : text
    }
    return (
      known(parts[1..<(parts.count - 2)].joined(separator: "/")),
      known(String(parts[parts.count - 1]))
    )
  }
}
