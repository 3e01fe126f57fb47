internal import SourceText
public import YAML

/// The reference to a container image: `registry:5000/team/app:1.4@sha256:...`.
public struct ImageReference: Sendable {
  /// The reference in the manifest.
  public let node: Node
  /// The reference as written.
  public let text: String
  /// What stands behind the colon; `nil` if there is none, which means `latest`.
  public let tag: String?
  /// What stands behind the `@`.
  public let digest: String?
  /// What stands before both.
  public let name: String

  /// The reference that a value is; `nil` where a tool fills it in.
  public init?(_ node: Node?) {
    guard let node, let text = node.literal, text.utf8.count <= 1_000,
      text.utf8.contains(where: { $0 != UInt8(ascii: " ") })
    else { return nil }
    self.node = node
    self.text = text
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), maxSplits: 1)
    digest = parts.count > 1 ? String(Substring(parts[1])) : nil
    let name = parts.first ?? Substring("").utf8
    // A colon before the last slash belongs to a registry's port.
    let last =
      name.lastIndex(of: UInt8(ascii: "/")).map { name.index(after: $0) } ?? name.startIndex
    let colon = name[last...].firstIndex(of: UInt8(ascii: ":"))
    tag = colon.map { String(Substring(name[name.index(after: $0)...])) }
    self.name = String(Substring(colon.map { name[..<$0] } ?? name))
    let filledIn =
      [tag, digest].compactMap { $0 } + Path.components(self.name).map(String.init)
    guard filledIn.allSatisfy({ Substitution($0) == nil }) else { return nil }
  }

  /// The last part of a reference's path, without tag and digest.
  static func ownName(of text: String) -> String {
    let path = text.utf8
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { path.index(after: $0) }
    let last = path[(start ?? path.startIndex)...]
    return String(Substring(last.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "@") }))
  }

  /// Whether a registry may give another image tomorrow: no digest, and a tag without any version.
  ///
  /// `7` and `1.20` move within what they name and are not meant.
  public var isMoving: Bool {
    guard digest == nil else { return false }
    guard let tag else { return true }
    return !tag.contains(where: \.isNumber) && !Self.revision.matches(tag)
      || Self.distribution.matches(tag)
  }

  /// Whether OpenShift's own registry has it, whose images come with the cluster's version.
  public var isOfOwnCluster: Bool {
    name.hasPrefix("image-registry.openshift-image-registry.svc:5000/openshift/")
  }

  /// The part that somebody still has to replace: a tag such as `sha-XXXX`, or `<registry>` in the
  /// name; `nil` where none is.
  public var placeholder: String? {
    let tags = [tag, digest.map { String($0.drop { $0 != ":" }.dropFirst()) }].compactMap { $0 }
    // Most tags are a version and no more.
    let isVersion = tags.allSatisfy { $0.utf8.allSatisfy { (0x2E...0x39).contains($0) } }
    if !isVersion,
      let tag = tags.first(where: { SecretValue.isPlaceholder($0) || Self.missing.matches($0) })
    {
      return tag
    }
    return Path.components(name).lazy.map(String.init).first { part in
      guard let first = part.utf8.first else { return false }
      return Self.missingNameStarts.contains(first) && Self.missingName.matches(part)
        || (0x41...0x5A).contains(first) && Self.upperCase.matches(part)
    }
  }

  /// A commit that happens to have no digit in its first letters.
  private static let revision = Pattern(literal: "^(sha-|git-)?[0-9a-f]{7,64}$")
  /// A distribution names what lies below the program, not the program's version.
  private static let distribution = Pattern(
    literal: "^(latest-)?(alpine|debian|ubuntu|ubi|bookworm|bullseye)-?[0-9.]*$",
    ignoringCase: true)
  private static let missing = Pattern(
    literal: #"""
      (?x) ^ < .* > $ | ^ (sha-|v|git-)? [xX]{2,} $ | ^ v?[xX]\.[xXyY](\.[xXzZ])? $
        | ^ ([A-Z]+_)* (TAG|VERSION|SHA|COMMIT|REVISION|BUILD(_(ID|NUMBER))?) $
        | ^ (your|my)[-_.]?(image[-_.]?)?(tag|version) $ | ^ image[-_.]?tag $
        | ^ (sha-|git-) REPLACE $ | ^ (to[-_.]?be[-_.]?)? replaced? ([-_.]?by [-_.] .* )? $
      """#)
  /// The letters that `missingName` may begin with: it is asked of each part of every image.
  private static let missingNameStarts = Array("<yY".utf8)
  private static let missingName = Pattern(
    literal:
      #"(?x) ^ <[^>]*>? | ^ your[-_.]?(\w+?[-_.])?(registry|repo(sitory)?|org|image|user(name)?|account)\b "#,
    ignoringCase: true)
  /// A repository is written in small letters, so that such a word stands for another.
  private static let upperCase = Pattern(literal: #"^[A-Z][A-Z0-9_-]{2,}$|^[A-Z]+_[A-Z0-9_]+\."#)
}
