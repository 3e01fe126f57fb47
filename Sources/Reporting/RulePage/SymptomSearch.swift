public import Linting

/// Finds rules by what one sees when their hazard has happened: a log line, an event, an alert.
public struct SymptomSearch: Sendable {
  /// A rule, and the symptom that is most like what was asked for.
  public struct Match: Sendable {
    /// The rule.
    public let rule: Rule
    /// The symptom, or the rule's summary where the words stand elsewhere in its manual.
    public let symptom: String
    fileprivate let score: Int
  }

  /// The rules that fit, the best one first.
  public let matches: [Match]

  /// The rules of a catalogue that speak of a text's words.
  public init(_ text: String, in catalog: [Rule]) {
    let phrase = text.lowercased()
    let words = Self.words(of: phrase)
    let all = catalog.compactMap { Self.match($0, phrase: phrase, words: words) }
    // Many rules share some words; those that have them all push the others out.
    let best = all.map(\.score).max() ?? 0
    matches = all.enumerated().filter { $0.element.score * 2 > best }.sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }.map(\.element)
  }

  private static func match(_ rule: Rule, phrase: String, words: Set<String>) -> Match? {
    guard !words.isEmpty else { return nil }
    let lines = rule.symptoms.map { (line: $0, weight: 4) } + [(rule.summary, 2), (rule.why, 1)]
    var best: (line: String, score: Int)?
    for (line, weight) in lines {
      let lowered = line.lowercased()
      let shared = words.intersection(Self.words(of: lowered)).count
      let score = lowered.contains(phrase) ? 8 * words.count * weight : shared * weight
      if score > best?.score ?? 0 { best = (line, score) }
    }
    guard let best else { return nil }
    let isManual = best.line == rule.why
    return Match(
      rule: rule, symptom: isManual ? rule.summary : best.line, score: best.score)
  }

  /// The words of a text that mean something: three letters or digits and more.
  private static func words(of text: String) -> Set<String> {
    let words = text.split { !($0.isLetter || $0.isNumber) }.filter { $0.count > 2 }
    return Set(words.map { String($0) }).subtracting([
      "and", "are", "for", "from", "has", "not", "the", "with",
    ])
  }

  /// The matches for a terminal of some width.
  public func text(width: Int = 80) -> String {
    matches.map { match in
      let lines = Prose.wrapped(match.symptom, width: max(width, 40) - 2)
      return "\(match.rule.id)  \(match.rule.level.rawValue)\n"
        + lines.map { "  \($0)\n" }.joined()
    }.joined(separator: "\n")
  }

  /// The matches as a table.
  public var markdown: String {
    "| rule | level | symptom |\n|---|---|---|\n"
      + matches.map { match in
        let cells = [
          "`\(match.rule.id)`", match.rule.level.rawValue, RulePageMarkdown.inline(match.symptom),
        ]
        return "| \(cells.map(MarkdownText.cell).joined(separator: " | ")) |\n"
      }.joined()
  }

  /// The matches for programs.
  public var json: String {
    JSONValue.array(
      matches.map { match in
        [
          "id": .string(match.rule.id), "level": .string(match.rule.level.rawValue),
          "summary": .string(match.rule.summary), "symptom": .string(match.symptom),
        ]
      }
    ).text(pretty: true)
  }
}
