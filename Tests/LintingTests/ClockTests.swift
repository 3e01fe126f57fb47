import Linting
import Testing

@Suite struct ClockTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2000-02-29", 951_782_400),
      ("2027-01-31T12:00:00Z", 1_801_396_800),
      ("2027-01-31T12:00:00.5+02:00", 1_801_389_600), ("1969-12-31T23:59:59z", -1),
    ] as [(String, Int64)])
  func momentsAreSecondsSince1970(_ text: String, _ seconds: Int64) {
    #expect(Clock(text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "2027", "2027-02-29", "1900-02-29", "2027-13-01", "2027-00-01", "2027-01-32", "tomorrow",
    "2027-01-31T", "2027-01-31T25:00:00Z", "2027-01-31T12:00:00", "2027-01-31T12:00:00+2",
    "2027-1-31",
  ])
  func whatIsNoMomentIsNone(_ text: String) {
    #expect(Clock(text) == nil)
  }

  @Test func aDayEndsWithItsLastSecond() {
    #expect(Clock("2027-01-31T23:59:59Z")?.day == Day("2027-01-31"))
    #expect(Clock("1969-12-31T23:59:59Z")?.day == Day("1969-12-31"))
  }
}
