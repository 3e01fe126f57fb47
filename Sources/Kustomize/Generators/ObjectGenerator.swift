internal import Manifests
internal import SourceText
internal import YAML

/// Makes the ConfigMap or Secret that an entry of `configMapGenerator` or `secretGenerator` asks for.
struct ObjectGenerator {
  let kind: String
  let entry: Node
  /// `generatorOptions` of the kustomization.
  let commonOptions: Node?

  /// The object.
  func object(
    reading file: (Node, String) throws(BuildError) -> SourceFile?
  ) throws(BuildError) -> BuiltObject {
    // A generator in a file of its own may have its name in its metadata.
    guard let name = entry.field("name") ?? entry[path: "metadata", "name"], let text = name.text,
      !text.isEmpty
    else {
      throw BuildError("a generator has a name", at: entry.range)
    }
    let place = Draft.Place.node(entry)
    var metadata = [Draft.Member("name", at: place, .node(name))]
    if let namespace = entry.field("namespace"), !namespace.isNull {
      metadata.append(Draft.Member("namespace", at: .node(namespace), .node(namespace)))
    }
    for field in ["labels", "annotations"] {
      let pairs = option(field)
      guard !pairs.isEmpty else { continue }
      metadata.append(Draft.Member(field, at: place, .mapping(Draft.Mapping(pairs, at: place))))
    }
    var members = [
      Draft.Member("apiVersion", at: place, .string("v1", at: place)),
      Draft.Member("kind", at: place, .string(kind, at: place)),
      Draft.Member("metadata", at: place, .mapping(Draft.Mapping(metadata, at: place))),
    ]
    if kind == "Secret" {
      let type = entry.field("type").flatMap { $0.isNull ? nil : Draft.node($0) }
      members.append(Draft.Member("type", at: place, type ?? .string("Opaque", at: place)))
    }
    members += try data(GeneratorInput.pairs(of: entry, reading: file))
    if flag("immutable") {
      let value = Draft.scalar(Draft.Scalar("true", isString: false, at: place))
      members.append(Draft.Member("immutable", at: place, value))
    }
    var object = BuiltObject(.mapping(Draft.Mapping(members, at: place)))
    object.needsNameHash = !flag("disableNameSuffixHash")
    object.behavior = try behavior()
    return object
  }

  private func behavior() throws(BuildError) -> GeneratorBehavior {
    guard let node = entry.field("behavior"), let text = node.text, !text.isEmpty, !node.isNull
    else {
      return .create
    }
    guard let behavior = GeneratorBehavior(rawValue: text) else {
      throw BuildError("behavior is one of create, replace and merge", at: node.range)
    }
    return behavior
  }

  /// `data`, and `binaryData` for what is no text in a ConfigMap.
  private func data(_ pairs: [GeneratorInput.Pair]) throws(BuildError) -> [Draft.Member] {
    var texts: [Draft.Member] = []
    var binaries: [Draft.Member] = []
    var seen: Set<String> = []
    for pair in pairs {
      guard seen.insert(pair.key).inserted else {
        throw BuildError("a key comes from two sources", at: pair.place.range)
      }
      let bytes = pair.value.bytes
      // A file that is a secret as a whole is not to be looked into.
      let place = kind == "Secret" ? pair.file.map { .node($0) } ?? pair.place : pair.place
      if kind == "Secret" || String(validating: bytes, as: UTF8.self) == nil {
        let encoded = Draft.string(Self.wrapped(Base64.encode(bytes)), at: place)
        let member = Draft.Member(pair.key, at: place, encoded)
        if kind == "Secret" { texts.append(member) } else { binaries.append(member) }
      } else {
        texts.append(
          Draft.Member(pair.key, at: pair.place, .string(pair.value.string, at: pair.place)))
      }
    }
    let place = Draft.Place.node(entry)
    return [("data", texts), ("binaryData", binaries)].compactMap { field, members in
      members.isEmpty
        ? nil : Draft.Member(field, at: place, .mapping(Draft.Mapping(members, at: place)))
    }
  }

  /// Base64 in lines of 70 letters, as kustomize writes what is longer than one.
  private static func wrapped(_ text: String) -> String {
    guard text.utf8.count >= 70 else { return text }
    var lines = ""
    var rest = text[...]
    while !rest.isEmpty {
      lines += rest.prefix(70) + "\n"
      rest = rest.dropFirst(70)
    }
    return lines
  }

  /// The pairs of an option, the generator's own over those of all generators.
  private func option(_ field: String) -> [Draft.Member] {
    // A label is a text, however it is written.
    let pairs = [commonOptions, entry.field("options")].flatMap { $0?[field]?.textPairs ?? [] }
    return Draft.mapping(Draft.Mapping(at: .node(entry))).setting(pairs).members
  }

  private func flag(_ name: String) -> Bool {
    [commonOptions, entry.field("options")].contains { $0?[name]?.bool == true }
  }
}
