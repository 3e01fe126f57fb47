internal import Graph
internal import SourceText

/// Reads the file of a shard, whoever wrote it, or says what is wrong with it.
struct ShardFile {
  var path: String { file.path }
  private let file: SourceFile

  /// What a file may hold: many findings, each in many clusters.
  static let sizeLimit = 500_000_000

  init(_ path: String) throws(UsageError) {
    switch FileSystem.read(path, limit: Self.sizeLimit) {
    case .bytes(let bytes): file = SourceFile(id: 0, path: path, contents: bytes)
    case .tooLarge: throw UsageError("\(path): a shard has no more than \(Self.sizeLimit) bytes")
    case .failure(let reason): throw UsageError("\(path): the shard could not be read: \(reason)")
    }
  }

  /// One that is read already.
  init(_ file: SourceFile) { self.file = file }

  /// The mapping that the file is.
  func root() throws(UsageError) -> ShardValue {
    var limits = Limits()
    limits.nodes = 100_000_000
    limits.expandedNodes = 100_000_000
    let stream = Stream(file, limits: limits)
    guard stream.problems.isEmpty, stream.documents.count == 1, let root = stream.documents[0].root,
      root.isMapping, root["manifestguardShard"] != nil
    else {
      throw UsageError(
        "\(path): this is no shard, or not all of one; `manifestguard lint --shard I/N` writes them"
      )
    }
    return ShardValue(root, in: self)
  }

  func error(at node: Node, _ wanted: String) -> UsageError {
    let line = file.position(at: Int(node.range.lower)).line
    return UsageError(
      "\(path):\(line): this is no shard of manifestguard: \(wanted) is wanted here")
  }
}

/// A value in the file of a shard, and what it has to be.
struct ShardValue {
  let node: Node
  private let file: ShardFile

  init(_ node: Node, in file: ShardFile) {
    self.node = node
    self.file = file
  }

  func error(_ wanted: String) -> UsageError { file.error(at: node, wanted) }

  subscript(key: String) -> ShardValue {
    get throws(UsageError) {
      guard let value = node[key] else { throw error(key) }
      return ShardValue(value, in: file)
    }
  }

  /// The value of a key that need not be there.
  func optional(_ key: String) -> ShardValue? { node[key].map { ShardValue($0, in: file) } }

  var isNull: Bool { node.isNull }

  func text() throws(UsageError) -> String {
    guard node.isScalar, !node.isNull, let text = node.text else { throw error("a text") }
    return text
  }

  func optionalText() throws(UsageError) -> String? { try isNull ? nil : text() }

  func bool() throws(UsageError) -> Bool {
    guard case .bool(let value) = node.scalarType else { throw error("true or false") }
    return value
  }

  func int(_ range: ClosedRange<Int> = 0...Int(Int32.max)) throws(UsageError) -> Int {
    guard case .int(let value) = node.scalarType, let number = Int(exactly: value),
      range.contains(number)
    else { throw error("a number from \(range.lowerBound) to \(range.upperBound)") }
    return number
  }

  /// The items of a list, of a certain number of them if it is told.
  func list(of count: Int? = nil) throws(UsageError) -> [ShardValue] {
    guard node.isSequence, !node.isAlias else { throw error("a list") }
    let items = node.items
    guard count.map({ items.count == $0 }) ?? true else { throw error("a list of \(count ?? 0)") }
    return items.map { ShardValue($0, in: file) }
  }

  func map<Value>(
    _ read: (ShardValue) throws(UsageError) -> Value
  ) throws(UsageError) -> [Value] {
    var values: [Value] = []
    for item in try list() { values.append(try read(item)) }
    return values
  }

  /// The entries of a mapping.
  func entries() throws(UsageError) -> [(key: String, value: ShardValue)] {
    guard node.isMapping, !node.isAlias else { throw error("a mapping") }
    return node.writtenEntries.map { ($0.key.text ?? "", ShardValue($0.value, in: file)) }
  }

  /// One of some words.
  func word<Value: RawRepresentable<String>>() throws(UsageError) -> Value {
    guard let value = Value(rawValue: try text()) else { throw error("another word") }
    return value
  }
}
