public import SourceText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension Node {
  /// How the scalar is written; `nil` for a collection.
  public var style: ScalarStyle? { ScalarStyle(rawValue: record.form.rawValue) }

  /// The text of the scalar after unquoting and unfolding, whatever its type; `nil` for a collection.
  public var text: String? {
    withText { String(decoding: $0, as: UTF8.self) }
  }

  /// The number of bytes of the scalar's text; 0 for a collection.
  public var textCount: Int { Int(record.textCount) }

  /// Whether the value is a scalar with just this text.
  public func hasText(_ other: String) -> Bool {
    var other = other
    return other.withUTF8 { document.text(of: index, equals: $0) }
  }

  /// Calls a function with the bytes of the scalar's text; `nil` for a collection.
  public func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    document.withText(of: record, body)
  }

  /// The scalar's text as an embedded text, whose offsets lead back to the file.
  public var embeddedText: EmbeddedText? {
    guard let style, let text = withText({ [UInt8]($0) }) else { return nil }
    if let composition = document.composition {
      return composition.places[Int(valueIndex)].embeddedText(text)
    }
    let record = record
    let written = Int(record.lower)..<Int(record.upper)
    let start = Properties.end(in: document.text.bytes, from: written)
    let places = ScalarPlaces.map(
      text, style, in: document.text, writtenAt: start..<written.upperBound)
    return EmbeddedText(text, file: document.text.file, places: places)
  }

  /// The type of the scalar as Kubernetes reads it; a tag of its own makes it a string.
  public var scalarType: ScalarType? {
    let record = record
    guard record.isScalar else { return nil }
    switch tag {
    case nil: return record.form == .plain ? withText(ScalarType.init(plain:)) : .string
    case "tag:yaml.org,2002:null": return .null
    case "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float":
      return withText(ScalarType.init(plain:))
    default: return .string
    }
  }

  /// Whether the value is null, as absent text or `null`.
  public var isNull: Bool { scalarType == .null }

  /// The text of a value that Kubernetes reads as a string; `nil` for other types.
  public var string: String? { scalarType == .string ? text : nil }

  /// The truth value; `nil` for other types.
  public var bool: Bool? {
    if case .bool(let value) = scalarType { value } else { nil }
  }

  /// The whole number; `nil` for other types.
  public var int: Int? {
    if case .int(let value) = scalarType { Int(value) } else { nil }
  }
}

extension Document {
  func withText<Result>(
    of record: Record, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    guard record.isScalar else { return nil }
    let range = Int(record.textLower)..<Int(record.textLower + record.textCount)
    let bytes = record.flags.contains(.isInSource) ? text.bytes : decoded
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Whether a node, or what it is an alias of, is a scalar with just this text.
  func text(of index: Int32, equals other: UnsafeBufferPointer<UInt8>) -> Bool {
    var record = records[Int(index)]
    if record.form == .alias { record = records[Int(record.target)] }
    if record.form == .link {
      let node = node(at: index)
      return node.document.text(of: node.index, equals: other)
    }
    guard record.isScalar, Int(record.textCount) == other.count else { return false }
    return withText(of: record) { $0.hasSameBytes(as: other) } ?? false
  }
}

extension UnsafeBufferPointer<UInt8> {
  func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard let baseAddress, let otherBase = other.baseAddress else { return true }
    return memcmp(baseAddress, otherBase, count) == 0
  }
}
