public import Linting

/// The manual page of a rule, in the order of a reviewer's questions: what, why, what now.
public struct RulePage: Sendable {
  /// How much of the page is wanted.
  public enum Extent: Sendable {
    /// All of it.
    case full
    /// All of it, with one example of what is flagged and one of what is not.
    case reading
    /// What one needs beside a finding: verdict, reason, fix, exceptions, suppression.
    case brief
  }

  /// The rule.
  public let rule: Rule

  /// The page of a rule.
  public init(_ rule: Rule) { self.rule = rule }

  /// The page for a terminal of some width.
  public func text(_ extent: Extent = .full, width: Int = 80, isColored: Bool = false) -> String {
    var writer = RulePageText(width: width, style: TerminalStyle(isColored: isColored))
    writer.writeTitle(of: rule)
    for section in sections(extent) { writer.write(section) }
    return writer.text
  }

  /// The page as GitHub's Markdown.
  public func markdown(_ extent: Extent = .full) -> String {
    var writer = RulePageMarkdown()
    writer.writeTitle(of: rule)
    for section in sections(extent) { writer.write(section) }
    return writer.text
  }

  /// The page for programs, as JSON.
  public func json(pretty: Bool = true) -> String { value.text(pretty: pretty) }

  struct Section {
    let title: String
    let blocks: [Block]
  }

  enum Block {
    case prose(Prose.Block)
    case code(String, language: String)
    case reference(String)
    case example(ExampleListing)
  }

  func sections(_ extent: Extent) -> [Section] {
    var sections = [section("Why", rule.why)]
    if extent != .brief {
      sections.append(
        Section(
          title: "What it looks like",
          blocks: rule.symptoms.map { .prose(.item(marker: "-", text: $0)) }))
    }
    sections.append(section("Fix", rule.fix))
    sections.append(section("When it is fine", rule.exceptions))
    sections.append(suppression)
    if extent != .brief {
      sections.append(
        section("How it is found", "\(rule.detection)\n\n\(rule.inExamples.sentence)"))
      sections.append(section("Limits", rule.limits))
      sections.append(examples(extent))
      sections.append(
        Section(title: "References", blocks: rule.references.map { .reference($0) }))
    }
    return sections.filter { !$0.blocks.isEmpty }
  }

  private func examples(_ extent: Extent) -> Section {
    var examples = rule.examples
    if extent == .reading {
      examples = [true, false].compactMap { isFlagged in
        rule.examples.first { $0.isFlagged == isFlagged }
      }
    }
    var blocks = examples.map { Block.example(ExampleListing($0)) }
    let left = rule.examples.count - examples.count
    if left > 0 {
      blocks.append(
        .prose(
          .paragraph("`manifestguard explain \(rule.id) --examples` shows \(left) more.")))
    }
    return Section(title: "Examples", blocks: blocks)
  }

  private func section(_ title: String, _ text: String) -> Section {
    Section(title: title, blocks: Prose.blocks(text).map { .prose($0) })
  }

  private var suppression: Section {
    Section(
      title: "Suppress",
      blocks: [
        .prose(
          .paragraph("For one place, a comment on its line or above it; the reason is required:")),
        .code(suppressionComment, language: "yaml"),
        .prose(.paragraph("For one object, an annotation of it or of its pods:")),
        .code(suppressionAnnotation, language: "yaml"),
        .prose(
          .paragraph("For files, objects or fields until a day, in `\(Configuration.fileName)`:")),
        .code(suppressionEntry, language: "yaml"),
        .prose(.paragraph("For the whole repository, in `\(Configuration.fileName)`:")),
        .code(suppressionConfiguration, language: "yaml"),
      ])
  }

  private var suppressionComment: String {
    "# manifestguard: ignore[\(rule.id)] why it is right here"
  }

  private var suppressionAnnotation: String {
    "manifestguard.dev/ignore: \"\(rule.id): why it is right here\""
  }

  private var suppressionEntry: String {
    """
    suppressions:
      - rule: \(rule.id)
        object: Kind/namespace/name
        reason: why it is right there
        until: 2027-01-31
    """
  }

  private var suppressionConfiguration: String { "ignore:\n  - \(rule.id)" }

  var value: JSONValue {
    [
      "id": .string(rule.id), "name": .string(rule.name), "level": .string(rule.level.rawValue),
      "summary": .string(rule.summary), "why": .string(rule.why),
      "symptoms": .array(rule.symptoms.map { .string($0) }),
      "detection": .string(rule.detection), "fix": .string(rule.fix),
      "exceptions": .string(rule.exceptions), "limits": .string(rule.limits),
      "examples": .array(rule.examples.map { ExampleListing($0).value }),
      "suppression": [
        "comment": .string(suppressionComment), "annotation": .string(suppressionAnnotation),
        "entry": .string(suppressionEntry), "configuration": .string(suppressionConfiguration),
      ],
      "references": .array(rule.references.map { .string($0) }),
    ]
  }
}
