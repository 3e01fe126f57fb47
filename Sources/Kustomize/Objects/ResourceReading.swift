internal import SourceText
internal import YAML

/// Reads the objects of a document.
enum ResourceReading {
  /// The object, or the items of a list.
  static func objects(in root: Node) throws(BuildError) -> [BuiltObject] {
    guard root.isMapping else {
      throw BuildError("an object is a mapping with apiVersion and kind", at: root.range)
    }
    guard let kind = root["kind"]?.text, !kind.isEmpty else {
      throw BuildError("the object has no kind", at: root.range)
    }
    if kind.hasSuffix("List"), let items = root["items"], items.isSequence {
      var objects: [BuiltObject] = []
      for item in items.items { objects += try Self.objects(in: item) }
      return objects
    }
    guard let name = root[path: "metadata", "name"]?.text, !name.isEmpty else {
      throw BuildError("the object has no metadata.name", at: root["kind"]?.range ?? root.range)
    }
    return [BuiltObject(.node(root))]
  }
}
