public import Manifests
internal import YAML

/// An annotation that takes a resource out of the ordinary sync.
public enum SyncHook: Sendable, Hashable {
  /// One of Argo CD's own, by its phases: `PreSync`.
  case argoCD([String])
  /// A Helm hook, which Argo CD runs as its own; `isOnce` where Helm runs it at the installation only.
  case helm([String], isOnce: Bool)
  /// Argo CD never applies it.
  case skipped

  /// The phases as they are written.
  public var phases: [String] {
    switch self {
    case .argoCD(let phases), .helm(let phases, _): phases
    case .skipped: ["Skip"]
    }
  }
}

extension Resource {
  /// The hook that the resource is; `nil` for what belongs to the desired state.
  public var hook: SyncHook? {
    guard let annotations = metadata?["annotations"] else { return nil }
    let own = annotations.names("argocd.argoproj.io/hook")
    if own.contains("Skip") { return .skipped }
    if !own.isEmpty { return .argoCD(own) }
    let helm = annotations.names("helm.sh/hook")
    let atInstallation: Set = ["pre-install", "post-install"]
    guard !atInstallation.union(["pre-upgrade", "post-upgrade"]).isDisjoint(with: helm) else {
      return nil
    }
    return .helm(helm, isOnce: atInstallation.isSuperset(of: helm))
  }

  /// The wave of Argo CD's sync that applies it; `nil` where none is written, which is wave 0.
  public var syncWave: Int? {
    annotation("argocd.argoproj.io/sync-wave")?.text.flatMap { Int($0) }
  }
}

extension Node {
  /// The words of an annotation that are separated by commas.
  fileprivate func names(_ key: String) -> [String] {
    (self[key]?.text ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
      .filter { !$0.isEmpty }
  }
}
