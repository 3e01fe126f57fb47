internal import Manifests
internal import SourceText
internal import YAML

/// Programs that copy a Secret into other namespaces because an annotation of it says so
/// (emberstack reflector, mittwald replicator, config-syncer: `facts: gitops.md 2`).
enum SecretCopy {
  /// The copies that an object brings about, by the Secrets' names.
  static func all(by resource: Resource) -> [(name: String, producer: SecretProducer)] {
    let copies = annotations(of: resource).compactMap { annotations in
      reach(of: annotations).map { (annotations, $0) }
    }
    guard !copies.isEmpty else { return [] }
    let outputs = SecretOutput.all(of: resource).compactMap(\.writer)
    return copies.flatMap { annotations, reach in
      outputs.map { output in
        (
          output.secret.name,
          SecretProducer(
            reach: reach, displayName: "the copies of \(resource.displayName)",
            range: annotations.range, keys: .unknown, isDeclared: true)
        )
      }
    }
  }

  /// The annotations that end on the Secret: the object's own, or those of the template.
  private static func annotations(of resource: Resource) -> [Node] {
    let spec = resource.spec
    let templates = [
      resource.kind == "Secret" ? resource.metadata : nil,
      spec?[path: "target", "template"]?["metadata"], spec?[path: "template", "metadata"],
      spec?["secretTemplate"], spec?["output"], spec?["destination"],
      spec?[path: "externalSecretSpec", "target"]?[path: "template", "metadata"],
    ]
    return templates.compactMap { $0?["annotations"] }
  }

  private static func reach(of annotations: Node) -> SecretProducer.Reach? {
    let reflector = "reflector.v1.k8s.emberstack.com/"
    if annotations["\(reflector)reflection-auto-enabled"]?.text == "true" {
      return reach(listedIn: annotations["\(reflector)reflection-auto-namespaces"])
    }
    if let namespaces = annotations["replicator.v1.mittwald.de/replicate-to"] {
      return reach(listedIn: namespaces)
    }
    let selects = [
      "replicator.v1.mittwald.de/replicate-to-matching", "kubed.appscode.com/sync",
    ]
    return selects.contains { annotations[$0] != nil } ? .any : nil
  }

  /// Names and regular expressions separated by commas; none means every namespace.
  private static func reach(listedIn node: Node?) -> SecretProducer.Reach {
    guard let text = node?.literal, text.utf8.count < 4_000 else { return .any }
    let patterns = text.split(separator: ",").compactMap { entry -> Pattern? in
      let name = String(entry).trimmed
      return try? Pattern("^(?:\(name))$")
    }
    return patterns.isEmpty ? .any : .matching(patterns)
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
