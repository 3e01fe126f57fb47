import Languages
import SourceText

/// What holds of every text that is read as HCL, however broken.
struct HCLInvariants {
  /// What does not hold; `nil` if all is well.
  private(set) var broken: String?
  private let count: Int
  /// JSON is read as YAML, whose aliases lead elsewhere.
  private let mayHoldAliases: Bool
  private var nodes = 0

  init(_ bytes: [UInt8]) {
    let file = SourceFile(id: 1, path: "fuzz.hcl", contents: bytes)
    count = file.bytes.count
    mayHoldAliases = file.bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
    let text = HCLText(EmbeddedText(file))
    if let range = text.problem?.range { check(range, within: nil) }
    check(text.body, within: nil)
    if nodes > count + 1, !mayHoldAliases { broken = "more values than bytes" }
    let configuration = VaultServerConfiguration(text.body)
    _ = configuration.listeners.map { ($0.disablesTLS, $0.isLoopbackOnly) }
    _ = configuration.unsealsItself
    let policy = VaultPolicy(text)
    _ = policy.decision(on: "sys/auth/x", "sudo")
    if case .allowed(let rule) = policy.decision(on: "sys/auth/x", "read"), rule.isDenial {
      broken = "a denial grants"
    }
  }

  private mutating func check(_ body: HCLBody, within outer: SourceRange?) {
    for item in body.items {
      for key in [item.key] + item.labels { check(key.range, within: outer) }
      check(item.value, within: outer)
    }
  }

  private mutating func check(_ value: HCLValue, within outer: SourceRange?) {
    nodes += 1
    check(value.range, within: outer)
    switch value.content {
    case .object(let body): check(body, within: value.range)
    case .list(let elements): for element in elements { check(element, within: value.range) }
    default: break
    }
  }

  private mutating func check(_ range: SourceRange, within outer: SourceRange?) {
    if range.lower < 0 || range.upper > count { broken = "a range leaves the text" }
    if let outer, !mayHoldAliases, !outer.contains(range) {
      broken = "a value leaves what holds it"
    }
  }
}
