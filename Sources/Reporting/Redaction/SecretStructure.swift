internal import SourceText
internal import YAML

/// Finds what the structure of a YAML file says is, or may be, the value of a secret.
struct SecretStructure {
  private let bytes: [UInt8]
  private var hidden: [Range<Int>] = []
  /// Set once a secret's value comes from an anchor somewhere in its document.
  private var hidesDocument = false
  /// The end of the last scalar; between scalars stand punctuation and comments.
  private var cursor = 0
  private var secretDepth = 0
  private var isBehindSecret = false

  /// The bytes that must not be shown, in no order.
  static func hidden(in file: SourceFile) -> [Range<Int>] {
    let stream = Stream(file)
    var structure = SecretStructure(bytes: file.bytes)
    var rest = 0
    let isBroken = stream.problems.contains { $0.kind != .duplicateKey }
    for root in stream.documents.compactMap(\.root) {
      structure.visitDocument(root)
      if isBroken { structure.hideStrictly(rest..<max(rest, root.offsets.lowerBound)) }
      rest = max(rest, root.offsets.upperBound)
    }
    structure.passGap(upTo: file.bytes.count, isClosed: false)
    if isBroken { structure.hideStrictly(rest..<file.bytes.count) }
    return structure.hidden
  }

  /// Whether a text holds nothing that would be hidden if it stood in a file.
  static func tellsNothing(_ text: [UInt8]) -> Bool {
    !EmbeddedSecret.stands(in: text[...])
      && SecretScanner.hidden(in: 0..<text.count, of: text).isEmpty
      && PrivateKeys.ranges(in: text).isEmpty
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func visitDocument(_ root: Node) {
    hidesDocument = false
    visit(root, .open)
    if hidesDocument { hideWords(in: root.offsets) }
  }

  // A document nests no deeper than the parser allows, so recursion is bounded.
  private mutating func visit(_ node: Node, _ exposure: SecretExposure) {
    if node.isAlias {
      let isClosed = exposure == .closed || exposure == .keys
      if isClosed { hidesDocument = true }
      pass(node, isClosed: isClosed)
    } else if node.isMapping {
      visitMapping(node, exposure)
    } else if node.isSequence {
      visitSequence(node, exposure)
    } else {
      visitScalar(node, exposure)
    }
  }

  private mutating func visitMapping(_ node: Node, _ exposure: SecretExposure) {
    let isSecret = exposure == .open && SecretExposure.isSecret(node)
    if isSecret { secretDepth += 1 }
    for entry in node.writtenEntries {
      if entry.key.isScalar, exposure != .closed || Self.isVariableOfSecret(entry.key) {
        pass(entry.key, isClosed: false)
      } else {
        visit(entry.key, exposure)
      }
      let name = entry.key.text ?? ""
      visit(
        entry.value,
        isSecret
          ? SecretExposure.inSecret(of: name) : exposure.inside(of: entry, name, in: node))
    }
    if isSecret {
      secretDepth -= 1
      isBehindSecret = true
    }
  }

  /// Whether a key is the name of a variable for a secret, `AWS_SECRET_ACCESS_KEY`: that is no secret.
  private static func isVariableOfSecret(_ key: Node) -> Bool {
    guard let name = key.text?.utf8, name.count <= 64, name.contains(UInt8(ascii: "_")) else {
      return false
    }
    let isVariable = name.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte.isDigit
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
    return isVariable && SensitiveName.matches(Array(name))
  }

  private mutating func visitSequence(_ node: Node, _ exposure: SecretExposure) {
    var arguments = SecretArguments()
    for item in node.items {
      visit(item, arguments.isSecret(item) ? .closed : exposure)
    }
  }

  private mutating func visitScalar(_ node: Node, _ exposure: SecretExposure) {
    let range = node.offsets
    pass(node, isClosed: exposure == .closed || exposure == .keys || exposure == .metadata)
    if case .redis(let form) = exposure {
      hidden += RedisLines.hidden(in: range, of: bytes, as: form)
    }
    switch exposure {
    case .shown: break
    case .closed, .keys, .metadata:
      if !PlainValue.mayBeShown(unquoted(range)) { hidden.append(range) }
      isBehindSecret = true
    case .literals:
      let equals = bytes[range].firstIndex(of: UInt8(ascii: "="))
      hidden.append(equals.map { $0 + 1..<range.upperBound } ?? range)
    case .open, .generator, .redis:
      if EmbeddedSecret.stands(in: bytes[range]) {
        hideStrictly(range)
      } else {
        hidden += SecretScanner.hidden(in: range, of: bytes, joinsLines: node.style != .literal)
      }
    }
  }

  /// Passes a scalar or an alias, and what stands between it and the one before.
  private mutating func pass(_ node: Node, isClosed: Bool) {
    passGap(upTo: node.offsets.lowerBound, isClosed: isClosed)
    cursor = max(cursor, node.offsets.upperBound)
  }

  /// Comments are read as any text; in and behind a Secret they are hidden, and tags with them,
  /// since a password that begins with `!` or `&` is one to YAML.
  private mutating func passGap(upTo end: Int, isClosed: Bool) {
    guard cursor < end else { return }
    let gap = cursor..<end
    cursor = end
    if isClosed || secretDepth > 0 || isBehindSecret {
      isBehindSecret = false
      hideWords(in: gap)
    } else if bytes[gap].contains(UInt8(ascii: "#")) {
      hidden += SecretScanner.hidden(in: gap, of: bytes)
    }
  }

  /// Hides each line of a gap from the first byte on that is no punctuation.
  private mutating func hideWords(in gap: Range<Int>) {
    var place = gap.lowerBound
    while place < gap.upperBound {
      if bytes[place].isBlank || bytes[place].isLineBreak || Self.punctuation.contains(bytes[place])
      {
        place += 1
      } else {
        let end = bytes.lineEnd(from: place, within: gap.upperBound)
        hidden.append(place..<end)
        place = end
      }
    }
  }

  private static let punctuation = Set("-?:,[]{}".utf8)

  /// Shows each line only up to its first `:` or `=`, and nothing of a line without one.
  private mutating func hideStrictly(_ range: Range<Int>) {
    var line = range.lowerBound
    while line < range.upperBound {
      let end = bytes.lineEnd(from: line, within: range.upperBound)
      let text = bytes[line..<end].firstIndex { !$0.isBlank && $0 != UInt8(ascii: "-") } ?? end
      let name =
        bytes[text..<end].firstIndex { !$0.isNameByte && !$0.isQuote && !$0.isBlank } ?? end
      let isName = name > text && endsName(at: name, before: end)
      hidden.append((isName ? name + 1 : text)..<end)
      line = end + 1
    }
  }

  /// Whether `:` or `=` stands at a place, and no `=` that only fills up base64.
  private func endsName(at place: Int, before end: Int) -> Bool {
    guard place + 1 < end else { return place < end && bytes[place] == UInt8(ascii: ":") }
    return bytes[place] == UInt8(ascii: ":")
      || bytes[place] == UInt8(ascii: "=") && bytes[place + 1] != UInt8(ascii: "=")
  }

  /// The bytes of a scalar as written, without its quotes.
  private func unquoted(_ range: Range<Int>) -> [UInt8] {
    let text = Array(bytes[range])
    guard text.count >= 2, let first = text.first, first == text.last,
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    else { return text }
    return Array(text[1..<(text.count - 1)])
  }
}
