import Linting
import Testing

@Suite struct GlobTests {
  @Test(arguments: [
    ("testdata/", "testdata", true, true), ("testdata/", "a/testdata", true, true),
    ("testdata/", "testdata", false, false), ("/testdata/", "a/testdata", true, false),
    ("*.yaml", "a/b.yaml", false, true), ("a/*.yaml", "a/b/c.yaml", false, false),
    ("a/**/c.yaml", "a/b/b/c.yaml", false, true), ("a/**/c.yaml", "a/c.yaml", false, true),
    ("charts/?/x", "charts/b/x", false, true), ("**", "anything", false, true),
  ])
  func matches(_ pattern: String, _ path: String, _ isDirectory: Bool, _ expected: Bool) {
    #expect(Glob(pattern).matches(path, isDirectory: isDirectory) == expected)
  }
}
