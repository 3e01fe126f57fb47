import SourceText
import Testing

@Suite struct PathTests {
  @Test(arguments: [
    ("a/b", "c.yaml", "a/b/c.yaml"), ("a/b", "../c", "a/c"), ("", "./x/./y", "x/y"),
    ("a", "..", ""),
  ])
  func joins(_ directory: String, _ path: String, _ joined: String) {
    #expect(Path.join(directory, path) == joined)
  }

  @Test(arguments: [
    ("../a/", "../a"), ("../a/./b/..//c", "../a/c"), ("a/../../b", "../b"), ("./", ""),
    ("../..", "../.."),
  ])
  func resolves(_ path: String, _ resolved: String) {
    #expect(Path.resolved(path) == resolved)
  }

  @Test(arguments: [
    ("/a/b/c", "/a", "b/c"), ("/a/c", "/a/b", "../c"), ("/ab", "/a/b", "../../ab"),
    ("/a", "/", "a"), ("/a", "/a", ""),
  ])
  func seesAPathFromAFolder(_ path: String, _ directory: String, _ relative: String) {
    #expect(Path.relative(path, from: directory) == relative)
  }

  @Test(arguments: [("a", "../../b"), ("", ".."), ("a", "/etc/passwd")])
  func neverLeavesTheTree(_ directory: String, _ path: String) {
    #expect(Path.join(directory, path) == nil)
  }
}
