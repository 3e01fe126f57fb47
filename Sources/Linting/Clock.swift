#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The moment that a run takes for the present.
///
/// A run is given it, so that the same files and the same moment give the same report.
public struct Clock: Sendable, Hashable {
  /// Seconds since the beginning of 1970 in UTC.
  public let seconds: Int64

  /// A moment by its seconds since the beginning of 1970 in UTC.
  public init(seconds: Int64) { self.seconds = seconds }

  /// The machine's own time.
  public static var system: Clock { Clock(seconds: Int64(time(nil))) }

  /// A moment as RFC 3339 writes it, `2027-01-31T12:00:00Z`, or the beginning of a day, `2027-01-31`.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let day = Day(String(decoding: bytes[..<10], as: UTF8.self)) else {
      return nil
    }
    guard bytes.count > 10 else {
      self.init(seconds: day.number * Day.length)
      return
    }
    guard bytes.count >= 20, [UInt8(ascii: "T"), UInt8(ascii: "t"), 0x20].contains(bytes[10]),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = Self.number(bytes[11..<13], below: 24),
      let minute = Self.number(bytes[14..<16], below: 60),
      let second = Self.number(bytes[17..<19], below: 61),
      let offset = Self.offset(bytes[19...])
    else { return nil }
    self.init(seconds: day.number * Day.length + hour * 3600 + minute * 60 + second - offset)
  }

  /// The day in UTC.
  public var day: Day {
    let number = seconds / Day.length
    return Day(number: seconds % Day.length < 0 ? number - 1 : number)
  }

  /// What stands behind the seconds, `.250+02:00` or `Z`, as seconds east of Greenwich.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int64? {
    var rest = text
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      rest = rest[digits.endIndex...]
    }
    if rest.count == 1, rest.first == UInt8(ascii: "Z") || rest.first == UInt8(ascii: "z") {
      return 0
    }
    let bytes = Array(rest)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = number(bytes[1..<3], below: 24), let minutes = number(bytes[4..<6], below: 60)
    else { return nil }
    let offset = hours * 3600 + minutes * 60
    return bytes[0] == UInt8(ascii: "-") ? -offset : offset
  }

  static func number(_ digits: ArraySlice<UInt8>, below bound: Int64) -> Int64? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int64(String(decoding: digits, as: UTF8.self)), number < bound
    else { return nil }
    return number
  }
}

/// A day of the Gregorian calendar in UTC.
public struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public let number: Int64

  static let length: Int64 = 86_400

  init(number: Int64) { self.number = number }

  /// A day written `2027-01-31`; `nil` if the calendar has no such day.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    let hyphen = UInt8(ascii: "-")
    guard bytes.count == 10, bytes[4] == hyphen, bytes[7] == hyphen,
      let year = Clock.number(bytes[0..<4], below: 10_000),
      let month = Clock.number(bytes[5..<7], below: 13), month > 0,
      let day = Clock.number(bytes[8..<10], below: 32), day > 0,
      day <= Self.length(of: month, in: year)
    else { return nil }
    // Days of the years that begin in March, so that the odd day is a year's last
    // (Hinnant, chrono-Compatible Low-Level Date Algorithms, days_from_civil).
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Whether a day comes before another.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  private static func length(of month: Int64, in year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
