/// A path of Vault's API and the parameters that a write to it may carry, in Vault and in OpenBao.
enum VaultEndpoint: Sendable {
  case kubernetesConfig
  case kubernetesRole
  case databaseRole
  case redisConnection

  /// The endpoint of a write; `nil` for paths that are not known, or that several methods have.
  init?(path: String, given names: some Collection<String>, plugin: String?) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, let last = parts.last else { return nil }
    let kind = parts[parts.count - 2]
    if parts[0] == "auth" {
      // The jwt, oidc and other methods have a config and roles too, with other fields.
      let isNamed = parts[1] == "kubernetes"
      if last == "config", isNamed || names.contains("kubernetes_host") {
        self = .kubernetesConfig
      } else if kind == "role", isNamed || names.contains("bound_service_account_names") {
        self = .kubernetesRole
      } else {
        return nil
      }
    } else if kind == "roles", names.contains("db_name") {
      self = .databaseRole
    } else if kind == "config",
      ["redis-database-plugin", "valkey-database-plugin"].contains(plugin)
    {
      self = .redisConnection
    } else {
      return nil
    }
  }

  /// The names of its parameters, those of newer and of older versions too.
  var parameters: Set<String> {
    switch self {
    case .kubernetesConfig: Self.kubernetesConfigParameters
    case .kubernetesRole: Self.kubernetesRoleParameters
    case .databaseRole: Self.databaseRoleParameters
    case .redisConnection: Self.redisConnectionParameters
    }
  }

  // vault-plugin-auth-kubernetes path_config.go
  private static let kubernetesConfigParameters: Set<String> = [
    "kubernetes_host", "kubernetes_ca_cert", "token_reviewer_jwt", "pem_keys", "issuer",
    "disable_iss_validation", "disable_local_ca_jwt", "use_annotations_as_alias_metadata",
  ]

  // vault-plugin-auth-kubernetes path_role.go, vault sdk/helper/tokenutil
  private static let kubernetesRoleParameters: Set<String> = [
    "name", "bound_service_account_names", "bound_service_account_namespaces",
    "bound_service_account_namespace_selector", "audience", "alias_name_source", "alias_metadata",
    "policies", "ttl", "max_ttl", "period", "num_uses", "bound_cidrs", "token_policies",
    "token_ttl", "token_max_ttl", "token_explicit_max_ttl", "token_period", "token_num_uses",
    "token_bound_cidrs", "token_no_default_policy", "token_type", "token_strictly_bind_ip",
    "token_auth_metadata",
  ]

  // vault builtin/logical/database path_roles.go
  private static let databaseRoleParameters: Set<String> = [
    "name", "db_name", "default_ttl", "max_ttl", "creation_statements", "revocation_statements",
    "rollback_statements", "renew_statements", "credential_type", "credential_config",
  ]

  // vault builtin/logical/database path_config_connection.go, vault-plugin-database-redis and
  // openbao's valkey connection_producer.go; the hosts of a cluster are those of forks.
  private static let redisConnectionParameters: Set<String> = [
    "name", "plugin_name", "plugin_version", "verify_connection", "allowed_roles",
    "root_rotation_statements", "root_credentials_rotate_statements", "password_policy",
    "skip_static_role_import_rotation", "rotation_period", "rotation_schedule", "rotation_window",
    "rotation_policy", "disable_automated_rotation", "host", "port", "connection_url", "username",
    "password", "username_template", "disable_escaping", "tls", "insecure_tls", "ca_cert",
    "persistence_mode", "primary_host", "primary_port", "secondaries", "cluster", "sentinels",
    "sentinel_master_name",
  ]
}
