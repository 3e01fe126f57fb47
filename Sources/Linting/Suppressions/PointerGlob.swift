/// A pattern over JSON pointers: `/spec/template/spec/volumes/*`, `/data/**`.
///
/// It names a field with all that is below it. Items of a list go by their `name` or their index; `*`
/// and `?` stand for letters within a part, `**` for any number of parts.
struct PointerGlob: Sendable, Hashable {
  private let parts: [String]

  /// A pattern; `nil` if it does not begin with a slash.
  init?(_ text: String) {
    guard text.hasPrefix("/"), text.utf8.count <= 1_000 else { return nil }
    parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
      .map { String($0) }
    guard parts.count <= 100 else { return nil }
  }

  /// Whether the field holds the place of a pointer.
  func covers(_ pointer: String) -> Bool {
    let tokens = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
      .map { String($0) }
    return match(tokens)
  }

  /// Whether some beginning of the tokens is what the pattern says.
  private func match(_ tokens: [String]) -> Bool {
    // The numbers of parts that may be matched once so many tokens are.
    var reached: Set<Int> = skippingStars(from: 0)
    if reached.contains(parts.count) { return true }
    for token in tokens {
      var next: Set<Int> = []
      for part in reached where part < parts.count {
        if parts[part] == "**" {
          next.formUnion(skippingStars(from: part))
        } else if NameGlob(parts[part]).matches(token) {
          next.formUnion(skippingStars(from: part + 1))
        }
      }
      if next.contains(parts.count) { return true }
      if next.isEmpty { return false }
      reached = next
    }
    return false
  }

  /// A part, and those behind it that may stand for nothing.
  private func skippingStars(from part: Int) -> Set<Int> {
    var reached: Set<Int> = [part]
    var part = part
    while part < parts.count, parts[part] == "**" {
      part += 1
      reached.insert(part)
    }
    return reached
  }
}

/// A pattern over one name: `*` stands for any letters, `?` for one.
struct NameGlob: Sendable, Hashable {
  private let pattern: [UInt8]

  init(_ pattern: String) { self.pattern = Array(pattern.utf8) }

  func matches(_ name: String) -> Bool {
    let name = Array(name.utf8)
    var (p, n) = (0, 0)
    var star: (pattern: Int, name: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        star = (p, n)
        p += 1
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") || pattern[p] == name[n] {
        p += 1
        n += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        p = last.pattern + 1
        n = last.name + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
