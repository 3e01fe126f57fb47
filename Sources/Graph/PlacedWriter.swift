internal import YAML

/// Writes objects that a chart or an operator makes of what somebody wrote: each part stands for the
/// value that decides it, and what nobody wrote for the place that comes closest.
protocol PlacedWriter {
  /// What stands for everything that no value decides.
  var place: Node { get }
}

extension PlacedWriter {
  func text(_ text: String, at node: Node? = nil) -> Draft {
    .string(text, at: .node(node ?? place))
  }

  func list(_ items: [Draft]) -> Draft { .sequence(Draft.Sequence(items, at: .node(place))) }

  func nodes(_ items: [Node]) -> [Draft] { items.map { .node($0) } }

  /// A mapping whose keys stand for a place; members without a value are left out.
  func map(_ members: KeyValuePairs<String, Draft?>, at node: Node? = nil) -> Draft {
    let place = Draft.Place.node(node ?? self.place)
    return .mapping(
      Draft.Mapping(
        members.compactMap { name, value in value.map { Draft.Member(name, at: place, $0) } },
        at: place))
  }

  /// A list, or nothing if it would be empty.
  func filled(_ items: [Draft]) -> Draft? { items.isEmpty ? nil : list(items) }

  /// An entry of `volumeMounts`.
  func mount(_ volume: String, at path: String, subPath: String? = nil) -> Draft {
    map([
      "name": text(volume), "mountPath": text(path), "subPath": subPath.map { text($0) },
    ])
  }

  /// A volume that goes with its pod.
  func emptyDir(_ name: String) -> Draft { map(["name": text(name), "emptyDir": map([:])]) }
}
