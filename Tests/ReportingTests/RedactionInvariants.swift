@testable import Linting
@testable import Reporting

/// What holds of a secret among any bytes: no report shows it.
struct RedactionInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?

  private static let secret = "zQ7hunter2Xk"

  /// Places that give a secret away whatever stands before and behind them.
  private static let places: [(path: String, text: String)] = [
    ("a.yaml", "\n---\nkind: Secret\nstringData:\n  a: §\n"),
    ("a.yaml", "\npassword: §\n"),
    ("a.yaml", "\n---\nenv:\n- name: DB_PASSWORD\n  value: §\n"),
    ("redis.conf", "\nrequirepass §\n"),
    ("users.acl", "\nuser app on >§ ~* +@all\n"),
    ("app.env", "\nANYTHING=§\n"),
    ("vault.hcl", "\n  token = \"§\"\n"),
    ("a.sh", "\nexport PASSWORD=§\n"),
    ("a.json", "\n{\"password\": \"§\"}\n"),
  ]

  /// The first byte chooses the place, the next half of the bytes stand before it.
  init(_ contents: [UInt8]) {
    guard let first = contents.first else { return }
    let place = Self.places[Int(first) % Self.places.count]
    let noise = contents.dropFirst()
    let middle = noise.startIndex + noise.count / 2
    let parts = place.text.split(separator: "§", omittingEmptySubsequences: false)
    let bytes =
      noise[..<middle] + Array(parts[0].utf8) + Array(Self.secret.utf8) + Array(parts[1].utf8)
      + noise[middle...]
    let report = Report(
      everyLineOf: String(decoding: bytes, as: UTF8.self), path: place.path)
    let shown = [
      TextReport().text(report), JSONReport().text(report), GitHubReport().text(report),
      GitLabReport().text(report), MarkdownReport().text(report), HTMLReport().text(report),
    ]
    if shown.contains(where: { $0.contains(Self.secret) }) { broken = "a secret is shown" }
  }
}
