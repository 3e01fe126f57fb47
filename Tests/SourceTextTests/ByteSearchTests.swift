import SourceText
import Testing

/// Whether a text stands in another.
struct ByteSearchTests {
  @Test(arguments: [
    ("kubernetes.vault.upbound.io", true), ("é.vault.", true), ("..vault.", true),
    (".vault", false), (".Vault.", false), ("", false), ("vault.", false),
  ])
  func containsText(_ text: String, _ expected: Bool) {
    #expect(text.contains(ascii: ".vault.") == expected)
  }
}
