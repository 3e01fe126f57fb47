#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A folder that files are written to.
struct Repository {
  struct Failure: Error { let path: String }

  let folder: String
  var random: Random

  mutating func write(_ shape: Shape, count: Int) throws {
    switch shape {
    case .manifests:
      for number in 0..<count {
        try write(application(number, of: count), to: "apps/team-\(number / 10)/app-\(number).yaml")
      }
    case .documents:
      // Four files, however much is in them.
      for file in 0..<4 {
        let numbers = stride(from: file, to: count, by: 4)
        try write(
          numbers.map { application($0, of: count) }.joined(separator: "---\n"),
          to: "rendered/cluster-\(file).yaml")
      }
    case .findings:
      for number in 0..<count {
        try write(
          [application(number, of: count), Text.emptiedSecret(number)].joined(separator: "---\n"),
          to: "apps/team-\(number / 10)/app-\(number).yaml")
      }
    case .gitops: try writeStages(count)
    case .crds:
      for number in 0..<count {
        try write(definition(number), to: "crds/kind-\(number).yaml")
      }
      try write(application(0, of: 1), to: "apps/app-0.yaml")
    }
  }

  /// A base for each application, an overlay for each stage, and one Application an overlay.
  private mutating func writeStages(_ count: Int) throws {
    for number in 0..<count {
      let base = "apps/app-\(number)/base"
      let parts = [
        ("deployment", Text.deployment(number, of: count, &random)),
        ("service", Text.service(number)),
        ("config", Text.configuration(number, of: count, &random)),
        ("account", Text.account(number)), ("secret", Text.externalSecret(number)),
        ("policy", Text.policy(number, of: count)),
      ]
      for (name, text) in parts { try write(text, to: "\(base)/\(name).yaml") }
      try write(
        Text.kustomization(of: parts.map { "\($0.0).yaml" }), to: "\(base)/kustomization.yaml")
      for stage in ["staging", "prod"] {
        let overlay = "apps/app-\(number)/overlays/\(stage)"
        try write(Text.overlay(number, stage: stage), to: "\(overlay)/kustomization.yaml")
        try write(Text.replicas(number, &random), to: "\(overlay)/replicas.yaml")
        try write(
          Text.order(number, stage: stage, path: overlay), to: "argocd/\(stage)/app-\(number).yaml")
      }
    }
  }

  private mutating func application(_ number: Int, of count: Int) -> String {
    [
      Text.deployment(number, of: count, &random), Text.service(number),
      Text.configuration(number, of: count, &random), Text.account(number),
      Text.externalSecret(number),
    ].joined(separator: "---\n")
  }

  private func write(_ text: String, to path: String) throws {
    var directory = folder
    mkdir(directory, 0o777)
    for part in path.split(separator: "/").dropLast() {
      directory += "/\(part)"
      mkdir(directory, 0o777)
    }
    guard let file = fopen("\(folder)/\(path)", "w") else { throw Failure(path: path) }
    fputs(text, file)
    fclose(file)
  }
}
