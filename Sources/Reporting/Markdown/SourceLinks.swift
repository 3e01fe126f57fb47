internal import SourceText

/// The address of the repository's files as they were judged, so that a place can be clicked.
public struct SourceLinks: Sendable {
  private let base: String

  /// The address in front of a path; `nil` for one that could not stand in a link.
  public init?(base: String) {
    let isWeb = base.hasPrefix("https://") || base.hasPrefix("http://")
    guard isWeb, base.utf8.allSatisfy(Self.isPlain) else { return nil }
    self.base = base
  }

  /// The address that a pipeline of GitHub or GitLab tells in its environment.
  public init?(environment: (String) -> String?) {
    if let server = environment("GITHUB_SERVER_URL"),
      let repository = environment("GITHUB_REPOSITORY"), let commit = environment("GITHUB_SHA")
    {
      self.init(base: "\(server)/\(repository)/blob/\(commit)/")
    } else if let project = environment("CI_PROJECT_URL"),
      let commit = environment("CI_COMMIT_SHA")
    {
      self.init(base: "\(project)/-/blob/\(commit)/")
    } else {
      return nil
    }
  }

  /// The address of a place; `nil` for a file outside the repository.
  func address(of place: ReportPlace) -> String? {
    guard !place.path.hasPrefix("/"), place.path != "stdin", !place.path.hasPrefix("../") else {
      return nil
    }
    return base + SARIFLocation.uri(place.path) + (place.start.map { "#L\($0.line)" } ?? "")
  }

  /// Bytes that end neither a link of Markdown nor an attribute of HTML.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~:/%@+".utf8.contains(byte)
    }
  }
}
