import Linting
import Reporting
import Rules
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `Rules/README.md` has a heading for every rule, where SARIF's `helpUri` leads.
///
/// `UPDATE_RULE_INDEX=1 swift test --filter RuleIndexTests` writes the list anew.
@Suite struct RuleIndexTests {
  @Test func listIsThatOfTheCatalogue() throws {
    let (handWritten, list) = try parts()
    let expected =
      RuleList(catalog: catalog).markdown
      + catalog.map { rule in
        "\n### \(rule.id)\n\n\(rule.summary).\n`manifestguard explain \(rule.id)` says more.\n"
      }.joined()
    if getenv("UPDATE_RULE_INDEX") != nil {
      try write(handWritten + expected)
    } else {
      #expect(list == expected, "UPDATE_RULE_INDEX=1 writes the list anew")
    }
  }

  private static let path: String = {
    let repository = #filePath.split(separator: "/").dropLast(3)
    return "/" + repository.joined(separator: "/") + "/Rules/README.md"
  }()

  /// The page up to the heading of the list, and the list.
  private func parts() throws -> (handWritten: String, list: String) {
    let text = try read()
    let end = try #require(text.firstRange(of: "\n## The rules\n\n")?.upperBound)
    return (String(text[..<end]), String(text[end...]))
  }

  private func read() throws -> String {
    let file = try #require(fopen(Self.path, "r"))
    defer { fclose(file) }
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      text += chunk[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func write(_ text: String) throws {
    let file = try #require(fopen(Self.path, "w"))
    defer { fclose(file) }
    fputs(text, file)
  }
}
