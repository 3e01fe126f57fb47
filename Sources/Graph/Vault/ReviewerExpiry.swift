public import SourceText

extension GraphSettings {
  /// How long before its end an expiry is near: time enough to notice and to act.
  private static var notice: Int { 30 * 86_400 }

  /// Whether an expiry is over; `nil` where no moment is told to compare with, or no expiry.
  public func isOver(_ expiry: Instant?) -> Bool? {
    guard let expiry, let now else { return nil }
    return expiry <= now
  }

  /// Whether an expiry is neither over nor near, as far as that is told.
  public func isFar(_ expiry: Instant?) -> Bool {
    guard let expiry, let now else { return true }
    return expiry.seconds > now.seconds + Self.notice
  }
}
