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
      let what = wasJudged ? "could judge this file" : "has nothing here that cannot be judged"
      return Notification(
        .outOfSight, "\(state.name) \(what), and with the change: \(notification.message)",
        path: notification.path, range: notification.range)
    }
    var report = self
    report.notifications = (notifications + settings + notes).sorted {
      ($0.path, $0.range?.lower ?? 0, $0.message) < ($1.path, $1.range?.lower ?? 0, $1.message)
    }
    return report
  }

  private struct Place: Hashable {
    let kind: Notification.Kind
    let path: String
  }
}
