public import Manifests
internal import SourceText
public import YAML

/// A password that a chart makes up, since the values give none.
public struct GeneratedPassword: Sendable {
  /// The name of the Secret that the chart writes it into.
  public let secret: ObjectName
  /// The value that a password would stand under, as `auth.password`.
  public let valueName: String
  /// The value that a Secret's name would stand under, as `auth.existingSecret`.
  public let secretName: String
  /// Whether the chart first asks the cluster for the password that is there (`lookup`), which it
  /// can only where the chart is installed and not rendered elsewhere.
  public let asksCluster: Bool
  /// The value that asks for a password, or what comes closest.
  public let place: Node
}

/// The values by which Bitnami's charts are given a password (`bitnami/charts <chart> values.yaml,
/// templates/secrets.yaml`).
private struct PasswordValues {
  /// The value that turns authentication on, which it is without.
  let isOn: String?
  /// Any of these gives the password; the first is named in messages.
  let passwords: [String]
  /// Any of these names a Secret; the first is named in messages.
  let secrets: [String]

  static func of(_ chart: HelmRelease.Chart) -> PasswordValues? {
    switch chart.name {
    case "redis" where chart.major.map { $0 < 14 } == true:
      flat("redis")
    case "redis", "valkey":
      PasswordValues(
        isOn: "auth.enabled", passwords: ["auth.password", "global.\(chart.name).password"],
        secrets: ["auth.existingSecret"])
    case "redis-cluster": flat("redis")
    case "valkey-cluster": flat("valkey")
    case "postgresql":
      PasswordValues(
        isOn: nil,
        passwords: [
          "auth.postgresPassword", "auth.password", "global.postgresql.auth.postgresPassword",
          "global.postgresql.auth.password", "postgresqlPassword",
          "global.postgresql.postgresqlPassword",
        ],
        secrets: [
          "auth.existingSecret", "global.postgresql.auth.existingSecret", "existingSecret",
        ])
    case "mysql", "mariadb":
      PasswordValues(
        isOn: nil, passwords: ["auth.rootPassword", "auth.password"],
        secrets: ["auth.existingSecret", "existingSecret"])
    case "mongodb":
      PasswordValues(
        isOn: "auth.enabled",
        passwords: ["auth.rootPassword", "auth.passwords", "auth.password"],
        secrets: ["auth.existingSecret"])
    default: nil
    }
  }

  private static func flat(_ product: String) -> PasswordValues {
    PasswordValues(
      isOn: "usePassword", passwords: ["password", "global.\(product).password"],
      secrets: ["existingSecret"])
  }
}

extension HelmRelease {
  /// The password that the chart makes up; `nil` where the values give one, ask for none, or are not
  /// all in the tree (`bitnami/common templates/_secrets.tpl common.secrets.passwords.manage`,
  /// `bitnami/charts redis@12 _helpers.tpl getValueFromSecret`).
  public var generatedPassword: GeneratedPassword? {
    guard isBitnami, let names = PasswordValues.of(chart) else { return nil }
    let isOn = names.isOn.map { values.flag(Self.keys(of: $0), default: true) } ?? true
    let given = (names.passwords + names.secrets).map { values.isFilled(Self.keys(of: $0)) }
    guard isOn == true, given.allSatisfy({ $0 == false }) else { return nil }
    let section = names.isOn == "usePassword" ? "usePassword" : "auth"
    let writer = ChartWriter(self, named: chart.name, near: [section])
    let switched = names.isOn.flatMap { values.answer(Self.keys(of: $0)).key }
    return GeneratedPassword(
      secret: ObjectName(namespace: namespace, name: writer.fullName),
      valueName: names.passwords[0], secretName: names.secrets[0],
      asksCluster: section == "auth" || chart.major.map { $0 >= 12 } == true
        || chart.name != "redis",
      place: switched ?? writer.place)
  }

  /// Whether the chart is Bitnami's own, or one that its values show to be.
  private var isBitnami: Bool {
    switch known {
    case .bitnamiRedis, .bitnamiRedisCluster, .bitnamiValkey, .bitnamiValkeyCluster: true
    case .redisHA, .valkey, .vault, .openbao, .appTemplate: false
    case nil: chart.repository?.contains("bitnami") == true
    }
  }

  private static func keys(of path: String) -> [String] {
    path.split(separator: ".").map(String.init)
  }
}
