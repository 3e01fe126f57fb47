import SourceText
import YAML

/// What holds for whatever is read, however broken.
struct Invariants {
  /// The first one that does not hold.
  private(set) var broken: String?
  private let file: SourceFile

  init(_ file: SourceFile) {
    self.file = file
    check(Stream(file), depth: 0)
  }

  private mutating func expect(_ condition: Bool, _ name: String, at offset: Int32) {
    guard !condition, broken == nil else { return }
    broken = "\(name) at \(file.position(at: Int(offset)))"
  }

  private mutating func check(_ stream: Stream, depth: Int) {
    for problem in stream.problems { check(problem.range, "a problem is outside of the file") }
    for (left, right) in zip(stream.problems, stream.problems.dropFirst()) {
      expect(left.range.lower <= right.range.lower, "problems are unordered", at: right.range.lower)
    }
    var last = -1
    for document in stream.documents {
      expect(document.index > last, "documents are misnumbered", at: 0)
      last = document.index
      guard let root = document.root else { continue }
      check(root, below: root, depth: depth)
    }
  }

  private mutating func check(_ range: SourceRange, _ name: String) {
    let isInside =
      range.file == file.id && range.lower >= 0 && range.lower <= range.upper
      && Int(range.upper) <= file.bytes.count
    expect(isInside, name, at: range.lower)
  }

  private mutating func check(_ node: Node, below root: Node, depth: Int) {
    let range = node.range
    check(range, "a node is outside of the file")
    guard !node.isAlias, broken == nil else { return }
    if let pointer = node.pointer(from: root) {
      expect(pointer.isEmpty == (node == root), "a pointer leads elsewhere", at: range.lower)
    } else {
      expect(false, "a node has no pointer", at: range.lower)
    }
    // In a carried text an empty node may stand for a place after the line it ends.
    if depth == 0 {
      expect(root.pointer(atOffset: range) != nil, "a place has no pointer", at: range.lower)
    }
    var before = range.lower
    let children = node.items + node.writtenEntries.flatMap { [$0.key, $0.value] }
    for child in children {
      expect(child.range.lower >= before, "nodes are unordered", at: child.range.lower)
      if depth == 0 {
        expect(child.range.upper <= range.upper, "a child leaves its parent", at: child.range.upper)
      }
      before = child.range.lower
      check(child, below: root, depth: depth)
    }
    checkEntries(of: node)
    checkText(of: node, depth: depth)
  }

  private mutating func checkEntries(of node: Node) {
    for entry in node.entries {
      guard let key = entry.key.text, key != "<<" else { continue }
      expect(node[key] == entry.value, "a look-up finds something else", at: node.range.lower)
    }
  }

  private mutating func checkText(of node: Node, depth: Int) {
    guard let text = node.embeddedText else { return }
    _ = (node.scalarType, node.string, node.int, node.bool)
    expect(text.bytes.count == node.textCount, "a text has lost bytes", at: node.range.lower)
    for offset in text.bytes.indices.prefix(500) {
      let place = text.range(offset..<(offset + 1))
      check(place, "a byte is outside of the file")
      guard broken == nil else { return }
      // A byte stands for itself, unless an escape or a folded line break stands for it.
      let isItself = place.offsets.count == 1 && file.bytes[Int(place.lower)] == text.bytes[offset]
      let standsForIt = place.offsets.first.map {
        "\\'\n\r\u{85}\u{2028}".utf8.contains(file.bytes[$0])
      }
      expect(isItself || standsForIt == true, "a byte stands elsewhere", at: place.lower)
    }
    if depth < 2, !text.bytes.isEmpty { check(Stream(text), depth: depth + 1) }
  }
}
