import SourceText
import Testing

@testable import Linting
@testable import Reporting

/// A difference shows what edits add, and no value of the file.
@Suite struct UnifiedDiffTests {
  private static let secret = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: a
      labels:
        of: hunter2
    stringData:
      key: hunter2

    """

  private static let file = SourceFile(id: 0, path: "a.yaml", contents: Array(secret.utf8))

  private func diff(_ edits: [(at: Int, count: Int, text: String)]...) -> String {
    var file = EditedFile(Self.file)
    for edits in edits {
      file.make(
        edits.map {
          TextEdit(SourceRange(file: 0, lower: $0.at, upper: $0.at + $0.count), with: $0.text)
        })
    }
    return UnifiedDiff(file).text
  }

  private func end(of text: String) throws -> Int {
    let range = try #require(Self.secret.firstRange(of: text))
    return Self.secret.utf8.distance(from: Self.secret.startIndex, to: range.upperBound)
  }

  @Test func showsWhatTheToolWrites() throws {
    let text = diff([(try end(of: "name: a"), 0, "\n  annotations:\n    b/ssa: IfNotPresent")])
    #expect(text.contains("\n+  annotations:\n+    b/ssa: IfNotPresent\n"), "\(text)")
    #expect(!text.contains("hunter2"))
  }

  @Test func followsWhatLaterEditsMove() throws {
    let name = try end(of: "name: a")
    let text = diff([(name, 0, "\n  annotations: {b: Plain}")], [(0, 0, "# First.\n")])
    #expect(text.contains("\n+  annotations: {b: Plain}\n"), "\(text)")
    #expect(!text.contains("hunter2"))
  }

  @Test func masksWhatTakesThePlaceOfAValue() throws {
    let value = try end(of: "key: ")
    #expect(!diff([(value, 7, "hunter3")]).contains("hunter"))
  }

  @Test func masksWhatLooksLikeASecretWhoeverWritesIt() throws {
    let text = diff([(try end(of: "name: a"), 0, "\n  password: hunter2")])
    #expect(!text.contains("hunter2"), "\(text)")
  }
}
