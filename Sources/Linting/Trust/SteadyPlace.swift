internal import Graph

/// A place in a file as it can be found again in another state of the file: by the object and the path
/// to it, never by a line.
struct SteadyPlace: Sendable {
  /// The document; `nil` in a text that holds no YAML there.
  var document: SteadyDocuments.Name?
  /// The keys and items on the way down.
  var tokens: [String] = []
  /// Whether the last key is meant, and not its value.
  var isKey = false
  /// The line of a text on several lines.
  var line: SteadyLine?
}

/// A line by what it says, and by how many such lines stand above it.
struct SteadyLine: Sendable, Hashable {
  let text: [UInt8]
  let ordinal: Int

  /// A line (from 1) among some lines of a file.
  init(_ line: Int, among lines: ClosedRange<Int>, of file: SourceFile) {
    let text = ValuePin.text(ofLine: line, in: file)
    self.text = text
    ordinal = (lines.lowerBound..<max(line, lines.lowerBound)).count {
      ValuePin.text(ofLine: $0, in: file) == text
    }
  }

  /// The line (from 1) that it is among some of another file.
  func found(among lines: ClosedRange<Int>, of file: SourceFile) -> Int? {
    lines.filter { ValuePin.text(ofLine: $0, in: file) == text }.dropFirst(ordinal).first
  }
}

/// The documents of one state of a file, in which places are looked up.
struct SteadyDocuments: Sendable {
  /// A document by the object in it, and by how many of the same name stand above it.
  struct Name: Sendable, Hashable {
    let object: String
    let ordinal: Int
  }

  let file: SourceFile
  private let documents: [Content]

  private struct Content: Sendable {
    let name: Name
    let root: Node
    let names: ItemNames
  }

  init(_ file: SourceFile, limits: Limits) {
    self.file = file
    var counts: [String: Int] = [:]
    documents = Stream(file, limits: limits).documents.compactMap(\.root).map { root in
      let object = root.objectName ?? ""
      defer { counts[object, default: 0] += 1 }
      return Content(
        name: Name(object: object, ordinal: counts[object] ?? 0), root: root,
        names: ItemNames(below: root))
    }
  }

  private var allLines: ClosedRange<Int> { 1...max(1, file.lineCount) }

  /// What stands at a range of the file.
  func place(of range: SourceRange) -> SteadyPlace {
    let offset = Int(range.lower)
    let line = file.line(at: offset)
    guard let content = documents.first(where: { $0.root.offsets.contains(offset) }) else {
      return SteadyPlace(line: SteadyLine(line, among: allLines, of: file))
    }
    var place = SteadyPlace(document: content.name)
    var node = content.root
    while let step = content.names.step(from: node, toward: offset) {
      place.tokens.append(step.token)
      node = step.node
      if step.isKey {
        place.isKey = true
        return place
      }
    }
    let lines = self.lines(of: node)
    // What is on one line of its own needs no more to be told by.
    if !node.isScalar || node.isAlias || lines.count > 1 {
      place.line = SteadyLine(line, among: lines, of: file)
    }
    return place
  }

  /// The line (from 1) at which a place of another state stands in this one; `nil` if it is not there.
  func line(of place: SteadyPlace) -> Int? {
    guard let document = place.document else {
      return place.line?.found(among: allLines, of: file)
    }
    guard let content = documents.first(where: { $0.name == document }) else { return nil }
    var node = content.root
    var line = file.line(at: node.offsets.lowerBound)
    for (number, token) in place.tokens.enumerated() {
      guard let step = content.names.step(from: node, by: token) else { return nil }
      node = step.value
      let isMeantKey = place.isKey && number == place.tokens.count - 1
      line = file.line(at: (isMeantKey ? step.key ?? node : node).offsets.lowerBound)
    }
    guard let text = place.line else { return line }
    return text.found(among: lines(of: node), of: file)
  }

  private func lines(of node: Node) -> ClosedRange<Int> {
    let offsets = node.offsets
    let first = file.line(at: offsets.lowerBound)
    return first...max(first, file.line(at: max(offsets.lowerBound, offsets.upperBound - 1)))
  }
}
