internal import Graph

extension Report.Item {
  func with(fingerprint: String) -> Report.Item {
    Report.Item(
      finding: finding, resource: resource, views: views, fingerprint: fingerprint,
      identifier: identifier)
  }

  /// One item for two findings of a rule on one line: the worse one tells the story.
  func folded(with other: Report.Item) -> Report.Item {
    let isOtherWorse =
      other.finding.level == finding.level
      ? finding.isLowered && !other.finding.isLowered : other.finding.level > finding.level
    let (first, second) = isOtherWorse ? (other, self) : (self, other)
    var finding = first.finding
    if finding.message != second.finding.message, !isSame(as: other) {
      finding = finding.with(
        Evidence("Also here: \(second.finding.message)", at: second.finding.range))
    }
    finding.readers += second.finding.readers.filter { !finding.readers.contains($0) }
    return Report.Item(
      finding: finding, resource: first.resource,
      views: views + other.views.filter { !views.contains($0) }, fingerprint: first.fingerprint,
      identifier: first.identifier)
  }

  /// Whether another finding is this one as another view has it, under names of that view.
  private func isSame(as other: Report.Item) -> Bool {
    fingerprint == other.fingerprint && views != other.views
  }
}
