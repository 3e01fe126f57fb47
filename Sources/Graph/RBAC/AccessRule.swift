public import Manifests
public import SourceText
public import YAML

/// One rule of a Role or ClusterRole: the requests it lets through
/// (`kubernetes pkg/apis/rbac/v1/evaluation_helpers.go`).
public struct AccessRule: Sendable {
  /// The role it is written in; `nil` for a rule of Kubernetes' own roles.
  public let role: Resource?
  /// The rule in the role; `nil` for a rule of Kubernetes' own roles.
  public let node: Node?
  /// Where it is written, or where the role is named that holds it.
  public let range: SourceRange
  let verbs: Words
  let groups: Words
  let resources: Words
  let names: Words

  /// A list of a rule.
  struct Words: Sendable {
    let known: Set<String>
    /// Whether a star is among them.
    let hasStar: Bool
    /// Whether some word is yet to be filled in.
    let isOpen: Bool

    init(_ known: [String]) {
      self.known = Set(known)
      hasStar = known.contains("*")
      isOpen = false
    }

    init(_ node: Node?) {
      let items = node?.items ?? []
      known = Set(items.compactMap { $0.textCount == 0 ? $0.text : $0.literal })
      hasStar = known.contains("*")
      isOpen =
        items.contains { $0.textCount > 0 && $0.literal == nil }
        || node.map { !$0.isSequence } == true
    }

    var isEmpty: Bool { known.isEmpty && !isOpen }

    /// Whether a word is in the list; `nil` where that cannot be told.
    func contains(_ word: String) -> Bool? {
      hasStar || known.contains(word) ? true : isOpen ? nil : false
    }
  }

  init(_ node: Node, of role: Resource) {
    self.role = role
    self.node = node
    range = node.range
    verbs = Words(node["verbs"])
    groups = Words(node["apiGroups"])
    resources = Words(node["resources"])
    names = Words(node["resourceNames"])
  }

  /// A rule of one of Kubernetes' own roles, at the place that names the role.
  init(verbs: [String], groups: [String], resources: [String], at range: SourceRange) {
    role = nil
    node = nil
    self.range = range
    self.verbs = Words(verbs)
    self.groups = Words(groups)
    self.resources = Words(resources)
    names = Words([])
  }

  /// Whether it lets a request through; `nil` where a placeholder decides.
  public func allows(_ request: AccessRequest) -> Bool? {
    // One after another: thousands of rules may be asked for each of thousands of scripts.
    let name = isFor(request.name)
    guard name != false else { return false }
    let verb = verbs.contains(request.verb)
    guard verb != false else { return false }
    let group = groups.contains(request.group)
    guard group != false else { return false }
    let resource = covers(request.resource)
    guard resource != false else { return false }
    return name == nil || verb == nil || group == nil || resource == nil ? nil : true
  }

  /// Whether it speaks of a resource, whatever the verb.
  func concerns(_ request: AccessRequest) -> Bool {
    groups.contains(request.group) == true && covers(request.resource) == true
  }

  private func covers(_ resource: String) -> Bool? {
    if let answer = resources.contains(resource), answer { return true }
    if let slash = resource.utf8.firstIndex(of: UInt8(ascii: "/")),
      resources.known.contains("*" + resource[slash...])
    {
      return true
    }
    return resources.isOpen ? nil : false
  }

  /// Names limit a rule to requests that name one of them; a star is no wildcard here.
  private func isFor(_ name: String?) -> Bool? {
    if names.isEmpty { return true }
    if let name, names.known.contains(name) { return true }
    return name != nil && names.isOpen ? nil : false
  }
}
