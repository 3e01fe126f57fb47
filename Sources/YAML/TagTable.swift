/// The tags of a document, each written once.
struct TagTable {
  private(set) var texts: [String] = []
  private var numbers: [String: UInt16] = [:]

  /// One more than the tag's index; 0 for no tag.
  mutating func number(of tag: String?) -> UInt16 {
    guard let tag, !tag.isEmpty else { return 0 }
    if let number = numbers[tag] { return number }
    // Too many tags to count share a number, so that each is still some tag.
    guard texts.count < Int(UInt16.max) else { return UInt16(texts.count) }
    texts.append(tag)
    numbers[tag] = UInt16(texts.count)
    return UInt16(texts.count)
  }
}
