import Testing
import YAML

@Suite struct ScalarTypeTests {
  @Test(arguments: [
    ("", ScalarType.null), ("~", .null), ("null", .null), ("yes", .bool(true)),
    ("off", .bool(false)),
    ("0440", .int(288)), ("0o440", .int(288)), ("08", .float), ("0x1F", .int(31)),
    ("1_000", .int(1000)), ("-7", .int(-7)), ("1.5", .float), ("1e3", .float), (".inf", .float),
    ("1.2.3", .string), ("-", .string), ("a", .string), ("0b11", .int(3)), ("--7", .string),
  ])
  func plainText(_ text: String, _ type: ScalarType) {
    #expect(ScalarType(plain: text) == type)
  }
}
