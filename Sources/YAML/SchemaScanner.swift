internal import SourceText

/// Finds the schemas of CustomResourceDefinitions, of which most of their files consists, without building a node.
///
/// It knows the part of YAML that generators write, and gives up at anything else: what it passes over is
/// certain to be right, and no document is skipped that libyaml would complain of.
struct SchemaScanner {
  /// A block collection that is not closed yet.
  private struct Open {
    let column: Int
    let isSequence: Bool
    /// The hashes of its keys: two that are the same may be a repeated key, which is to be reported.
    var keys: [UInt64] = []
  }

  /// A schema that is being passed over.
  private struct Schema {
    let keyEnd: Int
    let start: Int
    let column: Int
    let nodes: Int
  }

  /// More keys of one mapping than a schema has would take long to compare.
  private static let mostKeys = 400
  private static let mostParts = 200
  private static let depth = 80

  private(set) var parts: [UnreadLines] = []
  let source: UnsafeBufferPointer<UInt8>
  var position = 0
  private var open: [Open] = []
  /// Whether the last key or dash has no value yet.
  private var isPending = false
  /// The column of the collection whose plain scalar may go on in the next line.
  var plainColumn: Int?
  private var hasGroup = false
  private var hasKind = false
  private var schema: Schema?
  /// The schema that ended before this line.
  private var passed: UnreadLines?
  private var nodes = 0
  var lastEnd = 0

  /// The schemas of a text.
  static func parts(in source: UnsafeBufferPointer<UInt8>) -> [UnreadLines] {
    guard source.contains("CustomResourceDefinition"), isOrdinary(source) else { return [] }
    var scanner = SchemaScanner(source)
    scanner.scan()
    return scanner.parts
  }

  private init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

  private mutating func scan() {
    while position < source.count, parts.count < Self.mostParts {
      // What libyaml says of a line that is wrong depends on what stands before it.
      passed = nil
      let isUnderstood = scanLine()
      if isUnderstood, let passed { parts.append(passed) }
      if isUnderstood { continue }
      schema = nil
      guard skipToMarker() else { return }
    }
    passed = nil
    finishSchema(before: source.count, column: 0)
    if let passed { parts.append(passed) }
  }

  /// `---` at the start of a line begins a document whatever stands before it.
  private mutating func skipToMarker() -> Bool {
    while let lineBreak = source.next(0x0A, from: position) {
      position = lineBreak + 1
      if isMarker(at: position) { return true }
    }
    return false
  }

  private func isMarker(at start: Int) -> Bool {
    start + 3 <= source.count && (start..<start + 3).allSatisfy { source[$0] == UInt8(ascii: "-") }
      && (start + 3 == source.count || source[start + 3] == 0x0A)
  }

  private mutating func beginDocument() {
    open = []
    isPending = false
    plainColumn = nil
    (hasGroup, hasKind) = (false, false)
  }

  /// The bytes of the line that begins at a place, without spaces around them.
  func line(at start: Int) -> (first: Int, end: Int, next: Int) {
    let lineBreak = source.next(0x0A, from: start) ?? source.count
    var first = start
    while first < lineBreak, source[first] == 0x20 { first += 1 }
    var end = lineBreak
    while end > first, source[end - 1] == 0x20 { end -= 1 }
    return (first, end, lineBreak + 1)
  }

  /// Goes over an entry; `false` where it is not understood.
  private mutating func scanLine() -> Bool {
    let start = position
    let (first, end, next) = line(at: start)
    let column = first - start
    guard first < end else {
      position = next
      return true
    }
    if source[first] == UInt8(ascii: "#") {
      plainColumn = nil
      position = next
      return true
    }
    if column == 0, isMarker(at: start) {
      finishSchema(before: start, column: 0)
      beginDocument()
      position = next
      return true
    }
    if let plainColumn, column > plainColumn {
      position = next
      return goesOn(first..<end)
    }
    plainColumn = nil
    while let last = open.last, last.column > column {
      open.removeLast()
      isPending = false
    }
    finishSchema(before: start, column: column)
    return isDash(at: first, end)
      ? scanItem(first, end, start, next) : scanKey(first, end, start, next, isInItem: false)
  }

