internal import SourceText
internal import YAML

/// Gives the images of a name another name, tag or digest (`kustomize api/filters/imagetag`).
struct ImageTransformer {
  private let image: Node
  private let pattern: NamePattern
  private let specs: [FieldSpec]

  init(_ image: Node, specs: [FieldSpec]) throws(BuildError) {
    self.image = image
    self.specs = specs
    let name = image.field("name")?.text ?? ""
    pattern = try NamePattern(
      "^\(name)(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$", at: image,
      "the name of an image is no pattern")
  }

  func transform(_ list: inout ObjectList) throws(BuildError) {
    try list.changeEach { object throws(BuildError) in
      if object.id.type.kind != "CustomResourceDefinition",
        let new = try inContainers(object.draft)
      {
        object.draft = new
      }
      for spec in specs where object.id.type.isSelected(by: spec.selector) {
        let new = try spec.changed(in: object.draft, at: object.draft.place) {
          value throws(BuildError) in try changed(value)
        }
        if let new { object.draft = new }
      }
    }
  }

  /// The value with the images of every list `containers` or `initContainers` in it changed.
  private func inContainers(_ value: Draft) throws(BuildError) -> Draft? {
    if value.isMapping {
      return try value.changingMembers { member throws(BuildError) in
        if member.name == "containers" || member.name == "initContainers", member.value.isSequence {
          return try member.value.changingItems { container throws(BuildError) in
            guard let image = container["image"], let new = try changed(image) else { return nil }
            return container.replacing("image", by: new)
          }
        }
        return try inContainers(member.value)
      }
    }
    guard value.isSequence else { return nil }
    return try value.changingItems { item throws(BuildError) in
      try inContainers(item)
    }
  }

  private func changed(_ value: Draft) throws(BuildError) -> Draft? {
    guard let text = value.text, !value.isNull, try pattern.matches(text) else { return nil }
    let parts = ImageReference(text)
    var (name, tag, digest) = (parts.name, parts.tag, parts.digest)
    let (newTag, newDigest) = (field("newTag"), field("digest"))
    if let newName = field("newName") { name = newName }
    switch (newTag, newDigest) {
    case (let newTag?, _):
      tag = newTag
      digest = newDigest ?? ""
    case (nil, let newDigest?):
      tag = ""
      digest = newDigest
    case (nil, nil): break
    }
    if let suffix = field("tagSuffix") { tag += suffix }
    if !tag.isEmpty { name += ":\(tag)" }
    if !digest.isEmpty { name += "@\(digest)" }
    guard name != text else { return nil }
    let place = image.field("newTag") ?? image.field("digest") ?? image.field("newName") ?? image
    return .string(name, at: .node(place))
  }

  private func field(_ name: String) -> String? {
    image[name].flatMap { $0.isNull ? nil : $0.text }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// An image reference in its parts.
struct ImageReference {
  private(set) var name: String
  private(set) var tag = ""
  private(set) var digest = ""

  /// Splits a reference; a `:` before the first `/` belongs to a registry's port.
  init(_ text: String) {
    name = text
    if let at = name.firstIndex(of: "@") {
      digest = String(name[name.index(after: at)...])
      name = String(name[..<at])
    }
    let start = name.firstIndex(of: "/") ?? name.startIndex
    if let colon = name[start...].firstIndex(of: ":") {
      tag = String(name[name.index(after: colon)...])
      name = String(name[..<colon])
    }
  }
}
