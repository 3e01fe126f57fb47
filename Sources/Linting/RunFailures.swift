extension Report {
  /// What fails the run although it is no finding.
  public var failures: [Notification] { notifications.filter(failsRun) }

  /// What a report tells beside findings: what fails the run, and what of a change is not followed.
  public var grievances: [Notification] {
    notifications.filter { failsRun($0) || $0.kind == .added }
  }

  /// Whether a notification fails the run.
  public func failsRun(_ notification: Notification) -> Bool {
    notification.kind == .outOfSight || isCoverageStrict && notification.level == .error
  }
}
