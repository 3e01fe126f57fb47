internal import Linting

/// What the documented fix changes in an example, line by line.
struct ExampleCorrection {
  /// A file with its changed lines and those around them, `- `, `+ ` or two blanks in front.
  struct File {
    let path: String
    let lines: [String]
  }

  /// The files that change.
  let files: [File]

  /// How many lines are shown around a change.
  private static let context = 2

  /// The correction of an example; `nil` for one that needs none or whose fix is mechanical.
  init?(_ example: Example) {
    guard let corrected = example.corrected else { return nil }
    let before = Self.lines(of: example.text)
    let after = Self.lines(of: corrected)
    let paths =
      before.map(\.path)
      + after.map(\.path).filter { path in
        !before.contains { $0.path == path }
      }
    files = paths.compactMap { path in
      let old = before.first { $0.path == path }?.lines ?? []
      let new = after.first { $0.path == path }?.lines ?? []
      let lines = Self.changes(from: old, to: new)
      return lines.isEmpty ? nil : File(path: path, lines: lines)
    }
    guard !files.isEmpty else { return nil }
  }

  private static func lines(of text: String) -> [(path: String, lines: [Substring])] {
    Example.files(of: text).map { path, text, _ in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      while lines.last?.isEmpty == true { lines.removeLast() }
      return (path, lines)
    }
  }

  private static func changes(from old: [Substring], to new: [Substring]) -> [String] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var all: [(text: String, isChange: Bool)] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        all.append(("- \(old[left])", true))
        left += 1
      } else if inserted.contains(right) {
        all.append(("+ \(new[right])", true))
        right += 1
      } else {
        all.append(("  \(old[left])", false))
        (left, right) = (left + 1, right + 1)
      }
    }
    return nearChanges(all)
  }

  private static func nearChanges(_ all: [(text: String, isChange: Bool)]) -> [String] {
    var lines: [String] = []
    var last = -1
    for (index, line) in all.enumerated() {
      let near = max(0, index - context)...min(all.count - 1, index + context)
      guard near.contains(where: { all[$0].isChange }) else { continue }
      if last >= 0, index > last + 1 { lines.append("  …") }
      lines.append(line.text)
      last = index
    }
    return lines
  }
}
