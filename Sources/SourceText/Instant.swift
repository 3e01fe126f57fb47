/// A second in time.
public struct Instant: Sendable, Hashable, Comparable {
  /// The seconds since 1970, leap seconds left out.
  public let seconds: Int

  /// The second of a number, which tokens of any origin give; the years that a date can show.
  public init(seconds: Int) {
    self.seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
  }

  /// Whether a second comes before another.
  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// Reads `2026-01-31T23:59:59Z` and its like (RFC 3339), and `2026-01-31` for the day's first second;
  /// `nil` for any other text.
  public init?(_ text: String) {
    let bytes = Array(text.utf8.prefix(64))
    guard text.utf8.count <= 64, bytes.count >= 10,
      let day = Day(String(decoding: bytes[..<10], as: UTF8.self))
    else { return nil }
    guard bytes.count > 10 else {
      self.init(seconds: day.number * Day.length)
      return
    }
    let colon = UInt8(ascii: ":")
    guard bytes.count >= 20, "Tt ".utf8.contains(bytes[10]), bytes[13] == colon,
      bytes[16] == colon, let hour = Day.number(bytes[11..<13]),
      let minute = Day.number(bytes[14..<16]), let second = Day.number(bytes[17..<19]),
      hour < 24, minute < 60, second < 61, let offset = Self.offset(bytes[19...])
    else { return nil }
    self.init(seconds: day.number * Day.length + hour * 3600 + minute * 60 + second - offset)
  }

  /// The day in UTC.
  public var day: Day {
    Day(number: (seconds >= 0 ? seconds : seconds - Day.length + 1) / Day.length)
  }

  /// What stands behind the seconds, `.250+02:00` or `Z`, as seconds east of Greenwich.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    var rest = text
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      rest = rest[digits.endIndex...]
    }
    let bytes = Array(rest)
    if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
    guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      bytes[3] == UInt8(ascii: ":"), let hours = Day.number(bytes[1..<3]),
      let minutes = Day.number(bytes[4..<6]), hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return bytes[0] == UInt8(ascii: "-") ? -seconds : seconds
  }
}
