internal import SourceText
internal import YAML

/// The passwords in the files by which programs log in, told by the files' own form.
enum CredentialFile {
  /// The passwords of a text as they stand there, told by its form or by the file's name.
  static func passwords(in text: String, named name: String) -> [String] {
    if name.lowercased().hasSuffix("pgpass") { return postgresPasswords(in: text) }
    guard text.utf8.count <= 20_000, marks.contains(where: { text.contains($0) }) else { return [] }
    let bytes = Array(text.utf8)
    return forms.flatMap { form in captures(of: form, in: bytes) }.map(Credential.trim)
      // Maven encrypts what it puts into braces.
      .filter { !$0.hasPrefix("{") }
  }

  /// One of these is part of every form.
  private static let marks = ["password", "Password", "PASSWORD", "passphrase", "passwd"]

  /// The passwords that a docker configuration holds only as `auth`, which is base64 of `user:password`.
  static func passwords(inDockerConfiguration root: Node) -> [String] {
    (root["auths"]?.entries ?? []).compactMap { registry in
      guard let auth = registry.value["auth"]?.literal, let decoded = Base64.decode(auth.utf8)
      else { return nil }
      let login = String(decoding: decoded, as: UTF8.self)
      return login.firstIndex(of: ":").map { String(login[login.index(after: $0)...]) }
    }
  }

  /// `host:port:database:user:password` on every line (`postgresql.org: The Password File`).
  private static func postgresPasswords(in text: String) -> [String] {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    return lines.prefix(32).compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
      return parts.count == 5 ? String(parts[4]) : nil
    }
  }

  /// What stands behind each match, up to the byte that ends it.
  private static func captures(of form: Form, in bytes: [UInt8]) -> [String] {
    var found: [String] = []
    var rest = bytes
    while found.count < 32, let match = form.before.firstMatch(in: rest) {
      let value = rest[match.upperBound...].prefix { !form.ends.contains($0) }
      found.append(String(decoding: value, as: UTF8.self))
      rest = Array(rest[value.endIndex...])
    }
    return found
  }

  private struct Form {
    let before: Pattern
    let ends: [UInt8]
  }

  private static let forms = [
    // .netrc: `machine host login user password x`, over one line or several.
    Form(
      before: Pattern(
        literal: #"(^|\n)\s*(machine\s+\S+|default)\s+login\s+\S+\s+password\s+"#),
      ends: [0x20, 0x09, 0x0A, 0x0D]),
    // Maven's settings.xml and the like.
    Form(
      before: Pattern(literal: #"<\w*(password|passphrase)>(?=[^<\n]*</)"#, ignoringCase: true),
      ends: [UInt8(ascii: "<"), 0x0A]),
    // PHP: `'dbpassword' => 'x'` and `define('DB_PASSWORD', 'x')`.
    Form(
      before: Pattern(
        literal:
          #"(['"]\w*(password|passwd)['"]\s*=>|define\(\s*['"]\w*(password|passwd)['"]\s*,)\s*['"]"#,
        ignoringCase: true),
      ends: [UInt8(ascii: "'"), UInt8(ascii: "\""), 0x0A]),
  ]
}
