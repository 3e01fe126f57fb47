extension Report {
  /// What fails the run although it is no finding.
  public var failures: [Notification] { notifications.filter(failsRun) }

  /// What a report tells beside findings: what fails the run, and what of a change is not followed.
  public var grievances: [Notification] {
    notifications.filter { failsRun($0) || $0.kind == .added }
  }

  /// Whether standard input brought no manifest but other text, as the message of a command that failed.
  public var lacksInput: Bool {
    views == ["-"] && items.isEmpty && statistics.resources == 0 && statistics.files[.other] != nil
  }

  /// Whether no file that was read tells of a cluster's objects.
  public var lacksManifests: Bool {
    items.isEmpty && statistics.resources == 0
      && statistics.files.allSatisfy { $0.value == 0 || $0.key.isBesideManifests }
  }

  /// Whether a notification fails the run.
  public func failsRun(_ notification: Notification) -> Bool {
    notification.kind == .outOfSight || isCoverageStrict && notification.level == .error
  }
}