  private func isDash(at place: Int, _ end: Int) -> Bool {
    source[place] == UInt8(ascii: "-") && (place + 1 == end || source[place + 1] == 0x20)
  }

  private mutating func scanItem(_ dash: Int, _ end: Int, _ start: Int, _ next: Int) -> Bool {
    let column = dash - start
    guard let last = open.last else { return false }
    if !(last.column == column && last.isSequence) {
      guard isPending, last.column <= column, open.count < Self.depth else { return false }
      open.append(Open(column: column, isSequence: true))
    }
    nodes += 1
    isPending = true
    var place = dash + 1
    while place < end, source[place] == 0x20 { place += 1 }
    lastEnd = place < end ? end : dash + 1
    guard place < end else {
      position = next
      return true
    }
    guard !isDash(at: place, end) else { return false }
    if keyEnd(place, end) != nil { return scanKey(place, end, start, next, isInItem: true) }
    isPending = false
    return scanValue(place, end, next, column: column)
  }

  private mutating func scanKey(
    _ first: Int, _ end: Int, _ start: Int, _ next: Int, isInItem: Bool
  ) -> Bool {
    guard let colon = keyEnd(first, end) else { return false }
    let column = first - start
    if !isInItem, let last = open.last, last.column == column, last.isSequence { open.removeLast() }
    if let last = open.last {
      if last.column < column {
        guard isPending, open.count < Self.depth else { return false }
        open.append(Open(column: column, isSequence: false))
      } else if last.column != column || last.isSequence {
        return false
      }
    } else {
      guard column == 0, !isInItem else { return false }
      open.append(Open(column: 0, isSequence: false))
    }
    guard note(first..<colon) else { return false }
    nodes += 2
    var place = colon + 1
    while place < end, source[place] == 0x20 { place += 1 }
    lastEnd = end
    isPending = place == end
    if open.count == 1 { noteType(first..<colon, place..<end) }
    guard isPending else { return scanValue(place, end, next, column: column) }
    if schema == nil, hasGroup, hasKind, holds("openAPIV3Schema", first..<colon) {
      schema = Schema(keyEnd: colon + 1, start: next, column: column, nodes: nodes)
    }
    position = next
    return true
  }

  /// Remembers a key of the innermost mapping; `false` where it may be there already.
  private mutating func note(_ key: Range<Int>) -> Bool {
    // FNV-1a (draft-eastlake-fnv).
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for place in key { hash = (hash ^ UInt64(source[place])) &* 0x100_0000_01b3 }
    let last = open.count - 1
    guard open[last].keys.count < Self.mostKeys, !open[last].keys.contains(hash) else {
      return false
    }
    open[last].keys.append(hash)
    return true
  }

  private mutating func noteType(_ key: Range<Int>, _ value: Range<Int>) {
    if holds("kind", key) { hasKind = holds("CustomResourceDefinition", value) }
    if holds("apiVersion", key) {
      hasGroup = holds(
        "apiextensions.k8s.io/", value.lowerBound..<min(value.upperBound, value.lowerBound + 21))
    }
  }

  private func holds(_ text: StaticString, _ range: Range<Int>) -> Bool {
    range.count == text.utf8CodeUnitCount
      && range.allSatisfy { source[$0] == text.utf8Start[$0 - range.lowerBound] }
  }

  /// Takes down a schema whose collections are all closed.
  private mutating func finishSchema(before end: Int, column: Int) {
    guard let schema, column <= schema.column else { return }
    self.schema = nil
    // An empty one is what libyaml makes of nothing.
    guard nodes > schema.nodes else { return }
    passed = UnreadLines(
      keyEnd: schema.keyEnd, lines: schema.start..<end, end: lastEnd, nodes: nodes - schema.nodes)
  }
}
