internal import Graph
internal import SourceText

/// A short hash of the value that an exception excuses: with another value the exception ends.
///
/// It is made of the object, the place and the value, so that equal values at two places have nothing
/// in common and no table of hashes helps; and it is cut so short that many values have it. Whoever may
/// read the manifest can still try a guess; whoever writes down a pin tells no more than the manifest.
enum ValuePin {
  /// The number of its hexadecimal digits.
  static let length = 10

  static func isPin(_ text: Substring) -> Bool {
    text.utf8.count == length
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// The pin of what stands at a finding's place.
  static func of(_ range: SourceRange, pointer: String, in resource: Resource?, _ file: SourceFile)
    -> String
  {
    let name = resource?.identityName ?? ""
    let place = resource?.steadyPointer(pointer) ?? ""
    let value = value(range, pointer: pointer, in: resource, file)
    let message = Array("manifestguard\u{0}\(name)\u{0}\(place)\u{0}".utf8) + value
    return String(SHA256.hexadecimal(message).prefix(length))
  }

  /// A value without what reformatting changes; of a longer text its lines at the place.
  private static func value(
    _ range: SourceRange, pointer: String, in resource: Resource?, _ file: SourceFile
  ) -> [UInt8] {
    let node = resource?.node.value(at: pointer)
    if let node, node.isScalar, !Self.isPart(range, of: node, in: file) {
      return Array((node.text ?? "").utf8)
    }
    if let node, !node.isScalar { return canonicalText(of: node) }
    return text(ofLine: file.line(at: Int(range.lower)), in: file)
  }

  /// A value as text that does not depend on how it is written.
  static func canonicalText(of node: Node, limit: Int = 1_000_000) -> [UInt8] {
    var writer = CanonicalText(limit: limit)
    writer.write(node, depth: 0)
    return writer.bytes
  }

  /// A line (from 1) without blanks, and without a comment: the exception itself may be one.
  static func text(ofLine line: Int, in file: SourceFile) -> [UInt8] {
    var text: [UInt8] = []
    var last = UInt8(ascii: " ")
    for byte in file.bytes[file.lineRange(line)] {
      let isAfterBlank = last == UInt8(ascii: " ") || last == UInt8(ascii: "\t")
      if byte == UInt8(ascii: "#"), isAfterBlank { break }
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { text.append(byte) }
      last = byte
    }
    return text
  }

  /// Whether a range is a line of a text on several lines.
  private static func isPart(_ range: SourceRange, of node: Node, in file: SourceFile) -> Bool {
    let whole = node.range
    guard whole.file == range.file, whole.contains(range), whole != range else { return false }
    return file.line(at: Int(whole.lower)) != file.line(at: max(0, Int(whole.upper) - 1))
  }
}

/// A collection as text that does not depend on how it is written; only so much of it as has a bound.
private struct CanonicalText {
  private(set) var bytes: [UInt8] = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func write(_ node: Node, depth: Int) {
    guard bytes.count < limit, depth < 200 else { return }
    if node.isMapping {
      bytes.append(UInt8(ascii: "{"))
      let entries = node.entries.map { (key: $0.key.text ?? "?", value: $0.value) }
      for entry in entries.sorted(by: { $0.key < $1.key }) {
        add(entry.key)
        write(entry.value, depth: depth + 1)
      }
      bytes.append(UInt8(ascii: "}"))
    } else if node.isSequence {
      bytes.append(UInt8(ascii: "["))
      for item in node.items { write(item, depth: depth + 1) }
      bytes.append(UInt8(ascii: "]"))
    } else {
      add(node.text ?? "")
    }
  }

  private mutating func add(_ text: String) {
    bytes += text.utf8
    bytes.append(0)
  }
}
