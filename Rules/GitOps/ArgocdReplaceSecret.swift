internal import Linting

extension Rule {
  static let argocdReplaceSecret = Rule(
    "argocd-replace-secret", .error, "Argo CD replaces a Secret or a stateful object at each sync",
    why: """
      With `Replace=true` Argo CD runs `kubectl replace` instead of apply: what others wrote into the
      live object is gone. With `Force=true` besides it deletes the object and creates it anew: a
      claim takes its volume with it, a StatefulSet all its pods.
      """,
    symptoms: [
      "a seeded Secret has only the keys of Git again",
      "spec is immutable after creation, at every sync of a claim",
      "all pods of a StatefulSet restart at once",
    ],
    detection: """
      `Replace=true` of an Application, or of an object's annotation, for a Secret that somebody else
      fills (error), a PersistentVolumeClaim (error with Force, warning without), or a StatefulSet
      (error with Force, note without). A Secret that Git declares as a whole, and an Application of
      a chart that the tree does not show: note.
      """,
    limits: """
      Whether a chart renders a Secret or a claim is not known here. Replace of Jobs, Deployments and
      CRDs is not reported.
      """,
    fix: """
      Take the option out. For an object too large for client-side apply set `ServerSideApply=true`.
      Where one object needs it, annotate that object alone.
      """,
    exceptions: "A Secret that nobody but Git writes, as long as it stays so.",
    references: [
      "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#replace-resource-instead-of-applying-changes"
    ],
    examples: ArgocdReplaceSecretExamples.all
  ) { graph, findings in
    var losses: [SourceRange: [ReplacementLoss]] = [:]
    for resource in graph.resources where ReplacementLoss.isPossible(of: resource) {
      guard let loss = ReplacementLoss(resource, in: graph) else { continue }
      losses[loss.option, default: []].append(loss)
    }
    for (option, losses) in losses.sorted(by: { $0.value[0].resource.id < $1.value[0].resource.id })
    {
      guard let worst = losses.max(by: { $0.level < $1.level }) else { continue }
      findings.report(
        worst.message, at: option, in: worst.isOwnOption ? worst.resource : nil,
        level: worst.level, confidence: .medium,
        evidence: losses.map {
          Evidence("\($0.resource.displayName) is replaced", at: $0.resource.place.range)
        },
        key: worst.resource.displayName)
    }
    for (application, option, chart) in graph.chartReplacements where losses[option] == nil {
      findings.report(
        "Replace of \(application.displayName) holds for all that chart \(chart) renders, which the tree does not show: a Secret, a claim or a StatefulSet among it is replaced at each sync.",
        at: option, in: application, level: .note, confidence: .low)
    }
  }
}

extension ResourceGraph {
  /// The applications that replace what a chart from a registry renders; a chart of definitions alone
  /// holds nothing that could be lost.
  fileprivate var chartReplacements: [(application: Resource, option: SourceRange, chart: String)] {
    resources.compactMap { resource in
      guard let spec = resource.argoCDApplicationSpec,
        let option = (spec[path: "syncPolicy", "syncOptions"]?.items ?? []).last(where: {
          $0.text?.hasPrefix("Replace=") == true
        }), option.hasText("Replace=true")
      else { return nil }
      let sources = spec.applicationSources
      let charts = sources.compactMap { $0["chart"]?.literal }
      return charts.first { !$0.lowercased().contains("crd") }.map {
        (resource, option.range, $0)
      }
    }
  }
}

/// What a replacement does to one object.
private struct ReplacementLoss {
  let resource: Resource
  let option: SourceRange
  let isOwnOption: Bool
  let level: Level
  let message: String

  /// Whether an object's kind is one that loses something.
  static func isPossible(of resource: Resource) -> Bool {
    ["Secret", "PersistentVolumeClaim", "StatefulSet"].contains(resource.kind)
  }

  init?(_ resource: Resource, in graph: ResourceGraph) {
    let engine = graph.engine(of: resource)
    guard let option = engine.replaceOption,
      let (level, loss) = Self.loss(of: resource, by: engine, in: graph)
    else { return nil }
    self.resource = resource
    self.option = option
    self.level = level
    isOwnOption = resource.annotation("argocd.argoproj.io/sync-options")?.range == option
    let force = engine.forces ? "Force and Replace" : "Replace"
    let origin = isOwnOption ? "" : engine.declaration.map { " of \($0.displayName)" } ?? ""
    message = "\(force)\(origin) for \(resource.displayName): \(loss)."
  }

  private static func loss(
    of resource: Resource, by engine: Engine, in graph: ResourceGraph
  ) -> (Level, String)? {
    switch resource.kind {
    case "PersistentVolumeClaim":
      if engine.forces { return (.error, "the claim is deleted, and its volume with it") }
      guard resource.spec?["volumeName"] == nil,
        engine.keeps("/spec/volumeName", of: resource) == false
      else { return nil }
      return (.warning, "once the claim is bound, a replace without its volume's name is refused")
    case "StatefulSet":
      return engine.forces
        ? (.error, "it is deleted and all its pods restart at once")
        : (.note, "what others changed in it, as its number of replicas, is undone")
    default:
      guard let secret = Secret(resource), !secret.isFilledBySystem else { return nil }
      let others = graph.otherWriters(of: secret).filter { $0.means != .program }
      if let writer = others.first {
        return (.error, "each sync drops what \(writer.displayName) wrote")
      }
      return secret.shell != nil
        ? (.error, "each sync empties it")
        : (.note, "keys that somebody adds to the live Secret are gone after the next sync")
    }
  }
}
