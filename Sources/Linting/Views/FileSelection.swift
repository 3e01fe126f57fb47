internal import Graph

/// Which files below a folder Argo CD applies as they stand (`directory` of an Application's source).
struct FileSelection: Sendable, Hashable {
  private let recurses: Bool
  private let included: ArgoCDGlob?
  private let excluded: ArgoCDGlob?

  /// The files that a source takes; `nil` where a chart, a kustomization or a plugin decides.
  init?(ofSource source: Node) {
    guard source["helm"] == nil, source["kustomize"] == nil, source["plugin"] == nil else {
      return nil
    }
    let directory = source["directory"]
    recurses = directory?["recurse"]?.bool == true
    included = directory?["include"]?.text.flatMap { ArgoCDGlob($0) }
    excluded = directory?["exclude"]?.text.flatMap { ArgoCDGlob($0) }
  }

  /// Whether a file is taken, by its path from the folder.
  func takes(_ path: String) -> Bool {
    guard recurses || !path.contains("/") else { return false }
    if excluded?.matches(path) == true { return false }
    return included?.matches(path) ?? true
  }

  /// Whether the patterns leave out a file, by its path from the folder.
  func leavesOut(_ path: String) -> Bool {
    excluded?.matches(path) == true || included?.matches(path) == false
  }

  /// A glob as Argo CD reads it: `*` stands for any text, `?` for a character, `{a,b}` for either.
  private struct ArgoCDGlob: Sendable, Hashable {
    private let text: String
    private let pattern: Pattern

    init?(_ text: String) {
      guard !text.isEmpty, text.utf8.count < 1_000, let regex = Self.regex(text),
        let pattern = try? Pattern(regex)
      else { return nil }
      self.text = text
      self.pattern = pattern
    }

    func matches(_ path: String) -> Bool { pattern.matches(path) }

    static func == (left: ArgoCDGlob, right: ArgoCDGlob) -> Bool { left.text == right.text }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }

    private static func regex(_ glob: String) -> String? {
      var regex = "^"
      var depth = 0
      for character in glob {
        switch character {
        case "*": regex += "[^\\n]*"
        case "?": regex += "[^\\n]"
        case "{":
          depth += 1
          regex += "(?:"
        case "}" where depth > 0:
          depth -= 1
          regex += ")"
        case "," where depth > 0: regex += "|"
        case _ where character.isLetter || character.isNumber || character == "/":
          regex.append(character)
        default: regex += "\\\(character)"
        }
      }
      return depth == 0 ? regex + "$" : nil
    }
  }
}
