import Languages

/// What was read, in a form that a test can state on a line.
extension HCLBody {
  var dump: String {
    items.map(\.dump).joined(separator: "; ") + (mayHoldMore ? " ..." : "")
  }
}

extension HCLItem {
  fileprivate var dump: String {
    let name = ([key] + labels).map(\.text).joined(separator: "/")
    return (isConditional ? "?" : "") + name + "=" + value.dump
  }
}

extension HCLValue {
  var dump: String {
    switch content {
    case .string(let text): (isUnknown ? "~" : "") + "'" + text + "'"
    case .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .list(let elements): "[" + elements.map(\.dump).joined(separator: ", ") + "]"
    case .object(let body): "{" + body.dump + "}"
    case .null: "null"
    case .unknown(let text): "~" + text
    }
  }
}
