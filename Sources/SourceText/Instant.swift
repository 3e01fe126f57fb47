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

  /// Reads `2026-01-31T23:59:59Z` and its like (RFC 3339); `nil` for any other text.
  public init?(_ text: String) {
    let bytes = Array(text.utf8.prefix(64))
    guard text.utf8.count <= 64, bytes.count >= 20,
      let year = Self.number(bytes, 0..<4, before: "-"),
      let month = Self.number(bytes, 5..<7, before: "-"),
      let day = Self.number(bytes, 8..<10, before: "Tt "),
      let hour = Self.number(bytes, 11..<13, before: ":"),
      let minute = Self.number(bytes, 14..<16, before: ":"),
      let second = Self.number(bytes, 17..<19), (1...12).contains(month),
      (1...Self.days(in: month, of: year)).contains(day), hour < 24, minute < 60, second < 61
    else { return nil }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      rest = rest[digits.endIndex...]
    }
    guard let offset = Self.offset(Array(rest)) else { return nil }
    let day0 = Self.dayNumber(year: year, month: month, day: day)
    seconds = day0 * 86_400 + hour * 3600 + minute * 60 + second - offset
  }

  /// The day in UTC, as `2026-01-31`.
  public var date: String {
    // The civil calendar from a day's number, in cycles of 400 years that begin in March.
    let day = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 + 719_468
    let era = (day >= 0 ? day : day - 146_096) / 146_097
    let dayOfEra = day - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let parts = [(year, 4), (month, 2), (dayOfYear - (153 * shifted + 2) / 5 + 1, 2)]
    return parts.map { number, width in
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }.joined(separator: "-")
  }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The digits of a range, behind which one of some characters stands.
  private static func number(
    _ bytes: [UInt8], _ range: Range<Int>, before ends: String? = nil
  ) -> Int? {
    if let ends, !ends.utf8.contains(bytes[range.upperBound]) { return nil }
    guard bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(String(decoding: bytes[range], as: UTF8.self))
  }

  /// The seconds of `Z` or `+01:30`.
  private static func offset(_ bytes: [UInt8]) -> Int? {
    if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
    guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = number(bytes, 1..<3, before: ":"), let minutes = number(bytes, 4..<6),
      hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return bytes[0] == UInt8(ascii: "-") ? -seconds : seconds
  }
}
