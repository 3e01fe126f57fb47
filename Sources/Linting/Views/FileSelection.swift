internal import Graph

/// Which files below a folder an engine applies as they stand.
struct FileSelection: Sendable {
  private let recurses: Bool
  private let included: Pattern?
  private let excluded: Pattern?

  /// Every file of the folder, and of those below it too if `recurses`.
  init(recurses: Bool) {
    self.recurses = recurses
    included = nil
    excluded = nil
  }

  /// The files that a source of an Argo CD Application takes (`directory` of the Application's API);
  /// `nil` where a chart, a kustomization or a plugin decides.
  init?(ofSource source: Node) {
    guard source["helm"] == nil, source["kustomize"] == nil, source["plugin"] == nil else {
      return nil
    }
    let directory = source["directory"]
    recurses = directory?["recurse"]?.bool == true
    included = directory?["include"]?.text.flatMap(Self.pattern)
    excluded = directory?["exclude"]?.text.flatMap(Self.pattern)
  }

  /// Whether a file is taken, by its path from the folder.
  func takes(_ path: String) -> Bool {
    guard recurses || !path.contains("/") else { return false }
    if excluded?.matches(path) == true { return false }
    return included?.matches(path) ?? true
  }

  /// A glob as Argo CD reads it: `*` stands for any text, `?` for a character, `{a,b}` for either.
  private static func pattern(_ glob: String) -> Pattern? {
    guard !glob.isEmpty, glob.utf8.count < 1_000 else { return nil }
    var pattern = "^"
    var depth = 0
    for character in glob {
      switch character {
      case "*": pattern += "[^\\n]*"
      case "?": pattern += "[^\\n]"
      case "{":
        depth += 1
        pattern += "(?:"
      case "}" where depth > 0:
        depth -= 1
        pattern += ")"
      case "," where depth > 0: pattern += "|"
      case _ where character.isLetter || character.isNumber || character == "/":
        pattern.append(character)
      default: pattern += "\\\(character)"
      }
    }
    guard depth == 0 else { return nil }
    return try? Pattern(pattern + "$")
  }
}
