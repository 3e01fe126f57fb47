import RepositoryFiles
import Rules
import Testing
import YAML

@testable import Linting
@testable import Reporting

/// `docs/manifestguard.schema.json` says of a configuration what its reader says.
///
/// `UPDATE_SCHEMA=1 swift test --filter ConfigurationSchemaTests` writes the file anew. `.ci/run` holds
/// it against the files of `testdata/configuration`, which the reader judges here.
@Suite struct ConfigurationSchemaTests {
  @Test func fileIsThatOfTheReader() {
    let file = RepositoryPath("docs/manifestguard.schema.json")
    if RepositoryPath.isUpdating("SCHEMA") {
      #expect(throws: Never.self) { try file.write(schema) }
    }
    let isSame = file.text == schema
    #expect(isSame, "UPDATE_SCHEMA=1 writes the schema anew")
  }

  private let schema = ConfigurationSchema.text

  @Test func keysAreThoseOfTheReader() {
    let root = Stream(SourceFile(id: 0, path: "a.json", contents: Array(schema.utf8)))
      .documents.first?.root
    func keys(_ node: Node?) -> [String] {
      (node?["properties"]?.entries ?? []).compactMap(\.key.text).sorted()
    }
    let properties = root?["properties"]
    #expect(keys(root) == Configuration.keys)
    #expect(keys(properties?["references"]?["items"]) == ConfigurationReader.referenceKeys)
    #expect(
      keys(properties?["suppressions"]?["items"]) == ConfigurationReader.suppressionKeys)
    #expect(keys(properties?["limits"]) == ReadingLimits.names)
    #expect(keys(properties?["paths"]) == ["exclude"])
  }

  @Test(arguments: ["good", "bad"]) func readerAgrees(_ kind: String) throws {
    let folder = RepositoryPath("testdata/configuration/\(kind)")
    #expect(folder.names.count > 2)
    for name in folder.names {
      let text = try #require(RepositoryPath("testdata/configuration/\(kind)/\(name)").bytes)
      let file = SourceFile(id: 0, path: name, contents: text)
      let configuration = try? Configuration(file, rules: catalog.map(\.id))
      #expect((configuration != nil) == (kind == "good"), "\(name)")
    }
  }
}
