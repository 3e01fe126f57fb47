internal import YAML

/// The suffix that tells one content of a generated object from another
/// (`kustomize api/hasher/hasher.go`).
enum NameHash {
  /// The ten letters and digits for an object.
  static func of(_ object: Draft) -> String {
    var json = JSONText()
    switch object["kind"]?.text {
    case "ConfigMap":
      json.object(fields(of: object, always: ["data"], ifMapping: ["binaryData"]))
    case "Secret":
      var fields = fields(of: object, always: ["data"], ifMapping: ["stringData"])
      fields.append(("type", object["type"] ?? .string("", at: object.place)))
      json.object(fields)
    default: json.value(object)
    }
    let digest = SHA256.hexadecimal(json.bytes)
    return String(digest.prefix(10).map { letters[$0] ?? $0 })
  }

  /// Vowels and what looks like them are left out, so that no word comes about by accident.
  private static let letters: [Character: Character] = [
    "0": "g", "1": "h", "3": "k", "a": "m", "e": "t",
  ]

  private static func fields(
    of object: Draft, always: [String], ifMapping: [String]
  ) -> [(String, Draft)] {
    let empty = Draft.string("", at: object.place)
    // kustomize asks for one key `metadata/name`, which no object has.
    var fields: [(String, Draft)] = [("kind", object["kind"] ?? empty), ("name", empty)]
    for field in always { fields.append((field, object[field] ?? empty)) }
    for field in ifMapping {
      if let value = object[field], value.isMapping { fields.append((field, value)) }
    }
    return fields
  }
}

/// JSON as Go's encoding/json writes it: keys sorted, `<`, `>` and `&` escaped.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  mutating func value(_ value: Draft) {
    if value.isMapping {
      object(value.members.map { ($0.name, $0.value) })
    } else if value.isSequence {
      bytes.append(UInt8(ascii: "["))
      for (index, item) in value.items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        self.value(item)
      }
      bytes.append(UInt8(ascii: "]"))
    } else {
      scalar(value)
    }
  }

  mutating func object(_ fields: [(String, Draft)]) {
    bytes.append(UInt8(ascii: "{"))
    let sorted = fields.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    for (index, field) in sorted.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      string(field.0)
      bytes.append(UInt8(ascii: ":"))
      value(field.1)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func scalar(_ value: Draft) {
    switch value.scalarType {
    case .null, nil: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .int(let number): bytes += String(number).utf8
    case .float: bytes += (value.text ?? "").utf8
    case .string: string(value.text ?? "")
    }
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case "<", ">", "&", "\u{2028}", "\u{2029}": escape(scalar)
      case _ where scalar.value < 0x20:
        if scalar.value == 8 {
          bytes += "\\b".utf8
        } else if scalar.value == 12 {
          bytes += "\\f".utf8
        } else {
          escape(scalar)
        }
      default: bytes += String(scalar).utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
  }
}
