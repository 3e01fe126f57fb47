import Linting
import RepositoryFiles
import Rules
import Testing

/// The folder `Rules` holds one file for each rule, named after it.
@Suite struct HouseTests {
  @Test func everyRuleHasItsFileAndEveryFileItsRule() {
    let rules = Set(catalog.map { $0.id.filter { $0 != "-" } })
    let files = Set(
      Self.files().filter { !$0.hasSuffix("Rules.swift") && !$0.hasSuffix("Examples.swift") }
        .map { String($0.dropLast(".swift".count)).lowercased() })
    #expect(files.subtracting(rules).isEmpty, "no rule of the catalogue has the name of its file")
    #expect(rules.subtracting(files).isEmpty, "no file has the name of its rule")
  }

  /// The Swift files of every family's folder.
  private static func files() -> [String] {
    RepositoryPath("Rules").names.filter { !$0.contains(".") }.flatMap { family in
      RepositoryPath("Rules/\(family)").names.filter { $0.hasSuffix(".swift") }
    }
  }
}
