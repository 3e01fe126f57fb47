public import SourceText

/// The attributes and blocks between two braces, or of a whole text.
public struct HCLBody: Sendable {
  /// The attributes and blocks, in their order.
  public let items: [HCLItem]
  /// Whether a template's action stands among them that may add more.
  public let mayHoldMore: Bool

  /// Nothing at all.
  public static var empty: HCLBody { HCLBody(items: [], mayHoldMore: false) }

  /// The attribute of a name, the last one if it is written twice.
  public func attribute(_ name: String) -> HCLItem? {
    items.last { $0.labels.isEmpty && $0.hasName(name) }
  }

  /// The truth value of an attribute, `standard` where it is not written; `nil` where it cannot be
  /// told.
  public func flag(_ name: String, default standard: Bool) -> Bool? {
    guard let item = attribute(name) else { return mayHoldMore ? nil : standard }
    return item.isConditional ? nil : item.value.flag
  }

  /// The blocks of a name: `name { ... }`, with labels or without, and the objects that an attribute
  /// of the name holds.
  public func blocks(_ name: String) -> [HCLBlock] {
    items.filter { $0.hasName(name) }.flatMap { item in
      item.value.elements.compactMap { value in
        value.object.map {
          HCLBlock(
            name: item.key, labels: item.labels, body: $0, range: value.range,
            isConditional: item.isConditional)
        }
      }
    }
  }

  /// The blocks of a name under their first label, which JSON and a nested block write as a key:
  /// `listener "tcp" { ... }` is `{"listener": {"tcp": { ... }}}`.
  public func labelledBlocks(_ name: String) -> [HCLBlock] {
    blocks(name).flatMap { block -> [HCLBlock] in
      guard block.labels.isEmpty else { return [block] }
      return block.body.items.flatMap { inner in
        inner.value.elements.compactMap { value in
          value.object.map {
            HCLBlock(
              name: block.name, labels: [inner.key] + inner.labels, body: $0, range: value.range,
              isConditional: block.isConditional || inner.isConditional)
          }
        }
      }
    }
  }
}

/// An attribute or a block: its keys and its value.
public struct HCLItem: Sendable {
  /// The name.
  public let key: HCLKey
  /// The labels of a block; none for an attribute.
  public let labels: [HCLKey]
  /// The value, an object for a block.
  public let value: HCLValue
  /// Whether a template's condition decides if it is there.
  public let isConditional: Bool

  /// HCL compares names without regard to case (`hcl/ast ObjectList.Filter`).
  func hasName(_ name: String) -> Bool { key.text.lowercasedASCII == name.lowercasedASCII }
}

/// A block, however its labels are written.
public struct HCLBlock: Sendable {
  /// Its name.
  public let name: HCLKey
  /// Its labels.
  public let labels: [HCLKey]
  /// What stands between its braces.
  public let body: HCLBody
  /// The braces and what is between them.
  public let range: SourceRange
  /// Whether a template's condition decides if it is there.
  public let isConditional: Bool

  /// The first label.
  public var label: HCLKey? { labels.first }
}
