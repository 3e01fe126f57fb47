internal import SourceText
internal import YAML

/// What a generator of a ConfigMap or a Secret takes in.
struct GeneratorInput {
  /// A key and its value, with the text it stands in.
  struct Pair {
    let key: String
    /// The value's bytes, which need not be text.
    let value: EmbeddedText
    /// Where the value stands: in the entry, or in the file that the entry names.
    let place: Draft.Place
    /// The generator's entry for a whole file, whose text says nothing by itself.
    var file: Node?
  }

  /// The paths of the files a generator reads, as written.
  static func paths(_ generator: Node) -> [String] {
    let files = (generator.field("files")?.items ?? []).compactMap {
      $0.text.map { named($0).path }
    }
    return files + environmentFiles(generator).compactMap(\.text)
  }

  private static func environmentFiles(_ generator: Node) -> [Node] {
    (generator.field("envs")?.items ?? [])
      + [generator.field("env")].compactMap { $0 }.filter { !$0.isNull }
  }

  /// Splits `key=path`; without a key it is the file's name.
  private static func named(_ entry: String) -> (key: String, path: String) {
    guard let equals = entry.firstIndex(of: "=") else { return (Path.name(entry), entry) }
    return (String(entry[..<equals]), String(entry[entry.index(after: equals)...]))
  }

  /// Every pair, in the order of files, env files and literals.
  ///
  /// Where a file is not there but may be when somebody builds, `file` gives `nil` and the value is
  /// one that is yet to be filled in.
  static func pairs(
    of generator: Node, reading file: (Node, String) throws(BuildError) -> SourceFile?
  ) throws(BuildError) -> [Pair] {
    var pairs: [Pair] = []
    for entry in generator.field("files")?.items ?? [] {
      guard let text = entry.text else { continue }
      let (key, path) = named(text)
      guard let source = try file(entry, path) else {
        pairs.append(unknown(key, at: entry))
        continue
      }
      let content = EmbeddedText(source)
      pairs.append(Pair(key: key, value: content, place: .text(content), file: entry))
    }
    for entry in environmentFiles(generator) {
      guard let path = entry.text else { continue }
      pairs += try file(entry, path).map(environment) ?? [unknown("${\(path)}", at: entry)]
    }
    for entry in generator.field("literals")?.items ?? [] { pairs.append(try literal(entry)) }
    return pairs
  }

  private static func unknown(_ key: String, at entry: Node) -> Pair {
    Pair(
      key: key, value: EmbeddedText(Array("${\(key)}".utf8), standingFor: entry.range),
      place: .node(entry))
  }

  /// `key=value`, quotes around the value dropped.
  private static func literal(_ entry: Node) throws(BuildError) -> Pair {
    guard let text = entry.embeddedText,
      let equals = text.bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0
    else { throw BuildError("a literal is written KEY=VALUE", at: entry.range) }
    var value = (equals + 1)..<text.bytes.count
    func isQuote(_ index: Int) -> Bool { text.bytes[index] == 0x22 || text.bytes[index] == 0x27 }
    while let first = value.first, isQuote(first) { value.removeFirst() }
    while let last = value.last, isQuote(last) { value.removeLast() }
    return Pair(
      key: String(decoding: text.bytes[..<equals], as: UTF8.self), value: text[value],
      place: .text(text[value]))
  }

  /// The lines of an env file: `KEY=VALUE`, comments and empty lines aside.
  private static func environment(_ file: SourceFile) -> [Pair] {
    let text = EmbeddedText(file)
    return (1...max(1, file.lineCount)).compactMap { number in
      var line = file.lineRange(number)
      while let first = line.first, file.bytes[first] == 0x20 || file.bytes[first] == 0x09 {
        line.removeFirst()
      }
      guard let first = line.first, file.bytes[first] != UInt8(ascii: "#") else { return nil }
      let equals = file.bytes[line].firstIndex(of: UInt8(ascii: "="))
      let key = String(
        decoding: file.bytes[line.lowerBound..<(equals ?? line.upperBound)], as: UTF8.self)
      guard let equals else {
        // The value is taken from the environment of whoever runs the build.
        let variable = EmbeddedText(Array("${\(key)}".utf8), standingFor: text.range(line))
        return Pair(key: key, value: variable, place: .text(variable))
      }
      let value = text[(equals + 1)..<line.upperBound]
      return Pair(key: key, value: value, place: .text(value))
    }
  }
}
