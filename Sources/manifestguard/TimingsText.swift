internal import Linting

/// What `--timings` says.
enum TimingsText {
  static func text(_ times: StageTimes) -> String {
    let width = times.stages.map(\.name.count).max() ?? 0
    return times.stages.map { stage in
      let name = stage.name + String(repeating: " ", count: width - stage.name.count)
      return "\(name) \(milliseconds(stage.seconds)) ms\(stage.isSummed ? " on all threads" : "")"
    }.joined(separator: "\n")
  }

  private static func milliseconds(_ seconds: Double) -> String {
    let tenths = max(0, Int(min(seconds, 1e9) * 10_000))
    let text = "\(tenths / 10).\(tenths % 10)"
    return String(repeating: " ", count: max(0, 8 - text.count)) + text
  }
}
