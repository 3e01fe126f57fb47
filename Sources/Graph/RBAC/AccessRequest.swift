/// One request to the API server, as it is authorised.
public struct AccessRequest: Sendable, Hashable {
  /// `get`, `list`, `create`, ...
  public let verb: String
  /// The API group, empty for the core group.
  public let group: String
  /// The resource in the plural, a subresource behind a slash: `pods/exec`.
  public let resource: String
  /// The object's name; `nil` where a request names none, as a list of all does.
  public let name: String?
  /// Where the object is.
  public let scope: Scope

  /// Where an object is.
  public enum Scope: Sendable, Hashable {
    /// In a namespace; `nil` for the one that whoever applies the tree chooses.
    case namespace(String?)
    /// In none, or in all of them at once.
    case cluster
  }

  /// A request.
  public init(
    _ verb: String, _ resource: String, in group: String, name: String? = nil, scope: Scope
  ) {
    self.verb = verb
    self.group = group
    self.resource = resource
    // A new object's name stands in its body, which authorisation does not read.
    self.name = verb == "create" && !resource.contains("/") ? nil : name
    // A namespace counts as lying in itself (`k8s.io/apiserver RequestInfoFactory`).
    if resource == "namespaces", group.isEmpty, scope == .cluster, let name = self.name {
      self.scope = .namespace(name)
    } else {
      self.scope = scope
    }
  }

  /// `create secrets in apps` for messages.
  public var display: String {
    let object = [resource + (group.isEmpty ? "" : ".\(group)"), name].compactMap { $0 }
      .joined(separator: "/")
    if case .namespace(let namespace?) = scope { return "\(verb) \(object) in \(namespace)" }
    return "\(verb) \(object)"
  }
}
