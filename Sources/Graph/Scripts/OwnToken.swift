internal import Manifests
internal import SourceText
internal import YAML

extension Script {
  /// Whether a path is one at which pods find their tokens: admission's, and those of the examples for projected ones.
  static func isOwnToken(byPath path: String) -> Bool {
    path.hasSuffix("/serviceaccount/token") || path.hasSuffix("/serviceaccount/vault-token")
      || path.contains("/var/run/secrets/tokens/")
  }

  /// Whether a file is the token of the script's own pod: admission mounts none over what a container
  /// mounts there itself (`kubernetes plugin/pkg/admission/serviceaccount/admission.go mountServiceAccountToken`).
  func isOwnToken(_ path: String) -> Bool {
    guard Self.isOwnToken(byPath: path) else { return false }
    guard let pod, let mount = container?.volumeMounts.first(where: { $0.contains(path) }) else {
      return true
    }
    // What the API server fills in has the volume's name, not the volume.
    guard let volume = pod.volume(mount.name) else {
      return !path.hasSuffix("/serviceaccount/token")
    }
    let sources = volume.node[path: "projected", "sources"]?.items ?? []
    return sources.contains { $0["serviceAccountToken"] != nil }
  }
}
