import Kustomize
import Linting
import SourceText
import YAML

/// What holds of whatever kustomize roots build, however broken.
struct KustomizeInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?
  private let files: [SourceFile]

  /// A tree in one text: a line `-- path --` begins a file. No tree has two files at one path.
  init(_ contents: [UInt8]) {
    let text = String(decoding: contents, as: UTF8.self)
    var paths: Set<String> = []
    let parts = Example.files(of: text).filter { paths.insert($0.path).inserted }.prefix(40)
    files = parts.enumerated().map { number, file in
      SourceFile(id: SourceFile.ID(number), path: file.path, contents: Array(file.text.utf8))
    }
    let tree = loaded()
    let first = outcome(of: tree)
    // A dictionary's order is another in each one made.
    expect(first == outcome(of: loaded()), "the same roots build otherwise")
    for root in tree.roots { _ = tree.files(reachedFrom: root).count }
    _ = tree.filesOfUnusedComponents(beside: []).count
  }

  private mutating func expect(_ condition: Bool, _ name: String) {
    if !condition, broken == nil { broken = name }
  }

  private func loaded() -> KustomizeTree {
    var tree = KustomizeTree()
    let known = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for file in files where KustomizeTree.isKustomization(file.path) {
      tree.load(Path.directory(file.path)) { path, isYAML in
        known[path].map { KustomizeTree.File($0, stream: isYAML ? Stream($0) : nil) }
      }
    }
    return tree
  }

  /// What the roots build to, as one text; what leaves things out first, as a run does.
  private mutating func outcome(of tree: KustomizeTree) -> String {
    var text = ""
    var renderer = KustomizeRenderer(tree, bytes: 0)
    for root in tree.roots {
      do {
        text += describe(try renderer.build(root))
      } catch {
        check(error.range, "an error")
        text += "\(error.message)\n"
      }
      do {
        text += describe(try tree.build(root))
      } catch {
        check(error.range, "an error")
        text += "\(error.message)\n"
      }
    }
    return text
  }

  private mutating func describe(_ build: KustomizeBuild) -> String {
    for omission in build.omissions { check(omission.range, "an omission") }
    return build.objects.map { object in
      for layer in object.layers { check(layer, "a layer") }
      check(object.node)
      return YAMLWriter.text(of: object.node) { _ in nil }
    }.joined(separator: "---\n")
  }

  private mutating func check(_ node: Node) {
    check(node.range, "a node")
    for entry in node.entries {
      check(entry.key.range, "a key")
      check(entry.value)
    }
    for item in node.items { check(item) }
  }

  private mutating func check(_ range: SourceRange, _ name: String) {
    let isInside =
      files.indices.contains(Int(range.file)) && range.lower >= 0 && range.lower <= range.upper
      && Int(range.upper) <= files[Int(range.file)].bytes.count
    expect(isInside, "\(name) is outside of its file")
  }
}
