internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// Images whose entrypoints take options from a variable.
extension ServerStart {
  /// What Valkey's own entrypoint, which a `command` replaces, appends from `VALKEY_EXTRA_FLAGS`
  /// (`valkey-io/valkey-container docker-entrypoint.sh`); `nil` without them.
  func valkey(in container: Container, _ image: RedisImage?) -> ServerStart? {
    guard image?.family == .valkey, image?.packaging == .official, container.command.isEmpty,
      let variable = container.environment.last(where: { $0.name == "VALKEY_EXTRA_FLAGS" })
    else { return nil }
    var start = self
    if arguments.isEmpty {
      start.append(["valkey-server"], at: (container.node["image"] ?? container.node).range)
    }
    start.append(Self.options(in: variable), at: variable.node.range)
    return start
  }

  /// The words of a variable as a shell splits them, quotes left as they are; standard input, which is
  /// as unknown, where its value comes from elsewhere.
  private static func options(in variable: EnvironmentVariable) -> [String] {
    let words = variable.value?.text?.split { $0 == " " || $0 == "\n" || $0 == "\t" }
    return words?.map(String.init) ?? ["-"]
  }

  /// What the entrypoint of Redis Stack makes of `REDIS_ARGS` and of `/redis-stack.conf`
  /// (`redis-stack/redis-stack etc/scripts/entrypoint.sh`); `nil` where it does not run.
  func redisStack(
    in container: Container, of pod: PodSpec, _ files: MountedFiles
  ) -> ServerStart? {
    guard arguments.isEmpty || arguments == ["/entrypoint.sh"], let name = container.imageName,
      name == "redis-stack" || name == "redis-stack-server"
    else { return nil }
    let place = (container.node["image"] ?? container.node).range
    var start = ServerStart(arguments: ["redis-server"], ranges: [place])
    let file = "/redis-stack.conf"
    if container.volumeMounts.contains(where: { $0.contains(file) }) {
      start.append([file], at: place)
    }
    if let variable = container.environment.last(where: { $0.name == "REDIS_ARGS" }) {
      start.append(Self.options(in: variable), at: variable.node.range)
    } else if container.node["envFrom"]?.isEmptyCollection == false {
      // What is read from standard input is as unknown as what may be in the variable.
      start.append(["-"], at: place)
    }
    return start
  }
}
