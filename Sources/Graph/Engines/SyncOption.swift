public import Manifests
public import SourceText
public import YAML

/// One option that tells Argo CD how to sync, of an application or of a single object.
public struct SyncOption: Sendable {
  /// The Application, ApplicationSet or annotated object.
  public let resource: Resource
  /// The option as written: `CreateNamespace=true`.
  public let text: String
  /// The list's item, or the annotation's value, in which it may be one of several.
  public let node: Node
  /// Where it stands.
  public let range: SourceRange

  /// Whether some version of Argo CD up to 3.x acts on just this text.
  ///
  /// Options are compared letter by letter, value included (`argo-cd
  /// gitops-engine/pkg/sync/common/types.go`, `docs/user-guide/sync-options.md`).
  public var isKnown: Bool { Self.knownTexts.contains(text) }

  private static let knownTexts = Set(known)

  /// Whether the tree leaves open what the option is.
  public var isSubstituted: Bool { Substitution(text) != nil }

  /// Every option that Argo CD knows.
  public static let known: [String] =
    [
      "ApplyOutOfSyncOnly", "ClientSideApplyMigration", "CreateNamespace", "FailOnSharedResource",
      "Force", "PruneLast", "Replace", "RespectIgnoreDifferences", "ServerSideApply",
      "SkipDryRunOnMissingResource", "Validate",
    ].flatMap { ["\($0)=true", "\($0)=false"] }
    + ["Delete", "Prune"].flatMap { ["\($0)=true", "\($0)=false", "\($0)=confirm"] }
    + ["background", "foreground", "orphan"].map { "PrunePropagationPolicy=\($0)" }
}

extension ResourceGraph {
  /// Every sync option of an application or an annotated object.
  public var syncOptions: [SyncOption] {
    resources.flatMap { SyncOption.ofApplication($0) + SyncOption.ofAnnotation($0) }
  }
}

extension SyncOption {
  /// The options that an Application, or the template of an ApplicationSet, sets for all it applies.
  fileprivate static func ofApplication(_ resource: Resource) -> [SyncOption] {
    guard let spec = resource.argoCDApplicationSpec else { return [] }
    return (spec[path: "syncPolicy", "syncOptions"]?.items ?? []).compactMap { node in
      // `- PruneLast: true` is a mapping, which the API server refuses in a list of texts.
      let text =
        node.text
        ?? node.entries.first.flatMap { entry in
          entry.key.text.map { "\($0): \(entry.value.text ?? "")" }
        }
      let place = node.entries.first?.key ?? node
      return text.map { SyncOption(resource: resource, text: $0, node: node, range: place.range) }
    }
  }

  fileprivate static func ofAnnotation(_ resource: Resource) -> [SyncOption] {
    guard let node = resource.annotation("argocd.argoproj.io/sync-options"),
      let text = node.embeddedText
    else { return [] }
    var options: [SyncOption] = []
    for part in text.bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: true) {
      let blank = part.prefix { $0 == 0x20 }.count
      let option = part.dropFirst(blank)
      guard !option.isEmpty else { continue }
      options.append(
        SyncOption(
          resource: resource, text: String(decoding: option, as: UTF8.self).trimmingEnd(),
          node: node, range: text.range(option.startIndex..<option.endIndex)))
    }
    return options
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    String(self[..<(lastIndex { $0 != " " && $0 != "\n" }.map { index(after: $0) } ?? startIndex)])
  }
}

extension Resource {
  /// What an Argo CD Application applies, or what an ApplicationSet makes applications of; `nil` for
  /// other kinds.
  public var argoCDApplicationSpec: Node? {
    if isA("Application", in: "argoproj.io") { return spec }
    if isA("ApplicationSet", in: "argoproj.io") { return spec?[path: "template", "spec"] }
    return nil
  }
}
