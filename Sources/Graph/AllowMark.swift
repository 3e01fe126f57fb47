public import SourceText

extension ResourceGraph {
  /// Whether a comment on the line of a value tells a scanner of secrets that it is none, and whether
  /// what the graph is told of such marks lets it be believed.
  public func isMarkedAsNoSecret(_ range: SourceRange) -> Bool {
    let file = inventory.file(range.file)
    guard AllowMark.stands(onLine: file.line(at: Int(range.lower)), of: file) else { return false }
    return settings.believesMark?(range, file) ?? true
  }

  /// The credential to report of several: the first that no mark on its line calls no secret, else the first of
  /// all, with words that say so.
  public func firstToReport<Found>(
    of all: [Found], at place: (Found) -> SourceRange
  ) -> (found: Found, remark: String)? {
    if let found = all.first(where: { !isMarkedAsNoSecret(place($0)) }) { return (found, "") }
    return all.first.map { ($0, ", which its line says is no secret") }
  }
}

/// The marks by which scanners of secrets pass over a line: those of gitleaks, detect-secrets, leaktk
/// and Semgrep.
public enum AllowMark {
  private static let marks = [
    "gitleaks:allow", "pragma: allowlist secret", "notsecret", "nosec", "nosemgrep",
  ]

  /// Whether any line of a file has one.
  public static func stands(in file: SourceFile) -> Bool {
    var place = 0
    while let hash = file.bytes.withUnsafeBufferPointer({ $0.next(UInt8(ascii: "#"), from: place) })
    {
      let line = file.line(at: hash)
      if stands(onLine: line, of: file) { return true }
      place = file.lineRange(line).upperBound
    }
    return false
  }

  /// Whether a comment on a line (from 1) has one.
  public static func stands(onLine line: Int, of file: SourceFile) -> Bool {
    let text = String(decoding: file.bytes[file.lineRange(line)].prefix(2_000), as: UTF8.self)
    guard let comment = text.firstIndex(of: "#") else { return false }
    return marks.contains { text[comment...].contains($0) }
  }
}
