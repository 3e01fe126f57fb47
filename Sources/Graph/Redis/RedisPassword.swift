public import Languages
public import Manifests
public import SourceText
internal import YAML

extension RedisServer {
  /// Where a password comes from; never the password.
  public enum Password: Sendable, Hashable {
    /// There is none: anybody may connect as `default`.
    case none
    /// A key of a Secret; the key is `nil` where it is not told.
    case secret(ObjectName, key: String?)
    /// It is written out.
    case literal
    /// Text that asks to be replaced.
    case placeholder
    /// A variable, or a mark that a tool replaces.
    case variable
    /// The ACL file decides, and `requirepass` counts for nothing (`facts: redis.md 0`).
    case aclFile
    /// The user `default` is off, or a `user` line gives it a password.
    case userLine
    /// The tree does not tell.
    case unknown
  }

  /// What `default` is asked for, and the place that decides it.
  public var authentication: (password: Password, range: SourceRange) {
    if let file = settings.aclFile { return (.aclFile, range(of: file.origin)) }
    if case .unknown = settings.value(of: "aclfile") { return (.unknown, place) }
    if let line = settings.all("user").last(where: { $0.arguments.first?.text == "default" }) {
      return (settings.defaultUser == .open ? .none : .userLine, range(of: line.origin))
    }
    switch settings.value(of: "requirepass") {
    case .notSet: return (.none, placeForPassword)
    case .unknown: return (.unknown, place)
    case .set(let setting):
      guard let argument = setting.arguments.first else {
        return (.unknown, range(of: setting.origin))
      }
      return (password(in: argument), range(of: argument.origin))
    }
  }

  /// The part of an operator's resource that would ask for a password, or what stands for the server.
  private var placeForPassword: SourceRange {
    guard workloads.first?.kind != resource.kind, let spec = resource.node.entry("spec")
    else { return place }
    return (spec.value.entry("kubernetesConfig") ?? spec).key.range
  }

  /// Where the password comes from that a setting gives: `requirepass`, `masterauth`, `auth-pass`.
  public func password(in argument: RedisSetting.Argument) -> Password {
    let text = argument.text
    if text.isEmpty { return .none }
    if let name = Self.variable(text),
      let variable = container.environment.last(where: { $0.name == name })
    {
      return password(in: variable)
    }
    // redis-ha's init container puts the password in the place of these words.
    if argument.containsPlaceholder || text.hasPrefix("replace-default-") { return .variable }
    return Self.password(written: text)
  }

  private func password(in variable: EnvironmentVariable) -> Password {
    if let value = variable.value?.text { return Self.password(written: value) }
    guard let source = variable.node["valueFrom"]?["secretKeyRef"],
      let name = source["name"]?.literal
    else { return .variable }
    return .secret(
      ObjectName(namespace: pod.resource.namespace, name: name), key: source["key"]?.literal)
  }

  private static func password(written text: String) -> Password {
    switch SecretValue(text) {
    case .empty: .none
    case .placeholder: .placeholder
    case .unknown: .variable
    case .value: .literal
    }
  }

  /// `NAME` of `$(NAME)`, `${NAME}` and `$NAME`.
  private static func variable(_ text: String) -> String? {
    guard text.hasPrefix("$") else { return nil }
    let name = text.dropFirst().drop { $0 == "(" || $0 == "{" }
    let letters = name.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return letters.isEmpty || name.count - letters.count > 1 ? nil : String(letters)
  }
}
