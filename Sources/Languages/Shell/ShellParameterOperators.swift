// The operators of `${NAME...}` that change a value (POSIX XCU 2.6.2, bash manual: Shell Parameter Expansion).

extension ShellParameter {
  /// Longer values are not matched against patterns.
  private static let maximumLength = 256

  /// The value that the operator makes of a parameter's; nil where that is not followed.
  func applied(to text: String, operand: String?) -> String? {
    guard text.utf8.count <= ShellParameter.maximumLength else { return nil }
    switch `operator` {
    case "length": return "\(text.unicodeScalars.count)"
    case "^^" where operand == "": return text.uppercased()
    case ",," where operand == "": return text.lowercased()
    case "^" where operand == "": return text.prefix(1).uppercased() + text.dropFirst()
    case "," where operand == "": return text.prefix(1).lowercased() + text.dropFirst()
    case "#", "##", "%", "%%": return operand.flatMap { trimmed(text, $0) }
    case "/", "//": return operand.flatMap { replaced(text, $0) }
    case ":": return operand.flatMap { substring(text, $0) }
    default: return nil
    }
  }

  private func trimmed(_ text: String, _ pattern: String) -> String? {
    guard pattern.utf8.count <= 64, !pattern.contains("["), !pattern.contains("\\") else {
      return nil
    }
    let characters = Array(text)
    let isPrefix = `operator`.hasPrefix("#")
    let isLongest = `operator`.count == 2
    let lengths = Array(0...characters.count)
    for length in isLongest ? lengths.reversed() : lengths {
      let cut = isPrefix ? characters[..<length] : characters[(characters.count - length)...]
      if ShellParameter.matches(cut, Array(pattern)[...]) {
        return String(isPrefix ? characters[length...] : characters[..<(characters.count - length)])
      }
    }
    return text
  }

  private func replaced(_ text: String, _ operand: String) -> String? {
    let halves = operand.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let pattern = halves.first, !pattern.isEmpty,
      !pattern.contains(where: { "*?[\\#%".contains($0) })
    else { return nil }
    let replacement = halves.count > 1 ? String(halves[1]) : ""
    return text.replacing(
      pattern, with: replacement, maxReplacements: `operator` == "//" ? .max : 1)
  }

  private func substring(_ text: String, _ operand: String) -> String? {
    let numbers = operand.split(separator: ":").map { Int($0.filter { $0 != " " }) }
    guard (1...2).contains(numbers.count), let first = numbers[0],
      numbers.count == 1 || numbers[1] != nil
    else { return nil }
    let characters = Array(text)
    let start = first < 0 ? characters.count + max(first, -characters.count - 1) : first
    guard (0...characters.count).contains(start) else { return "" }
    guard numbers.count == 2, let length = numbers[1] else { return String(characters[start...]) }
    guard length >= 0 else { return nil }
    return String(characters[start...].prefix(length))
  }

  /// Whether `*` and `?` of a pattern can be filled so that it becomes the text.
  private static func matches(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>)
    -> Bool
  {
    var (place, other) = (text.startIndex, pattern.startIndex)
    var retry: (place: Int, other: Int)?
    while place < text.endIndex {
      if other < pattern.endIndex, pattern[other] == "*" {
        retry = (place, other + 1)
        other += 1
      } else if other < pattern.endIndex, pattern[other] == "?" || pattern[other] == text[place] {
        place += 1
        other += 1
      } else if let last = retry {
        retry = (last.place + 1, last.other)
        (place, other) = (last.place + 1, last.other)
      } else {
        return false
      }
    }
    return pattern[other...].allSatisfy { $0 == "*" }
  }
}
