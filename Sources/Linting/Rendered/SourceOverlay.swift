internal import Graph

/// Leads the parts of a rendered object to the places where they were written.
///
/// A part that stands as it is at the same path of the source is the source's node; any other part
/// stays where it was rendered.
struct SourceOverlay {
  /// A name before and after the build gave it a prefix, a suffix or a hash.
  struct Rename: Hashable {
    let built: String
    let source: String
  }

  let renames: Set<Rename>
  /// The files that were read, by their paths.
  let files: [String: SourceFile]

  /// An object and its source.
  func draft(of rendered: Node, from source: SourceObjects.Source) -> Draft {
    source.isGenerator
      ? draft(of: rendered, generatedBy: source.node, in: source.directory)
      : draft(of: rendered, writtenAs: source.node)
  }

  private func draft(of rendered: Node, writtenAs source: Node) -> Draft {
    if rendered.isMapping, source.isMapping {
      let members = rendered.entries.map { entry in
        let key = entry.key.text ?? ""
        // A key whose value something else set is not where a finding about the value belongs.
        guard let written = source.entry(key), isSame(entry.value, as: written.value) else {
          return Draft.Member(key, at: .node(entry.key), .node(entry.value))
        }
        return Draft.Member(
          key, at: .node(written.key), draft(of: entry.value, writtenAs: written.value))
      }
      return .mapping(Draft.Mapping(members, at: .node(source)))
    }
    if rendered.isSequence, source.isSequence {
      let items = paired(rendered.items, with: source.items).map { item, written in
        written.map { draft(of: item, writtenAs: $0) } ?? .node(item)
      }
      return .sequence(Draft.Sequence(items, at: .node(source)))
    }
    guard let text = rendered.text, isSame(rendered, as: source) else { return .node(rendered) }
    if text == source.text, rendered.scalarType == source.scalarType { return .node(source) }
    return .scalar(
      Draft.Scalar(text, isString: rendered.scalarType == .string, at: .node(source)))
  }

  /// Whether both are collections of a kind, or the same text, a changed name included.
  private func isSame(_ rendered: Node, as source: Node) -> Bool {
    if rendered.isMapping { return source.isMapping }
    if rendered.isSequence { return source.isSequence }
    guard let text = rendered.text, let written = source.text else { return false }
    return text == written || renames.contains(Rename(built: text, source: written))
  }

  /// The items of two lists by their names, or by their order where as many are left.
  private func paired(_ items: [Node], with written: [Node]) -> [(item: Node, source: Node?)] {
    let named = Dictionary(
      written.compactMap { node in node["name"]?.text.map { ($0, node) } },
      uniquingKeysWith: { first, _ in first })
    guard named.isEmpty else {
      return items.map { item in (item, item["name"]?.text.flatMap { named[$0] }) }
    }
    guard items.count == written.count else { return items.map { ($0, nil) } }
    return zip(items, written).map { ($0, $1) }
  }

  /// An object and the entry of a generator that made it: the whole of it stands for the entry, its
  /// data for the lines they are taken from.
  private func draft(
    of rendered: Node, generatedBy entry: Node, in directory: String
  ) -> Draft {
    let name = entry["name"] ?? entry[path: "metadata", "name"] ?? entry
    let members = rendered.entries.map { member in
      let key = member.key.text ?? ""
      guard ["data", "stringData", "binaryData"].contains(key), member.value.isMapping else {
        return Draft.Member(key, at: .node(name), Self.draft(of: member.value, at: .node(name)))
      }
      let pairs = member.value.entries.map { pair in
        let key = pair.key.text ?? ""
        let (written, place) = self.place(of: pair.value, key, in: entry, directory) ?? (name, nil)
        return Draft.Member(
          key, at: .node(written), Self.draft(of: pair.value, at: place ?? .node(written)))
      }
      return Draft.Member(key, at: .node(name), .mapping(Draft.Mapping(pairs, at: .node(name))))
    }
    return .mapping(Draft.Mapping(members, at: .node(entry)))
  }

  /// The entry that gives a key its value, and the file's text if the value repeats it.
  private func place(
    of value: Node, _ key: String, in entry: Node, _ directory: String
  ) -> (Node, Draft.Place?)? {
    for literal in entry["literals"]?.items ?? [] where literal.text?.hasPrefix("\(key)=") == true {
      return (literal, nil)
    }
    for item in entry["files"]?.items ?? [] {
      guard let input = GeneratedFile(item, in: directory), input.key == key else { continue }
      guard let file = files[input.path], value.withText(file.bytes.elementsEqual) == true else {
        return (item, nil)
      }
      return (item, .text(EmbeddedText(file)))
    }
    return nil
  }

  /// A value whose every part stands for one place.
  private static func draft(of value: Node, at place: Draft.Place) -> Draft {
    if value.isMapping {
      let members = value.entries.map { entry in
        Draft.Member(entry.key.text ?? "", at: place, draft(of: entry.value, at: place))
      }
      return .mapping(Draft.Mapping(members, at: place))
    }
    if value.isSequence {
      return .sequence(Draft.Sequence(value.items.map { draft(of: $0, at: place) }, at: place))
    }
    let isString = value.scalarType == .string
    return .scalar(Draft.Scalar(value.text ?? "", isString: isString, at: place))
  }
}
