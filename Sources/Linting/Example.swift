/// Files that show when a rule reports and when it does not.
public struct Example: Sendable {
  /// What the example shows, as a heading; empty if it speaks for itself.
  public let title: String
  /// The files, each place that must be reported marked by `↓` in front of it.
  ///
  /// A line `-- path --` begins a file; without one the text is `manifest.yaml`.
  public let text: String
  /// Whether the rule must report.
  public let isFlagged: Bool
  /// The level that the findings must have, if the example is about it.
  public let level: Level?
  /// The example the documented fix turns this one into, where no mechanical fix exists.
  public let corrected: String?
  /// Where the example is written, so that a failing test opens there.
  public let source: (fileID: String, line: Int)

  /// Files in which the rule must report at each `↓` and nowhere else.
  public static func flagged(
    _ title: String, level: Level? = nil, _ text: String, corrected: String? = nil,
    fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      title: title, text: text, isFlagged: true, level: level, corrected: corrected,
      source: (fileID, line))
  }

  /// Files in which the rule must report at each `↓` and nowhere else, without a heading.
  public static func flagged(
    _ text: String, level: Level? = nil, corrected: String? = nil, fileID: String = #fileID,
    line: Int = #line
  ) -> Example {
    .flagged("", level: level, text, corrected: corrected, fileID: fileID, line: line)
  }

  /// Files in which the rule must be silent, without a heading.
  public static func clean(
    _ text: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    .clean("", text, fileID: fileID, line: line)
  }

  /// Files in which the rule must be silent.
  public static func clean(
    _ title: String, _ text: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      title: title, text: text, isFlagged: false, level: nil, corrected: nil,
      source: (fileID, line))
  }

  /// The files without the marks, and the byte offset of each mark in its file.
  public static func files(of text: String) -> [(path: String, text: String, marks: [Int])] {
    var files: [(path: String, text: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 {
        files.append((String(line.dropFirst(3).dropLast(3)), ""))
      } else {
        if files.isEmpty { files.append(("manifest.yaml", "")) }
        files[files.count - 1].text += line + "\n"
      }
    }
    return files.map { file in
      var text = ""
      var marks: [Int] = []
      for scalar in file.text.unicodeScalars {
        if scalar == "↓" {
          marks.append(text.utf8.count)
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
      return (file.path, text, marks)
    }
  }
}
