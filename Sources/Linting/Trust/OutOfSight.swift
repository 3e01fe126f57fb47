internal import Graph

extension Report {
  /// The report with what a change took out of sight: files that a trusted state judged and that are
  /// there and not judged now, and what it brings that cannot be judged at all.
  public func tellingOutOfSight(since state: TrustedState, settings: [Notification]) -> Report {
    let earlier = state.report
    func unjudged(_ report: Report) -> [Notification] {
      report.notifications.filter(\.kind.isUnjudged)
    }
    let known = Set(unjudged(earlier).map { Place(kind: $0.kind, path: $0.path) })
    let unjudgedBefore = Set(unjudged(earlier).map(\.path))
    let judgedBefore = Set(earlier.files.map(\.path)).subtracting(unjudgedBefore)
    var told: Set<Place> = []
    let notes = unjudged(self).compactMap { notification -> Notification? in
      let place = Place(kind: notification.kind, path: notification.path)
      // A remote base is out of sight of every run alike, and common.
      let wasJudged = judgedBefore.contains(place.path) && place.kind != .partialBuild
      guard notification.level == .error || wasJudged, !known.contains(place),
        told.insert(place).inserted
      else { return nil }
      let what =
        wasJudged ? "It could be judged on \(state.name) and cannot now" : "New since \(state.name)"
      return Notification(
        .outOfSight, "\(what) (\(notification.kind.rawValue)): \(notification.message)",
        path: notification.path, range: notification.range)
    }
    var report = self
    report.notifications = (notifications + settings + notes).sorted {
      $0.isListed(before: $1)
    }
    return report
  }

  private struct Place: Hashable {
    let kind: Notification.Kind
    let path: String
  }
}
