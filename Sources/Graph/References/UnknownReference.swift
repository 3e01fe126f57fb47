internal import Manifests
internal import YAML

/// A field of custom resources that looks like the name of a Secret, of a kind that no table knows.
public struct UnknownReference: Sendable, Hashable {
  /// The API group.
  public let group: String
  /// The kind.
  public let kind: String
  /// The way to the name, as the configuration's `references` write it.
  public let path: String
  /// The field beside the name that seems to name the key.
  public let key: String?
  /// The field beside the name that seems to name the namespace.
  public let namespace: String?
}

extension ResourceGraph {
  /// The fields by which custom resources seem to name Secrets, and nobody told what they mean; each
  /// once, those of kinds that the tables know or that make Secrets themselves left out.
  public var unknownReferences: Set<UnknownReference> {
    let writers = Set(secretWriters.map(\.resource.id))
    var found: Set<UnknownReference> = []
    for resource in inventory.resources
    where resource.isCustom && !writers.contains(resource.id)
      && ReferenceTable.known.forms(of: resource).isEmpty && PodSpec(resource) == nil
    {
      guard let spec = resource.spec else { continue }
      var search = SecretFieldSearch(resource)
      search.visit(spec, ["spec"])
      found.formUnion(search.found)
    }
    return found
  }
}

extension Resource {
  /// Whether it is of a group that is not Kubernetes' own.
  fileprivate var isCustom: Bool { group.contains(".") && !group.hasSuffix(".k8s.io") }
}

/// Looks through one object.
private struct SecretFieldSearch {
  private let resource: Resource
  private(set) var found: Set<UnknownReference> = []
  private var room = 20_000

  init(_ resource: Resource) { self.resource = resource }

  mutating func visit(_ node: Node, _ path: [String]) {
    room -= 1
    guard room > 0, path.count < 24 else { return }
    for entry in node.entries {
      guard let key = entry.key.text, Self.isPlain(key) else { continue }
      look(at: entry.value, called: key, in: node, path)
      visit(entry.value, path + [key])
    }
    for item in node.items {
      visit(item, path.dropLast() + [(path.last ?? "") + "[]"])
    }
  }

  private mutating func look(at value: Node, called key: String, in holder: Node, _ path: [String])
  {
    let name = key.lowercased()
    guard !Self.outputs.contains(where: { name.hasPrefix($0) }) else { return }
    if value.isMapping, ["secretref", "secretkeyref"].contains(where: { name.hasSuffix($0) }),
      value["name"]?.literal != nil
    {
      add(path + [key, "name"], beside: value)
    } else if value.isScalar, value.literal?.isEmpty == false,
      ["secretref", "secretname", "existingsecret"].contains(where: { name.hasSuffix($0) })
    {
      add(path + [key], beside: holder)
    }
  }

  private mutating func add(_ path: [String], beside holder: Node) {
    let key = ["key", "secretKey"].first { holder[$0]?.literal != nil }
    let namespace = holder["namespace"]?.literal == nil ? nil : "namespace"
    let text = path.joined(separator: ".")
    guard FieldPath(text) != nil else { return }
    found.insert(
      UnknownReference(
        group: resource.group, kind: resource.kind, path: text, key: key, namespace: namespace))
  }

  /// Fields that name a Secret which the controller makes.
  private static let outputs = ["target", "output", "write", "destination", "generated", "create"]

  private static func isPlain(_ key: String) -> Bool {
    !key.isEmpty
      && key.utf8.allSatisfy {
        $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
      }
  }
}
