/// A duration as Vault takes it: Go's `1h30m`, days, or a number of seconds
/// (`hashicorp/go-secure-stdlib parseutil`).
public enum VaultDuration {
  private static let units: [Substring: Double] = [
    "d": 86_400, "h": 3600, "m": 60, "s": 1, "ms": 0.001, "us": 0, "µs": 0, "ns": 0,
  ]

  /// The seconds of a duration; `nil` for any other text.
  public static func seconds(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.count <= 64 else { return nil }
    if let seconds = Int(text) { return Double(seconds) }
    var rest = text[...]
    var sum = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber || $0 == "." }
      let unit = rest.dropFirst(number.count).prefix { $0.isLetter }
      guard let count = Double(number), let factor = units[unit] else { return nil }
      sum += count * factor
      rest = rest[unit.endIndex...]
    }
    return sum
  }
}
