internal import Manifests
internal import SourceText
internal import YAML

extension Reference {
  /// The references in the values of the releases that something of the tree installs, without those
  /// that objects are known to hold by name.
  static func all(in releases: [HelmRelease], besides known: [Reference]) -> [Reference] {
    guard !releases.isEmpty else { return [] }
    let places = Set(known.lazy.filter(\.isNamed).map(\.nameNode.range))
    var told: Set<Told> = []
    var references: [Reference] = []
    for release in releases where release.isInstalled {
      guard let values = release.values.root else { continue }
      for form in ReferenceTable.values {
        for node in form.path.nodes(in: values) where references.count < most {
          guard let reference = Reference(form, node, in: values, of: release),
            !places.contains(reference.nameNode.range),
            told.insert(Told(place: reference.nameNode.range, object: reference.object)).inserted
          else { continue }
          references.append(reference)
        }
      }
    }
    return references
  }

  /// Several releases may share a file, each in its own namespace.
  private struct Told: Hashable {
    let place: SourceRange
    let object: ObjectName
  }

  /// More references than this no view's values hold.
  private static var most: Int { 50_000 }
}

extension Reference.ReleaseName {
  /// A text with the release's own name and namespace for what asks for them
  /// (`helm.sh/docs: Built-in Objects`).
  func filled(_ text: String) -> String {
    var filled = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      filled += rest[..<open.lowerBound]
      let action = rest[open.upperBound..<close.lowerBound].split { " -".contains($0) }.joined()
      filled += value(of: action) ?? String(rest[open.lowerBound..<close.upperBound])
      rest = rest[close.upperBound...]
    }
    return filled + rest
  }

  private func value(of action: String) -> String? {
    switch action {
    case ".Release.Name", "$.Release.Name": name
    case ".Release.Namespace", "$.Release.Namespace": namespace
    default: nil
    }
  }
}
