internal import Manifests
internal import SourceText

/// Objects of one kind by name; of several with one name the one beside the object that asks is meant.
///
/// Samples, overlays and environments use one name again and again, each in a folder of its own.
struct NamedBeside<Element: Sendable>: Sendable {
  private struct Place: Hashable {
    let name: String
    let folder: String
  }

  private let byName: Lookup<String, Element>
  private let byPlace: Lookup<Place, Element>
  private let resource: @Sendable (Element) -> Resource
  private let folder: @Sendable (Resource) -> String

  init(
    _ elements: [Element], in inventory: Inventory?,
    of resource: @escaping @Sendable (Element) -> Resource
  ) {
    let folder: @Sendable (Resource) -> String = { asked in
      Path.directory(inventory?.appliedPath(of: asked) ?? "")
    }
    byName = Lookup(elements) { resource($0).name ?? "" }
    byPlace = Lookup(elements) { element in
      Place(name: resource(element).name ?? "", folder: folder(resource(element)))
    }
    self.resource = resource
    self.folder = folder
  }

  /// The one object that a name means to a resource; `nil` where none or several may be meant.
  func only(_ name: ObjectName, for asker: Resource? = nil) -> Element? {
    let all = firstTwo(byName.lazily([name.name]), name)
    guard all.count > 1 else { return all.first }
    guard let asker else { return nil }
    let place = Place(name: name.name, folder: folder(asker))
    let beside = firstTwo(byPlace.lazily([place]), name)
    return beside.count == 1 ? beside[0] : nil
  }

  /// The first two that a name may mean: more say nothing new.
  private func firstTwo(
    _ found: LazyMapSequence<[Int], Element>, _ name: ObjectName
  ) -> [Element] {
    Array(
      found.filter { element in
        ObjectName(namespace: resource(element).namespace, name: name.name).mayBe(name)
      }.prefix(2))
  }
}
