public import SourceText

/// A policy of Vault or OpenBao: what a token may do below which paths (`vault vault/policy.go`).
public struct VaultPolicy: Sendable {
  /// Its rules, in their order.
  public let rules: [Rule]
  /// Whether something may hold more rules than are seen: a template, or an error in the text.
  public let mayHoldMore: Bool

  /// A `path "..." { ... }` block.
  public struct Rule: Sendable {
    /// The path as it is written.
    public let path: HCLKey
    /// The path as Vault matches it.
    public let pattern: VaultPathPattern
    /// What it grants, with the place of each word; `deny` alone denies.
    public let capabilities: [(capability: String, range: SourceRange)]
    /// Whether every capability is seen.
    public let isComplete: Bool
    /// The block.
    public let range: SourceRange

    /// Whether it takes away what others grant.
    public var isDenial: Bool { capabilities.contains { $0.capability == "deny" } }

    /// Whether it grants a capability.
    public func grants(_ capability: String) -> Bool {
      !isDenial && capabilities.contains { $0.capability == capability }
    }
  }

  /// Whether a request passes.
  public enum Decision: Sendable {
    /// The rules of this path grant it.
    case allowed(Rule)
    /// A rule denies it, or the rule that decides does not grant it; `nil`: no rule matches.
    case denied(Rule?)
    /// A placeholder decides, in this rule or in one that is not seen.
    case unknown(Rule?)
  }

  /// Reads a policy.
  public init(_ text: HCLText) {
    self.init(text.body)
  }

  /// Reads a policy that is written as an object.
  public init(_ body: HCLBody) {
    rules = body.labelledBlocks("path").compactMap { Rule($0) }
    mayHoldMore = body.mayHoldMore
  }

  /// Whether a token with this policy alone may make a request, parameters aside.
  ///
  /// The rules of the most telling path decide, and nothing else does: `deny` among them wins
  /// (`vault vault/acl.go`, `AllowOperation`).
  public func decision(on path: String, _ capability: String) -> Decision {
    let path = VaultPathPattern.withoutLeadingSlashes(path)
    let isListing = capability == "list" || capability == "scan"
    let matching = rules.filter { $0.pattern.matches(path, isListing: isListing) }
    if let open = rules.first(where: { $0.pattern.isUnknown && $0.pattern.mayMatch(path) }) {
      return .unknown(open)
    }
    guard let best = matching.max(by: { $0.pattern.isLess(telling: $1.pattern, on: path) }) else {
      return mayHoldMore ? .unknown(nil) : .denied(nil)
    }
    let deciding = matching.filter { $0.pattern == best.pattern }
    if let denial = deciding.first(where: \.isDenial) { return .denied(denial) }
    if mayHoldMore { return .unknown(best) }
    if let grant = deciding.first(where: { $0.grants(capability) }) { return .allowed(grant) }
    return deciding.contains { !$0.isComplete } ? .unknown(best) : .denied(best)
  }
}

extension VaultPolicy.Rule {
  fileprivate init?(_ block: HCLBlock) {
    guard let path = block.label else { return nil }
    self.path = path
    pattern = VaultPathPattern(path.text)
    let words = block.body.attribute("capabilities")
    let old = block.body.attribute("policy")
    let listed = (words?.value.elements ?? []).compactMap { value in
      value.literal.map { ($0, value.range) }
    }
    let implied = (old?.value.text).flatMap { Self.oldPolicies[$0] } ?? []
    let oldRange = old?.value.range ?? block.range
    capabilities = listed + implied.map { ($0, oldRange) }
    isComplete =
      !block.isConditional && !block.body.mayHoldMore && words?.value.isUnknown != true
      && words?.value.elements.contains(where: \.isUnknown) != true
      && words?.isConditional != true && old?.value.isUnknown != true
    range = block.range
  }

  /// What the words of `policy = "..."` stand for, which were there before capabilities.
  private static let oldPolicies: [String: [String]] = [
    "deny": ["deny"],
    "read": ["read", "list"],
    "write": ["create", "read", "update", "delete", "list"],
    "sudo": ["create", "read", "update", "delete", "list", "sudo"],
  ]
}
