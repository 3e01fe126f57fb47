internal import Graph

/// What a finding is told by in another run, whatever became of lines, files and the order of keys.
public struct FindingIdentity: Sendable, Hashable {
  /// The rule, the object, the place in it and the evidence key as a hash; never the file.
  public let hash: String
  /// `Kind/namespace/name` as declared; `nil` for a text that is no object or has no name.
  public let object: String?
  /// The JSON pointer of the place, in which items of lists go by their names and not by their index.
  public let place: String
  /// The file of a text that is no named object; `nil` where the object tells enough.
  public let file: String?

  /// The identity of a finding in an object, which must be that of the finding's graph; `path` is the
  /// file that it is reported in.
  init(_ finding: Finding, resource: Resource?, path: String) {
    place = resource?.steadyPointer(finding.pointer) ?? finding.pointer
    object = resource?.identityName
    file = object == nil ? path : nil
    var hash = FNV1a()
    hash.add(finding.rule)
    hash.add(resource?.group ?? "")
    hash.add(resource?.kind ?? "")
    hash.add(object ?? "")
    hash.add(place)
    hash.add(finding.key)
    self.hash = hash.hexadecimal
  }

  /// An identity that was written down; `path` is the file that its finding is reported in.
  init(hash: String, object: String?, place: String, path: String) {
    self.hash = hash
    self.object = object
    self.place = place
    file = object == nil ? path : nil
  }

  /// The identity as one word.
  var fingerprint: String {
    guard let file else { return hash }
    var withFile = FNV1a()
    withFile.add(hash)
    withFile.add(file)
    return withFile.hexadecimal
  }
}

extension Resource {
  /// `Kind/namespace/name`, as declared: an overlay's prefix or namespace does not make another object
  /// of it. `nil` without a name, even one with variables.
  var identityName: String? {
    if let declared { return "\(kind)/\(declared.display)" }
    guard let written = metadata?["name"]?.text ?? metadata?["generateName"]?.text,
      !written.isEmpty
    else { return nil }
    let namespace = metadata?["namespace"]?.text.map { "\($0)/" } ?? ""
    return "\(kind)/\(namespace)\(written)"
  }

  /// A JSON pointer into the object with its items of lists by their names; `-` for those without.
  ///
  /// An item keeps its place when others come in front of it.
  func steadyPointer(_ pointer: String) -> String {
    var value: Node? = node
    var steady = ""
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      guard let current = value else {
        steady += "/\(token)"
        continue
      }
      let index = current.isSequence ? Int(token) : nil
      let next = index.map { current.item(at: $0) } ?? current.value(atToken: token)
      steady += "/" + (index == nil ? String(token) : next?.itemName ?? "-")
      value = next
    }
    return steady
  }
}

extension Node {
  fileprivate func value(atToken token: Substring) -> Node? {
    guard isMapping else { return nil }
    guard token.contains("~") else { return self[String(token)] }
    return self[String(token).replacing("~1", with: "/").replacing("~0", with: "~")]
  }

  /// What an item of a list is called.
  fileprivate var itemName: String? {
    guard let name = self["name"]?.text, !name.isEmpty, name.utf8.count <= 253 else { return nil }
    return name.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}

/// The 64-bit FNV-1a hash (draft-eastlake-fnv), each text closed by a byte that none contains.
private struct FNV1a {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  var hexadecimal: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
