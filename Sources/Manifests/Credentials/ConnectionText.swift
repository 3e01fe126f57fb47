internal import SourceText

/// A text by which a driver logs in to a database, and the password that stands in it: `k=v;` pairs of ADO.NET
/// and of Azure's SDKs, pairs of libpq, and the data source names of Go.
struct ConnectionText {
  /// The user; empty if none is written.
  let user: String
  /// The password, or the account's key.
  let password: String

  /// Reads a text that says where to connect and with what; `nil` for any other.
  init?(_ text: String) {
    // Every form of it has one of the two.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "@") }),
      text.utf8.count <= 4_000, !text.utf8.contains(UInt8(ascii: "\n"))
    else { return nil }
    if let found = Self.dataSource.firstMatch(in: Array(text.utf8)) {
      let login = Array(text.utf8)[..<found.upperBound]
      // A password may hold an `@`; the last one stands before the protocol.
      let end = login.lastIndex(of: UInt8(ascii: "@")) ?? login.endIndex
      let parts = login[..<end].split(separator: UInt8(ascii: ":"), maxSplits: 1)
      guard parts.count == 2 else { return nil }
      user = String(decoding: parts[0], as: UTF8.self)
      password = String(decoding: parts[1], as: UTF8.self)
      return
    }
    let pairs = Self.pairs(of: text)
    func value(_ names: Set<String>) -> String? {
      pairs.first { names.contains($0.name) }?.value
    }
    guard value(Self.hosts) != nil, let password = value(Self.passwords), !password.isEmpty else {
      return nil
    }
    user = value(Self.users) ?? ""
    // Azure's emulator, whose key stands in its manual and opens nothing else.
    guard user != "devstoreaccount1" else { return nil }
    self.password = password
  }

  /// `Server=db;Password=x` and `host=db password=x`: the names in small letters and without blanks.
  private static func pairs(of text: String) -> [(name: String, value: String)] {
    let parts =
      text.contains(";")
      ? text.split(separator: ";") : text.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count > 1, parts.count < 64 else { return [] }
    return parts.compactMap { part in
      guard let equals = part.firstIndex(of: "=") else { return nil }
      let name = part[..<equals].lowercased().filter { $0 != " " && $0 != "_" }
      return (name, Credential.trim(String(part[part.index(after: equals)...])))
    }
  }

  private static let hosts: Set<String> = [
    "server", "datasource", "host", "hostaddr", "addr", "address", "networkaddress", "endpoint",
    "accountname",
  ]
  private static let users: Set<String> = ["user", "userid", "uid", "username", "accountname"]
  private static let passwords: Set<String> = [
    "password", "pwd", "accountkey", "sharedaccesskey",
  ]

  /// `user:password@tcp(` (`go-sql-driver/mysql README.md: DSN`).
  private static let dataSource = Pattern(
    literal: #"^[\w.-]+:[^\s:/][^\s]*@(tcp|tcp6|udp|unix)\("#)
}
