public import Linting
internal import SourceText

/// Findings as SARIF 2.1.0 (OASIS, errata 01), within what GitHub, GitLab and Azure DevOps accept.
///
/// The text depends on the report and on these properties alone: no time, no machine, no folder.
public struct SARIFReport: Sendable {
  /// The program as it names itself.
  public struct Tool: Sendable {
    /// The semantic version.
    public var version: String
    /// Who makes it.
    public var organization: String
    /// The page about it.
    public var informationURI: String
    /// The address to which a rule's id is added for the page about the rule.
    public var rulesURI: String

    /// A program.
    public init(version: String, organization: String, informationURI: String, rulesURI: String) {
      self.version = version
      self.organization = organization
      self.informationURI = informationURI
      self.rulesURI = rulesURI
    }
  }

  /// The state of the repository that was judged.
  public struct Revision: Sendable {
    /// Where the repository is.
    public var repositoryURI: String
    /// The commit.
    public var revisionID: String?
    /// The branch.
    public var branch: String?

    /// A state of a repository.
    public init(repositoryURI: String, revisionID: String? = nil, branch: String? = nil) {
      self.repositoryURI = repositoryURI
      self.revisionID = revisionID
      self.branch = branch
    }
  }

  /// The program.
  public var tool: Tool
  /// What tells several runs over one commit apart, as the name of a configuration; may be empty.
  public var category = ""
  /// The state of the repository, if it is known.
  public var revision: Revision?
  /// Whether what exceptions take out is written too, marked as such. GitHub opens an alert for each
  /// all the same; GitLab does not.
  public var includesSuppressed = false
  /// A report by a program.
  public init(tool: Tool) { self.tool = tool }

  /// The text of a report.
  public func text(_ report: Report) -> String {
    let log: JSONValue = [
      "$schema":
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [run(report)],
    ]
    // Lines and indentation double the size, and GitLab refuses files over ten megabytes.
    return log.text(pretty: report.items.count <= 1_000)
  }

  /// GitHub refuses a file with more results than this.
  static let resultLimit = 25_000

  private func run(_ report: Report) -> JSONValue {
    var results = SARIFResults(report)
    var members = JSONMembers()
    members.add("tool", ["driver": driver(report)])
    // The part in front of the last slash is the category; without a slash it would be empty.
    let id = category.isEmpty ? "manifestguard/" : "manifestguard/\(category)/"
    members.add("automationDetails", ["id": .string(id)])
    members.add("columnKind", "utf16CodeUnits")
    members.add(
      "originalUriBaseIds",
      ["SRCROOT": ["description": ["text": "The folder that manifestguard was run for."]]])
    members.add("versionControlProvenance", revision.map { [Self.provenance($0)] })
    let shown = Self.worst(report.items, limit: Self.resultLimit)
    members.add(
      "invocations", [SARIFInvocation.value(report, leftOut: report.items.count - shown.count)])
    // The list stands even when it is empty, or GitHub refuses the file.
    var values = shown.map { results.value($0) }
    // A report without those that were there before would close their alerts.
    values += (report.comparison?.unchanged ?? []).prefix(Self.resultLimit - values.count)
      .map { results.value($0, isUnchanged: true) }
    if includesSuppressed {
      values += report.suppressed.prefix(Self.resultLimit - values.count).map {
        results.value($0.item, suppressions: $0.suppressions)
      }
    }
    return .object(members.members + [("results", .array(values))])
  }

  private func driver(_ report: Report) -> JSONValue {
    [
      "name": "manifestguard",
      "fullName": .string("manifestguard \(tool.version)"),
      "organization": .string(tool.organization),
      "version": .string(tool.version),
      "semanticVersion": .string(tool.version),
      "informationUri": .string(tool.informationURI),
      "rules": .array(report.rules.map { SARIFRule.value($0, helpURI: tool.rulesURI + $0.id) }),
      "notifications": .array(SARIFInvocation.descriptors),
    ]
  }

  private static func provenance(_ revision: Revision) -> JSONValue {
    var members = JSONMembers()
    members.add("repositoryUri", .string(revision.repositoryURI))
    members.add("revisionId", revision.revisionID.map { .string($0) })
    members.add("branch", revision.branch.map { .string($0) })
    members.add("mappedTo", ["uriBaseId": "SRCROOT"])
    return members.object
  }

  /// As many items as are allowed, the worst ones, in the order of the report.
  private static func worst(_ items: [Report.Item], limit: Int) -> [Report.Item] {
    guard items.count > limit else { return items }
    let worst = items.indices.sorted { left, right in
      let levels = (items[left].finding.level, items[right].finding.level)
      return levels.0 == levels.1 ? left < right : levels.0 > levels.1
    }
    return worst.prefix(limit).sorted().map { items[$0] }
  }
}
