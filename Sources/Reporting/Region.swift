internal import Linting
internal import SourceText

/// The part of one line by which every report places a finding; never empty.
struct Region {
  /// The bytes.
  let range: SourceRange
  /// Where they begin.
  let start: SourcePosition
  /// Where they end, on the same line; the column is the first one behind them.
  let end: SourcePosition

  /// The first line of a range; an empty line is placed at the last text before it.
  ///
  /// `nil` if the file holds no text up to there.
  init?(_ range: SourceRange, in report: Report) {
    let file = report.file(of: range)
    var place = report.firstLine(of: range)
    if place.offsets.isEmpty {
      var line = file.line(at: Int(place.lower))
      while line > 1, file.lineRange(line).isEmpty { line -= 1 }
      let text = file.lineRange(line)
      guard !text.isEmpty else { return nil }
      place = SourceRange(file: file.id, lower: text.lowerBound, upper: text.upperBound)
    }
    self.range = place
    start = file.position(at: place.offsets.lowerBound)
    end = file.position(at: place.offsets.upperBound)
  }
}
