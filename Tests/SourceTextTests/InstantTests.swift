import SourceText
import Testing

/// Moments as RFC 3339 writes them.
@Suite struct InstantTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0, "1970-01-01"),
    ("2000-02-29", 951_782_400, "2000-02-29"),
    ("2026-01-01T00:00:00Z", 1_767_225_600, "2026-01-01"),
    ("2024-02-29T23:59:59+01:00", 1_709_247_599, "2024-02-29"),
    ("2000-03-01t12:00:00.25-05:30", 951_931_800, "2000-03-01"),
    ("1969-12-31T23:59:59Z", -1, "1969-12-31"),
    ("9999-12-31T23:59:59Z", 253_402_300_799, "9999-12-31"),
    ("0000-03-01T00:00:00Z", -62_162_035_200, "0000-03-01"),
  ])
  func moments(_ text: String, _ seconds: Int, _ date: String) throws {
    let instant = try #require(Instant(text))
    #expect(instant.seconds == seconds)
    #expect(instant.day.text == date)
    #expect(instant.day == Day(date))
  }

  @Test(arguments: [
    "", "2026", "2026-1-01", "2026-01-01T", "1900-02-29", "2026-01-32", "2026-00-01",
    "2026-01-01T00:00:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
    "2026-01-01T24:00:00Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+1:00",
    "2026-01-01T00:00:00Zx", "+026-01-01T00:00:00Z", "now",
  ])
  func noMoments(_ text: String) { #expect(Instant(text) == nil) }
}
