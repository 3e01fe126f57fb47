/// Where a command line names keys, and what the command does with them.
///
/// Written as `access:begin` and how the keys go on: `rw:1` is the first argument, `r:1..-1` all of
/// them, `w:1..-1/2` each second one, `r:2#` as many as the second argument says, `w:STORE@6` the
/// word after `STORE`, looked for from the sixth, and `%2` half of what follows
/// (`COMMAND INFO` of 7.0.15, key specifications).
struct ACLKeySpec: Sendable {
  enum Begin: Sendable {
    case index(Int)
    case keyword(String, from: Int)
  }

  enum Extent: Sendable {
    case range(last: Int, step: Int, limit: Int)
    case count(step: Int)
  }

  let access: ACLKeyAccess
  let begin: Begin
  let extent: Extent

  init?(_ text: Substring) {
    let parts = text.split(separator: ":")
    guard parts.count == 2 else { return nil }
    var access: ACLKeyAccess = []
    if parts[0].contains("r") { access.insert(.read) }
    if parts[0].contains("w") { access.insert(.write) }
    self.access = access

    var rest = parts[1]
    if let hash = rest.firstIndex(of: "#") {
      extent = .count(step: Int(rest[hash...].dropFirst()) ?? 1)
      rest = rest[..<hash]
    } else {
      var (step, limit, last) = (1, 0, 0)
      if let slash = rest.firstIndex(of: "/") {
        step = Int(rest[slash...].dropFirst()) ?? 1
        rest = rest[..<slash]
      }
      if let percent = rest.firstIndex(of: "%") {
        limit = Int(rest[percent...].dropFirst()) ?? 0
        rest = rest[..<percent]
      }
      if let dot = rest.firstIndex(of: ".") {
        last = Int(rest[dot...].dropFirst(2)) ?? 0
        rest = rest[..<dot]
      }
      extent = .range(last: last, step: max(step, 1), limit: limit)
    }
    let sides = rest.split(separator: "@")
    if let index = Int(rest) {
      begin = .index(index)
    } else if sides.count == 2, let from = Int(sides[1]) {
      begin = .keyword(sides[0].lowercased(), from: from)
    } else {
      return nil
    }
  }
}

/// A word of a command line that names a key.
struct ACLKeyUse: Hashable, Sendable {
  let index: Int
  let access: ACLKeyAccess
}

/// The words do not fit the specification, as in a command that the server will refuse.
struct UnfitKeySpec: Error {}

extension ACLKeySpec {
  /// The keys of a command line (`redis src/db.c`, `getKeysUsingKeySpecs`).
  func keys(in words: [String]) throws(UnfitKeySpec) -> [ACLKeyUse] {
    guard var first = start(in: words) else { return [] }
    let last: Int
    let step: Int
    switch extent {
    case .range(let offset, let stride, let limit):
      step = stride
      if offset >= 0 {
        last = first + offset
      } else {
        last =
          limit == 0 ? words.count + offset : first + (words.count - first) / limit + offset
      }
    case .count(let stride):
      guard first < words.count, let count = Self.strictNumber(words[first]),
        count <= words.count
      else { throw UnfitKeySpec() }
      step = stride
      first += 1
      last = first + (count - 1) * stride
    }
    guard first < words.count, last >= first, last < words.count else { throw UnfitKeySpec() }
    return stride(from: first, through: last, by: step).map {
      ACLKeyUse(index: $0, access: access)
    }
  }

  /// The word at which the keys begin, nil where the keyword is missing.
  private func start(in words: [String]) -> Int? {
    switch begin {
    case .index(let index): return index
    case .keyword(let keyword, let from) where from > 0:
      // The last word is left out, as the server leaves it out.
      guard from < words.count - 1 else { return nil }
      return (from..<(words.count - 1)).first { words[$0].lowercasedASCII == keyword }
        .map { $0 + 1 }
    case .keyword(let keyword, let from):
      let start = words.count + from
      guard start > 1 else { return nil }
      return (2...start).last { words[$0].lowercasedASCII == keyword }.map { $0 + 1 }
    }
  }

  /// A number as `string2ll` takes it: no sign but minus, no leading zero, no blanks.
  static func strictNumber(_ text: String) -> Int? {
    guard let number = Int(text), number >= 0, String(number) == text else { return nil }
    return number
  }
}
