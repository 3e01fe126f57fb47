internal import Linting
internal import SourceText

/// One line of a file with a part of it underlined, cut to a width, its secrets left out.
struct SourceExcerpt {
  /// What stands for text that is not shown, whatever its length.
  static let mask = "***"

  /// The line.
  private(set) var text = ""
  /// Carets under the marked part.
  private(set) var underline = ""
  /// The line in pieces, each marked wholly or not at all.
  private(set) var pieces: [(text: String, isMarked: Bool)] = []

  /// A line's bytes, the marked ones among them, and those that must not be shown.
  init(
    _ line: Range<Int>, of file: SourceFile, marked: Range<Int>, hidden: [Range<Int>], width: Int
  ) {
    let width = max(width, 20)
    let window = Self.window(of: line, in: file, around: marked.lowerBound, cells: width)
    let cells = Self.cells(window, of: file, marked: marked, hidden: hidden)
    let visible = Self.visible(cells, width: width)
    let isCutBefore = window.lowerBound > line.lowerBound || visible.lowerBound > 0
    let isCutAfter = window.upperBound < line.upperBound || visible.upperBound < cells.count
    if isCutBefore { append(MarkedCell(text: "…", width: 1, isMarked: false)) }
    for cell in cells[visible] { append(cell) }
    if isCutAfter { append(MarkedCell(text: "…", width: 1, isMarked: false)) }
    if let last = underline.lastIndex(of: "^") { underline = String(underline[...last]) }
  }

  private struct MarkedCell {
    var text: String
    var width: Int
    var isMarked: Bool
  }

  private mutating func append(_ cell: MarkedCell) {
    text += cell.text
    if let last = pieces.last, last.isMarked == cell.isMarked {
      pieces[pieces.count - 1].text += cell.text
    } else {
      pieces.append((cell.text, cell.isMarked))
    }
    underline += String(repeating: cell.isMarked ? "^" : " ", count: cell.width)
  }

  /// The bytes that may become visible: a line can be longer than a file ought to be.
  private static func window(
    of line: Range<Int>, in file: SourceFile, around place: Int, cells: Int
  ) -> Range<Int> {
    // A character has at most four bytes.
    var lower = max(line.lowerBound, place - 4 * cells)
    var upper = min(line.upperBound, place + 4 * cells)
    while lower > line.lowerBound, file.bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
    while upper < line.upperBound, file.bytes[upper] & 0xC0 == 0x80 { upper += 1 }
    return lower..<max(lower, upper)
  }

  private static func cells(
    _ window: Range<Int>, of file: SourceFile, marked: Range<Int>, hidden: [Range<Int>]
  ) -> [MarkedCell] {
    var cells: [MarkedCell] = []
    var place = window.lowerBound
    func show(upTo end: Int) {
      guard place < end else { return }
      let isMarked = marked.contains(place)
      for scalar in String(decoding: file.bytes[place..<end], as: UTF8.self).unicodeScalars {
        let cell = TerminalText.cell(scalar)
        cells.append(MarkedCell(text: cell.text, width: cell.width, isMarked: isMarked))
      }
      place = end
    }
    /// The mark's ends part the text, so that each piece is marked wholly or not at all.
    func showPieces(upTo end: Int) {
      for bound in [marked.lowerBound, marked.upperBound, end] { show(upTo: min(bound, end)) }
    }
    for range in hidden where range.overlaps(window) {
      showPieces(upTo: range.lowerBound)
      cells.append(
        MarkedCell(text: mask, width: mask.count, isMarked: marked.overlaps(range)))
      place = max(place, min(range.upperBound, window.upperBound))
    }
    showPieces(upTo: window.upperBound)
    return cells
  }

  /// The cells that fit the width, the first marked one among them.
  private static func visible(_ cells: [MarkedCell], width: Int) -> Range<Int> {
    guard cells.reduce(0, { $0 + $1.width }) > width else { return 0..<cells.count }
    let room = width - 2
    let marked = cells.firstIndex(where: \.isMarked) ?? 0
    var lower = marked
    var before = 0
    while lower > 0, before + cells[lower - 1].width <= room / 3 {
      lower -= 1
      before += cells[lower].width
    }
    var upper = lower
    var used = 0
    while upper < cells.count, used + cells[upper].width <= room {
      used += cells[upper].width
      upper += 1
    }
    while lower > 0, used + cells[lower - 1].width <= room {
      lower -= 1
      used += cells[lower].width
    }
    return lower..<upper
  }
}
