import Linting
import Testing

/// Marks keep their place when an example is written anew.
@Suite struct ExampleVariantTests {
  @Test(arguments: [
    ("value: ↓\"true\"", "\"value\": ↓\"true\""),
    ("value: ↓'a: b'", "\"value\": ↓\"a: b\""),
    ("value: ↓true", "\"value\": ↓true"),
    ("value: ↓some text", "\"value\": ↓\"some text\""),
    ("value: \"some ↓text\"", "\"value\": \"some ↓text\""),
    ("value: echo ↓\"$A\"", "\"value\": \"echo ↓\\\"$A\\\"\""),
    ("↓\"value\": 1", "↓\"value\": 1"),
  ])
  func jsonKeepsTheMark(_ line: String, _ expected: String) {
    let text = ExampleVariant.json.apply(to: "apiVersion: v1\n" + line)
    #expect(text?.hasSuffix(expected + "}") == true, "\(text ?? "does not fit")")
  }

  @Test func aMarkBeforeACollectionIsLeftAlone() {
    #expect(ExampleVariant.json.apply(to: "apiVersion: v1\nitems: ↓[a]") == nil)
  }
}
