internal import Graph

/// What stays the same while lines move: the rule, the object, the place in it, the evidence key.
enum Fingerprint {
  static func of(_ finding: Finding, resource: Resource?, path: String) -> String {
    var hash = FNV1a()
    hash.add(finding.rule)
    if let resource {
      // As declared: an overlay's prefix or namespace does not make another finding of it.
      let declared = resource.declared
      for part in [
        resource.apiVersion, resource.kind, declared?.namespace ?? "", declared?.name ?? path,
      ] {
        hash.add(part)
      }
    } else {
      hash.add(path)
    }
    hash.add(finding.pointer)
    hash.add(finding.key)
    return hash.hexadecimal
  }
}

/// The 64-bit FNV-1a hash (draft-eastlake-fnv), each text closed by a byte that none contains.
private struct FNV1a {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  var hexadecimal: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
