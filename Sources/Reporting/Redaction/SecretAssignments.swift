internal import Linting

/// Values of which only what stands around them tells that they may be secrets.
extension SecretScanner {
  /// Hides one word of a shell, since what follows are parameters of their own.
  mutating func hideWord(from place: Int) -> Int {
    guard place < range.upperBound, !bytes[place].isBlank else { return place }
    let isQuoted = bytes[place].isQuote
    let start = isQuoted ? place + 1 : place
    guard PlainValue.referenceEnd(bytes, from: start, within: range.upperBound) == nil,
      PlainValue.commandStart(bytes, at: start, within: range.upperBound) == nil
    else { return start }
    // Quotes that are escaped are those of another language around the shell's.
    guard bytes[place] != UInt8(ascii: "\\"), let end = shellWordEnd(from: place) else {
      return hideValue(from: place)
    }
    let isWhole = isQuoted && end > start && bytes[end - 1] == bytes[place]
    let inner = isWhole ? start..<end - 1 : place..<end
    if !PlainValue.tellsNothing(bytes[inner]), !inner.isEmpty { hidden.append(inner) }
    return end
  }

  /// Where a word of a shell ends that begins at a place; `nil` where a quote stays open.
  private func shellWordEnd(from place: Int) -> Int? {
    let line = lineEnd(from: place)
    var end = place
    var quote: UInt8?
    while end < line {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\\") {
        end += 1
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if byte.isQuote {
        quote = byte
      } else if byte.isBlank || byte.isLineBreak {
        return end
      }
      end += 1
    }
    return quote == nil ? min(end, line) : nil
  }

  /// Whether a name is that of a parameter of a write to Vault, and of none that is known: misspelt, it
  /// may promise a secret.
  func isUnknownParameter(
    _ name: ArraySlice<UInt8>, of command: CommandWords, at separator: Int
  ) -> Bool {
    guard command.isVaultWrite, bytes[separator] == UInt8(ascii: "="),
      name.first != UInt8(ascii: "-")
    else { return false }
    return name.count > 64
      || !VaultEndpoint.parameterNames.contains(String(decoding: name, as: UTF8.self))
  }

  /// Hides the next word of a command that is no option, and what follows it; nothing of another one.
  /// The options are still to be read.
  mutating func hideBehindOptions(from start: Int) -> Int {
    guard hidden.last?.contains(start) != true else { return start }
    var place = start
    while place < range.upperBound, bytes[place] == UInt8(ascii: "-") {
      place = skip(from: wordEnd(from: place)) { $0.isBlank || $0.isQuote }
    }
    let word = bytes[min(place, range.upperBound)..<range.upperBound]
    guard let first = word.first, !first.isLineBreak, !">|&;<)#".utf8.contains(first),
      !word.starts(with: "2>".utf8)
    else { return start }
    let end = hideValue(from: place)
    return place == start ? end : start
  }

  /// Hides the literals of variables that a secret is taken from: `P=made-up; vault login "$P"`.
  mutating func hideAssignments() {
    guard !variables.isEmpty else { return }
    var place = range.lowerBound
    while place < range.upperBound {
      guard bytes[place].isNameByte else {
        place += 1
        continue
      }
      let end = nameEnd(from: place)
      let isAssigned = end < range.upperBound && bytes[end] == UInt8(ascii: "=")
      place =
        isAssigned && variables.contains(Array(bytes[place..<end])) ? hideValue(from: end + 1) : end
    }
  }

  /// Takes note of the variable that `$NAME` or `${NAME}` stands for.
  mutating func note(referenceAt place: Int) {
    guard bytes.holds("$", at: place), variables.count < 64 else { return }
    let start = bytes.holds("${", at: place) ? place + 2 : place + 1
    let end = skip(from: start) { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") }
    if end > start { variables.insert(Array(bytes[start..<end])) }
  }
}
