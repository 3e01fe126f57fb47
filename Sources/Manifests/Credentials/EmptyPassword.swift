internal import YAML

extension Container {
  /// The variable by which a database lets everybody in without a password (`docker-library/mysql`,
  /// `docker-library/postgres`, `bitnami/containers`, `neo4j/docker-neo4j`); `nil` where a password is given all the same.
  public var emptyPassword: EnvironmentVariable? {
    let environment = environment
    let hasPassword = environment.contains { variable in
      let name = variable.name.hasSuffix("_FILE") ? variable.name.dropLast(5) : variable.name[...]
      return name.hasSuffix("_PASSWORD") && !name.hasSuffix("_EMPTY_PASSWORD")
        && !name.hasSuffix("_EMPTY_ROOT_PASSWORD") && variable.value?.text != ""
    }
    return environment.first { variable in
      guard let value = variable.value?.literal?.lowercased() else { return false }
      switch variable.name {
      case "POSTGRES_HOST_AUTH_METHOD": return value == "trust"
      case "NEO4J_AUTH": return value == "none"
      case "MYSQL_ALLOW_EMPTY_PASSWORD", "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
        "MARIADB_ALLOW_EMPTY_PASSWORD":
        return !hasPassword && !["no", "false", "0"].contains(value)
      // A cache without a password has a rule of its own.
      case "ALLOW_EMPTY_PASSWORD":
        return !hasPassword && ["yes", "true", "1"].contains(value) && isDatabase
      default: return false
      }
    }
  }

  private var isDatabase: Bool {
    ["postgresql", "mysql", "mariadb", "mongodb", "cassandra"].contains(imageName ?? "")
  }
}
