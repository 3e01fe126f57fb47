public import Manifests
public import YAML

/// What makes a pod run again and again.
public struct Repetition: Sendable {
  /// The reason as a clause.
  public let reason: String
  /// The place that says so.
  public let place: Node
  /// Whether each sync runs it, whatever has changed.
  public let isEachSync: Bool

  /// What makes a resource run again, by its kind, its hook and its engine; `nil` for what runs once, as far as the
  /// tree tells.
  public init?(_ resource: Resource, _ engine: Engine) {
    let ttl = resource.spec?.entry("ttlSecondsAfterFinished")?.key
    if resource.kind == "CronJob" {
      self.init("a clock starts it", at: resource.spec?["schedule"] ?? resource.place)
    } else if let start = resource.metadata?["generateName"] {
      self.init("each sync makes one of another name", at: start, isEachSync: true)
    } else if let hook = resource.annotation("argocd.argoproj.io/hook") {
      self.init("each sync runs it as a hook", at: hook, isEachSync: hook.text != "Skip")
    } else if let hook = resource.annotation("helm.sh/hook"),
      hook.text?.contains("upgrade") == true
    {
      self.init(
        "each upgrade runs it as a hook", at: hook, isEachSync: engine.tool == .argoCD)
    } else if resource.kind == "Job", engine.replaces, engine.forces {
      self.init(
        "each sync deletes it and makes it anew",
        at: resource.annotation("argocd.argoproj.io/sync-options") ?? resource.place,
        isEachSync: true)
    } else if resource.kind == "Job", engine.tool != .unknown, let ttl {
      self.init("what cleans it up lets \(engine.name) make it anew", at: ttl)
    } else {
      return nil
    }
  }

  private init(_ reason: String, at place: Node, isEachSync: Bool = false) {
    self.reason = reason
    self.place = place
    self.isEachSync = isEachSync
  }
}
