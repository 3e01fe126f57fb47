internal import SourceText
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
    var text = text
    text.withUTF8 { source in
      var index = 0
      while index < source.count {
        // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
        if source[index] == 0xE2, index + 2 < source.count, source[index + 1] == 0x80,
          source[index + 2] & 0xFE == 0xA8
        {
          bytes += source[index + 2] == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8
          index += 3
          continue
        }
        append(source[index])
        index += 1
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes += "\\\"".utf8
    case UInt8(ascii: "\\"): bytes += "\\\\".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0D: bytes += "\\r".utf8
    case 0x09: bytes += "\\t".utf8
    case 0x08: bytes += "\\b".utf8
    case 0x0C: bytes += "\\f".utf8
    case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
      let digits = String(byte, radix: 16)
      bytes += "\\u00\(byte < 0x10 ? "0" : "")\(digits)".utf8
    default: bytes.append(byte)
    }
  }
}
