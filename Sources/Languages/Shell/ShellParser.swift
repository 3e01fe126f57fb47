/// A recursive-descent parser for the shell grammar (POSIX XCU 2.10).
///
/// It goes over the bytes once, without looking back, and never deeper than `maximumDepth`; beyond that an opening is
/// skipped and its contents are read as if it were not there.
struct ShellParser {
  /// Scripts in manifests stay below ten; a thread's stack of 512 kB has room for this many, even unoptimised.
  static let maximumDepth = 24

  /// The bytes being read: the script's, or those of a script that it quotes.
  let bytes: [UInt8]
  /// The way back to the script for a quoted script.
  let quoted: ShellText?
  /// The script's own bytes.
  let root: [UInt8]

  var position = 0
  var limit: Int
  var tree = ShellTree()
  var depth = 0
  /// How many scripts, each quoted by the one around it, enclose this one.
  var scriptDepth = 0

  // Where the next command stands.
  var block: Int?
  var pipeline = 0
  var stage = 0
  var substitutionDepth = 0
  var isConditional = false
  /// True after `&&` and `||`, within the list that is read.
  var followsOperator = false

  /// No template that begins before here ends on its line.
  var firstByteWithTemplate = 0

  var pendingHereDocuments: [PendingHereDocument] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    quoted = nil
    root = bytes
    limit = bytes.count
  }

  /// Reads a script that a word of the outer script holds.
  init(quoted text: ShellText, within outer: borrowing ShellParser) {
    bytes = Array(text.text.utf8)
    quoted = text
    root = outer.root
    limit = bytes.count
    depth = outer.depth
    block = outer.block
    substitutionDepth = outer.substitutionDepth
    isConditional = outer.isConditional
  }

  /// What an API server takes in a request (`k8s.io/apiserver` MaxRequestBodyBytes); etcd takes half of it.
  private static let maximumBytes = 3 << 20
  private static let maximumCommands = 100_000

  /// What a script says; of one over a bound nothing, since half of it would tell another story.
  static func tree(of bytes: [UInt8]) -> ShellTree {
    guard bytes.count <= maximumBytes else { return ShellTree(unread: .overLimit) }
    var parser = ShellParser(bytes)
    parser.parseScript()
    guard parser.tree.commands.count < maximumCommands else {
      return ShellTree(unread: .overLimit)
    }
    return parser.tree
  }

  /// Ends the reading of a script of more commands than anybody writes.
  mutating func stopAtMost() -> Bool {
    guard tree.commands.count >= ShellParser.maximumCommands else { return false }
    position = limit
    return true
  }

  mutating func parseScript() {
    parseList(until: [])
  }
}

// MARK: Reading bytes

extension ShellParser {
  var current: UInt8? { position < limit ? bytes[position] : nil }

  func peek(_ distance: Int = 1) -> UInt8? {
    position + distance < limit ? bytes[position + distance] : nil
  }

  func starts(with text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= limit else { return false }
    return text.withUTF8Buffer { text in
      text.indices.allSatisfy { bytes[position + $0] == text[$0] }
    }
  }

  mutating func skip(_ text: StaticString) -> Bool {
    guard starts(with: text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  /// The range in the script of bytes from `start` up to the current position.
  func range(from start: Int) -> Range<Int> {
    guard let quoted else { return start..<max(start, position) }
    return quoted.range(of: start..<max(start, position))
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The end of the name that begins at an offset; the offset itself if none does.
  func endOfName(at start: Int) -> Int {
    guard start < limit, bytes[start].startsShellName else { return start }
    var end = start + 1
    while end < limit, bytes[end].continuesShellName { end += 1 }
    return end
  }
}

// MARK: Blanks, comments, nesting

extension ShellParser {
  /// Skips blanks, line continuations, and the carriage return of a CRLF line.
  mutating func skipBlanks() {
    while let byte = current {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        position += 1
      } else if let length = lineContinuation ?? carriageReturn {
        position += length
      } else {
        return
      }
    }
  }

  /// The length of a backslash-newline here.
  var lineContinuation: Int? {
    guard current == UInt8(ascii: "\\") else { return nil }
    if peek() == UInt8(ascii: "\n") { return 2 }
    return peek() == UInt8(ascii: "\r") && peek(2) == UInt8(ascii: "\n") ? 3 : nil
  }

  /// The length of a carriage return that belongs to a line end.
  var carriageReturn: Int? {
    guard current == UInt8(ascii: "\r") else { return nil }
    return position + 1 == limit || peek() == UInt8(ascii: "\n") ? 1 : nil
  }

  mutating func skipComment() {
    guard current == UInt8(ascii: "#") else { return }
    while let byte = current, byte != UInt8(ascii: "\n") { position += 1 }
  }

  /// Skips blanks, comments and line ends; a line end brings the heredocs that wait for it.
  mutating func skipNewlines() {
    while true {
      skipBlanks()
      skipComment()
      guard current == UInt8(ascii: "\n") else { return }
      position += 1
      readPendingHereDocuments()
    }
  }

  /// Goes one level deeper, unless that is too deep; `leave` follows if it returns true.
  mutating func enter() -> Bool {
    guard depth < ShellParser.maximumDepth else {
      note(.nestedTooDeeply)
      return false
    }
    depth += 1
    return true
  }

  mutating func leave() { depth -= 1 }

  /// Reads a block's commands.
  ///
  /// - Returns: the indices of its commands.
  @discardableResult
  mutating func parseBlock(
    _ kind: ShellBlock.Kind, until stop: ShellStop, condition: Range<Int>? = nil,
    isConditional conditional: Bool = false, compound: Int? = nil
  ) -> Range<Int> {
    let outer = (block, pipeline, stage, isConditional, followsOperator)
    let index = tree.blocks.count
    let start = position
    let first = tree.commands.count
    tree.blocks.append(
      ShellBlock(
        kind: kind, parent: block, range: range(from: start), commands: first..<first,
        condition: condition, pipeline: pipeline, stage: stage, followsOperator: followsOperator,
        compound: compound ?? index))
    block = index
    followsOperator = false
    isConditional = isConditional || conditional
    if enter() {
      if case .function = kind {
        // Calls decide whether the body runs, not the place of the definition.
        isConditional = false
        parseCommand()
      } else {
        parseList(until: stop)
      }
      leave()
    }
    (block, pipeline, stage, isConditional, followsOperator) = outer
    tree.blocks[index].range = range(from: start)
    tree.blocks[index].commands = first..<tree.commands.count
    return first..<tree.commands.count
  }
}

extension UInt8 {
  /// A byte that may begin a variable's name.
  var startsShellName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  var continuesShellName: Bool { startsShellName || isShellDigit }

  var isShellDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// A byte that ends an unquoted word (POSIX XCU 2.3).
  var endsShellWord: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ";"),
      UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    default: false
    }
  }
}
