public import Manifests
public import SourceText
internal import YAML

/// A private key that stands somewhere in an object.
public struct CarriedPrivateKey: Sendable {
  /// The object.
  public let resource: Resource
  /// What its first line calls it.
  public let label: String
  /// Whether a passphrase still stands between a reader and the key.
  public let isEncrypted: Bool
  /// Where it begins.
  public let range: SourceRange
}

extension ResourceGraph {
  /// The private keys that objects carry, one for each value, decoded where a value is base64.
  public var privateKeys: [CarriedPrivateKey] {
    resources.flatMap { resource -> [CarriedPrivateKey] in
      guard resource.kind != "CustomResourceDefinition" else { return [] }
      let secret = Secret(resource)
      guard secret?.isEncrypted != true else { return [] }
      var found: [CarriedPrivateKey] = []
      resource.node.forEachScalar { scalar in
        // A key of 32 bytes is the shortest.
        guard scalar.textCount >= 64, let text = scalar.embeddedTextIfKey else { return }
        guard let key = PrivateKey(in: text.bytes) else { return }
        found.append(
          CarriedPrivateKey(
            resource: resource, label: key.label, isEncrypted: key.isEncrypted,
            range: key.isEncoded ? scalar.range : text.range(key.offsets)))
      }
      // A document around the key, as a service account's JSON, hides it in base64.
      for key in secret?.keys ?? [] where !found.contains(where: { $0.isWithin(key.node) }) {
        guard key.node.textCount >= 64, let text = secret?.bytes(of: key),
          let inner = PrivateKey(in: text)
        else { continue }
        found.append(
          CarriedPrivateKey(
            resource: resource, label: inner.label, isEncrypted: inner.isEncrypted,
            range: key.node.range))
      }
      return found
    }
  }
}

extension CarriedPrivateKey {
  fileprivate func isWithin(_ node: Node) -> Bool {
    let outer = node.range
    return range.file == outer.file && outer.lower <= range.lower && range.lower <= outer.upper
  }
}

extension Node {
  /// The scalar's text where it may hold a private key.
  fileprivate var embeddedTextIfKey: EmbeddedText? {
    withText { PrivateKey.mayStand(in: $0) } == true ? embeddedText : nil
  }
}
