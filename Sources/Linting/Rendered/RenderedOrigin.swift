internal import Graph

/// What an object of a rendered text says of where it comes from (`facts: gitops.md 3`).
enum RenderedOrigin {
  /// A file, from the kustomize root that was built.
  case resource(String)
  /// A generator in a kustomization or in a file of its own, from the root that was built.
  case generator(String)
  /// A chart's template: the chart's name, then the path in its folder.
  case template(String)

  /// The path as it is written.
  var path: String {
    switch self {
    case .resource(let path), .generator(let path), .template(let path): path
    }
  }

  /// The annotation that kustomize writes for `buildMetadata: [originAnnotations]`, or the comment
  /// that Helm writes before each document; `nil` also for what comes from another repository.
  init?(_ resource: Resource, in file: SourceFile) {
    if let annotation = resource.annotation("config.kubernetes.io/origin") {
      self.init(annotation)
    } else if let root = resource.node.document.root,
      let path = Self.sourceComment(before: Int(root.range.lower), in: file)
    {
      self = .template(path)
    } else {
      return nil
    }
  }

  private init?(_ annotation: Node) {
    guard annotation.textCount <= Self.longest, let text = annotation.embeddedText,
      let root = Stream(text).documents.first?.root, root["repo"] == nil
    else { return nil }
    if let path = root["path"]?.text, Self.isPath(path) {
      self = .resource(path)
    } else if let path = root["configuredIn"]?.text, Self.isPath(path) {
      self = .generator(path)
    } else {
      return nil
    }
  }

  /// The path in the first `# Source:` of the comments right before a document.
  static func sourceComment(before document: Int, in file: SourceFile) -> String? {
    let marker = Array("# Source: ".utf8)
    var found: String?
    var line = file.line(at: document) - 1
    while line >= 1 {
      let bytes = file.bytes[file.lineRange(line)]
      guard bytes.isEmpty || bytes.first == UInt8(ascii: "#") else { break }
      if bytes.starts(with: marker), bytes.count <= longest {
        let path = String(decoding: bytes.dropFirst(marker.count), as: UTF8.self)
        // A template's own comments follow the one that Helm writes.
        if isPath(path) { found = path }
      }
      line -= 1
    }
    return found
  }

  private static let longest = 4096

  private static func isPath(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.first != UInt8(ascii: "/") && text.utf8.allSatisfy { $0 >= 0x20 }
  }
}
