internal import Manifests
internal import SourceText

/// Objects of one kind by name; of several with one name the one beside the object that asks is meant.
///
/// Samples, overlays and environments use one name again and again, each in a folder of its own. Copies
/// that say the same are one; of different ones in one folder that of the asker's file is meant.
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
    // Of a name that stands once there is nothing to compare, and no folder to look at.
    var counts: [String: Int] = [:]
    for element in elements { counts[resource(element).name ?? "", default: 0] += 1 }
    let isShared = { (element: Element) in counts[resource(element).name ?? ""] != 1 }
    let shared = elements.filter(isShared)
    byName = Lookup(
      shared.isEmpty
        ? elements : elements.filter { !isShared($0) } + Self.differing(shared, resource)
    ) { resource($0).name ?? "" }
    let placed = Self.differing(shared, resource) { folder($0) }
    byPlace = Lookup(placed) { element in
      Place(name: resource(element).name ?? "", folder: folder(resource(element)))
    }
    self.resource = resource
    self.folder = folder
  }

  /// The one object that a name means to a resource; `nil` where none or several may be meant.
  func only(_ name: ObjectName, for asker: Resource? = nil) -> Element? {
    let all = firstTwo(byName.lazily([name.name]), name)
    guard let asker, !all.isEmpty else { return all.count == 1 ? all[0] : nil }
    let places = byPlace.lazily([Place(name: name.name, folder: folder(asker))])
    let beside = firstTwo(places, name)
    if beside.isEmpty { return all.count == 1 ? all[0] : nil }
    if beside.count == 1 { return beside[0] }
    let own = firstTwo(places, name) { $0.file == asker.file }
    return own.count == 1 ? own[0] : nil
  }

  /// The first two that a name may mean: more say nothing new.
  private func firstTwo(
    _ found: LazyMapSequence<[Int], Element>, _ name: ObjectName,
    where isMeant: (Resource) -> Bool = { _ in true }
  ) -> [Element] {
    var meant: [Element] = []
    for element in found where meant.count < 2 {
      let resource = resource(element)
      let known = ObjectName(namespace: resource.namespace, name: name.name)
      if known.mayBe(name), isMeant(resource) { meant.append(element) }
    }
    return meant
  }

  // MARK: - Copies

  private struct Copied: Hashable {
    let name: String?
    let namespace: String?
    let folder: String
  }

  /// The elements without those that say what an earlier one of the same name and folder says.
  private static func differing(
    _ elements: [Element], _ resource: (Element) -> Resource,
    in folder: (Resource) -> String = { _ in "" }
  ) -> [Element] {
    var kept: [Copied: [Resource]] = [:]
    return elements.filter { element in
      let new = resource(element)
      let place = Copied(name: new.name, namespace: new.namespace, folder: folder(new))
      let earlier = kept[place] ?? []
      if earlier.contains(where: { $0.holds(theDataOf: new) }) { return false }
      // One name a thousand times would be compared a million times.
      if earlier.count < 4 { kept[place] = earlier + [new] }
      return true
    }
  }
}

extension Resource {
  /// Whether two objects hold the same under the same keys, whatever their metadata say.
  fileprivate func holds(theDataOf other: Resource) -> Bool {
    var budget = 20_000
    return ["data", "binaryData", "stringData"].allSatisfy { field in
      switch (node[field], other.node[field]) {
      case (nil, nil): true
      case (let mine?, let theirs?): mine.says(theirs, within: &budget) == true
      default: false
      }
    }
  }
}
