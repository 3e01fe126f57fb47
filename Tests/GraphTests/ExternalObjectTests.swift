import Manifests
import Testing

@testable import Graph

/// What a project says to exist elsewhere, and the Secrets that it may mean by it.
@Suite struct ExternalObjectTests {
  @Test(arguments: [
    ("Secret/shop/web-api", true), ("Secret/web-api", true), ("Secret/shop-*/web-api", false),
    ("Secret/sho*/web-api", true), ("Secret/*/web-*", true), ("secret/web-api", true),
    ("ConfigMap/web-api", false), ("Secret/Web-API", false), ("Secret/other/web-api", false),
  ])
  func meansWhatItNames(_ text: String, _ isMeant: Bool) throws {
    let external = try #require(ExternalObject(text))
    #expect(external.mayBe("Secret", ObjectName(namespace: "shop", name: "web-api")) == isMeant)
  }

  @Test func aNamespaceThatNobodyTellsMayBeAny() throws {
    let external = try #require(ExternalObject("Secret/shop-*/web-api"))
    #expect(external.mayBe("Secret", ObjectName(namespace: nil, name: "web-api")))
  }
}
