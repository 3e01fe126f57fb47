import Testing
import YAML

@Suite struct ScalarTypeTests {
  @Test(arguments: [
    ("", ScalarType.null), ("~", .null), ("null", .null), ("yes", .bool(true)),
    ("off", .bool(false)),
    ("0440", .int(288)), ("0o440", .int(288)), ("08", .float), ("0x1F", .int(31)),
    ("1_000", .int(1000)), ("-7", .int(-7)), ("1.5", .float), ("1e3", .float), (".inf", .float),
    ("1.2.3", .string), ("-", .string), ("a", .string), ("0b11", .int(3)), ("--7", .string),
    ("0X1f", .int(31)), ("-0b1", .int(-1)), ("0x", .string), ("+12", .int(12)), ("0_7", .int(7)),
    ("9223372036854775807", .int(.max)), ("9223372036854775808", .float), ("1e", .string),
    ("1e+", .string), ("1e5.5", .string), ("1.", .float), (".5", .float), (".", .string),
    (".NaN", .float), ("-.Inf", .float), (".nAn", .string), ("2001-01-01", .string),
    ("12:30:45", .string), ("True", .bool(true)), ("tRue", .string), ("é", .string),
  ])
  func plainText(_ text: String, _ type: ScalarType) {
    #expect(ScalarType(plain: text) == type)
  }
}
