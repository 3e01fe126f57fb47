internal import Manifests
internal import SourceText
internal import YAML

/// Values in a text that an object carries.
enum EmbeddedValues {
  /// The values in a scalar.
  static func layer(in node: Node) -> HelmValues.Layer {
    func unknown(_ reason: String) -> HelmValues.Layer {
      .unknown(HelmValues.Gap(range: node.range, reason: reason))
    }
    guard let text = node.embeddedText else {
      return node.isMapping ? .values(.node(node)) : unknown("it holds no text")
    }
    let stream = Stream(text)
    guard !stream.problems.contains(where: { $0.kind != .duplicateKey }) else {
      return unknown("the text is a template or no YAML")
    }
    guard let root = stream.documents.lazy.compactMap(\.root).first else {
      return .values(.scalar(Draft.Scalar("", isString: false, at: .node(node))))
    }
    // Only a variable, to be replaced by values.
    if let whole = root.text, Substitution(whole) != nil { return unknown("a variable gives them") }
    return .values(.node(root))
  }
}

/// One value by its path, as `--set` takes it (`helm pkg/strvals`).
struct HelmParameter {
  let layer: HelmValues.Layer

  /// An entry of `parameters` or `fileParameters`.
  init(_ entry: Node, isFile: Bool) {
    let value = isFile ? entry["path"] : entry["value"]
    guard let name = entry["name"]?.literal, let value, let text = value.text else {
      layer = .unknown(HelmValues.Gap(range: entry.range, reason: "a variable names the value"))
      return
    }
    let isString = isFile || entry["forceString"]?.bool == true
    let scalar = Draft.Scalar(isFile ? "$(file)" : text, isString: isString, at: .node(value))
    layer = Self.layer(name, at: entry["name"] ?? entry, .scalar(scalar))
  }

  /// A value that stands somewhere else, put at a path.
  static func layer(_ path: String, at place: Node, _ value: Draft) -> HelmValues.Layer {
    var keys = keys(of: path)
    var value = value
    // An item of a list: the list is another then.
    if let item = keys.firstIndex(where: { $0.contains("[") }) {
      let list = keys[item].prefix { $0 != "[" }
      keys = keys[..<item] + [String(list)]
      value = .scalar(Draft.Scalar("$(item)", at: .node(place)))
    }
    guard keys.count <= 30 else {
      return .unknown(HelmValues.Gap(range: place.range, reason: "the path is too long"))
    }
    let draft = keys.reversed().reduce(value) { value, key in
      .mapping(
        Draft.Mapping([Draft.Member(key, at: .node(place), value)], at: .node(place)))
    }
    return .values(draft)
  }

  /// `a.b\.c` is the key `b.c` below `a`.
  private static func keys(of path: String) -> [String] {
    var keys: [String] = []
    var key = ""
    var isEscaped = false
    for character in path.prefix(1_000) {
      switch character {
      case _ where isEscaped:
        key.append(character)
        isEscaped = false
      case "\\": isEscaped = true
      case ".":
        keys.append(key)
        key = ""
      default: key.append(character)
      }
    }
    return keys + [key]
  }
}
