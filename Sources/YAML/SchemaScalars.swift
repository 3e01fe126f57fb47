internal import SourceText

/// The scalars of the lines.
extension SchemaScanner {
  /// Where the colon behind a key stands; `nil` for a text that is no plain key of few letters.
  func keyEnd(_ first: Int, _ end: Int) -> Int? {
    guard source[first] != UInt8(ascii: "-") else { return nil }
    var place = first
    while place < end, place - first < 200, Self.isOfKey(source[place]) { place += 1 }
    guard place > first, place < end, source[place] == UInt8(ascii: ":"),
      place + 1 == end || source[place + 1] == 0x20
    else { return nil }
    return place
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  /// Goes over a value that begins in a line, in a collection of a column.
  mutating func scanValue(_ first: Int, _ end: Int, _ next: Int, column: Int) -> Bool {
    position = next
    switch source[first] {
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return scanBlock(first, end, column: column)
    case UInt8(ascii: "'"): return scanSingleQuoted(first)
    case UInt8(ascii: "\""): return scanDoubleQuoted(first)
    case UInt8(ascii: "["): return end - first == 2 && source[first + 1] == UInt8(ascii: "]")
    case UInt8(ascii: "{"): return end - first == 2 && source[first + 1] == UInt8(ascii: "}")
    case UInt8(ascii: "-"):
      guard end - first > 1, source[first + 1] != 0x20, source[first + 1] != UInt8(ascii: "-")
      else { return false }
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "]"),
      UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"),
      UInt8(ascii: "!"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      return false
    default: break
    }
    plainColumn = column
    return goesOn(first..<end)
  }

  /// Whether a line of a plain scalar is nothing else besides.
  mutating func goesOn(_ text: Range<Int>) -> Bool {
    lastEnd = text.upperBound
    for place in text {
      switch source[place] {
      case UInt8(ascii: ":") where place + 1 == text.upperBound || source[place + 1] == 0x20:
        return false
      case UInt8(ascii: "#") where source[place - 1] == 0x20: return false
      default: continue
      }
    }
    return true
  }

  private mutating func scanBlock(_ header: Int, _ end: Int, column: Int) -> Bool {
    guard
      end - header == 1
        || end - header == 2 && "+-".utf8.contains(source[header + 1])
    else { return false }
    var indentation: Int?
    while position < source.count {
      let (first, end, next) = line(at: position)
      let own = first - position
      if first == end {
        // Spaces in empty lines before the first text may be its indentation.
        if indentation == nil, own > 0 { return false }
      } else if own <= column {
        return true
      } else if own < indentation ?? 0 {
        return false
      } else {
        indentation = indentation ?? own
        lastEnd = end
      }
      position = next
    }
    return true
  }

  private mutating func scanSingleQuoted(_ quote: Int) -> Bool {
    var place = quote + 1
    while let found = source.next(UInt8(ascii: "'"), from: place) {
      guard found + 1 < source.count, source[found + 1] == UInt8(ascii: "'") else {
        return endQuoted(quote, found)
      }
      place = found + 2
    }
    return false
  }

  private mutating func scanDoubleQuoted(_ quote: Int) -> Bool {
    var place = quote + 1
    while place < source.count {
      switch source[place] {
      case UInt8(ascii: "\""): return endQuoted(quote, place)
      case UInt8(ascii: "\\"):
        // Those by number may be wrong.
        guard place + 1 < source.count, "\\\"nt".utf8.contains(source[place + 1]) else {
          return false
        }
        place += 2
      default: place += 1
      }
    }
    return false
  }

  /// A quoted text must be all of its lines, and stay within its document.
  private mutating func endQuoted(_ quote: Int, _ end: Int) -> Bool {
    var place = quote
    while let lineBreak = source.next(0x0A, from: place), lineBreak < end {
      guard source[lineBreak + 1] == 0x20 || source[lineBreak + 1] == 0x0A else { return false }
      place = lineBreak + 1
    }
    let (first, rest, next) = line(at: end + 1)
    guard first == rest else { return false }
    lastEnd = end + 1
    position = next
    return true
  }
}
