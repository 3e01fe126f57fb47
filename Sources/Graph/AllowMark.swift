public import SourceText

extension ResourceGraph {
  /// Whether a comment on the line of a value tells a scanner of secrets that it is none: those of
  /// gitleaks, detect-secrets, leaktk and Semgrep.
  public func isMarkedAsNoSecret(_ range: SourceRange) -> Bool {
    let file = inventory.file(range.file)
    let line = file.lineRange(file.line(at: Int(range.lower)))
    let text = String(decoding: file.bytes[line].prefix(2_000), as: UTF8.self)
    guard let comment = text.firstIndex(of: "#") else { return false }
    let marks = ["gitleaks:allow", "pragma: allowlist secret", "notsecret", "nosec", "nosemgrep"]
    return marks.contains { text[comment...].contains($0) }
  }
}
