/// Text that a script carries in quotes or in a heredoc, and the way back to the script.
///
/// Expansions stay as they are spelled, so that the text can be read in its own language; `word(in:)` gives them back.
public struct ShellText: Sendable {
  struct Piece: Sendable {
    let offset: Int
    let part: ShellWord.Part
  }

  /// The text with quotes, escapes and the tabs of `<<-` removed.
  public let text: String
  /// The word the text was written as.
  public let word: ShellWord
  let pieces: [Piece]

  init(_ word: ShellWord, in script: [UInt8]) {
    self.word = word
    if word.parts.count == 1, case .literal(let literal) = word.parts[0].kind {
      text = literal
      pieces = [Piece(offset: 0, part: word.parts[0])]
      return
    }
    var text: [UInt8] = []
    var pieces: [Piece] = []
    for part in word.parts {
      pieces.append(Piece(offset: text.count, part: part))
      if case .literal(let literal) = part.kind {
        text += literal.utf8
      } else {
        text += script[part.range.clamped(to: script.indices)]
      }
    }
    self.pieces = pieces
    self.text = String(decoding: text, as: UTF8.self)
  }

  /// Where bytes of the text stand in the script.
  public func range(of bytes: Range<Int>) -> Range<Int> {
    guard let first = piece(at: bytes.lowerBound) else { return word.range }
    let lower = first.source(of: bytes.lowerBound).lowerBound
    guard !bytes.isEmpty, let last = piece(at: bytes.upperBound - 1) else { return lower..<lower }
    return lower..<max(lower, last.source(of: bytes.upperBound - 1).upperBound)
  }

  /// The part of the word that bytes of the text were written as, expansions included.
  public func word(in bytes: Range<Int>) -> ShellWord {
    var parts: [ShellWord.Part] = []
    var index = pieceIndex(at: bytes.lowerBound) ?? pieces.endIndex
    while index < pieces.endIndex, pieces[index].offset < bytes.upperBound {
      let piece = pieces[index]
      let lower = max(bytes.lowerBound - piece.offset, 0)
      let upper = min(bytes.upperBound - piece.offset, piece.part.literalCount ?? .max)
      if lower < upper { parts.append(piece.part.slice(lower..<upper)) }
      index += 1
    }
    return ShellWord(parts: parts, range: range(of: bytes))
  }

  /// The expansion that begins at an offset of the text, with its length there.
  func expansion(at offset: Int) -> (part: ShellWord.Part, end: Int)? {
    guard let index = pieceIndex(at: offset), pieces[index].offset == offset,
      pieces[index].part.literalCount == nil
    else { return nil }
    let next = index + 1
    return (pieces[index].part, next < pieces.count ? pieces[next].offset : text.utf8.count)
  }

  private func piece(at offset: Int) -> Piece? { pieceIndex(at: offset).map { pieces[$0] } }

  private func pieceIndex(at offset: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}

extension ShellText.Piece {
  /// The bytes of the script behind one byte of the text: one if it stands there as it is, else the whole part.
  fileprivate func source(of byte: Int) -> Range<Int> {
    let delta = byte - offset
    guard part.literalCount.map({ $0 == part.range.count }) ?? true, delta < part.range.count else {
      return delta < part.range.count ? part.range : part.range.upperBound..<part.range.upperBound
    }
    return part.range.lowerBound + delta..<part.range.lowerBound + delta + 1
  }
}
