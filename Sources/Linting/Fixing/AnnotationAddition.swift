internal import Graph

extension ResourceGraph {
  /// An edit that adds an annotation to an object where it is written; `nil` where the object was
  /// generated, or where its metadata is written in flow style.
  func addition(ofAnnotation annotation: String, to resource: Resource) -> TextEdit? {
    guard let kind = resource.node.entry("kind")?.key, isWritten(kind),
      let metadata = resource.metadata, !metadata.isFlow
    else { return nil }
    // What stands in another file than the object itself, as in a patch, may hold for more objects.
    let file = kind.range.file
    guard let annotations = metadata["annotations"] else {
      guard let name = metadata.entry("name"), name.key.range.file == file else { return nil }
      return addition(of: ["annotations:", "  \(annotation)"], behind: name)
    }
    guard !annotations.isFlow,
      let last = annotations.writtenEntries.last(where: { $0.key.range.file == file })
    else { return nil }
    return addition(of: [annotation], behind: last)
  }
}
