/// A path of Vault's API and the parameters that a write to it may carry, in Vault and in OpenBao.
public enum VaultEndpoint: Sendable {
  case kubernetesConfig
  case kubernetesRole
  case databaseRole
  case redisConnection
  case appRole
  case appRoleSecretID
  case jwtConfig
  case jwtRole
  case tokenCreation
  case keyValueConfig

  /// The endpoint of a write; `nil` for paths that are not known, or that several methods have.
  init?(path: String, given names: some Collection<String>, plugin: String?) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, let last = parts.last, parts[0] != "auth" || parts.count >= 3 else {
      return nil
    }
    let kind = parts[parts.count - 2]
    if parts[0] == "auth", let endpoint = Self(authPath: parts, given: Set(names)) {
      self = endpoint
    } else if parts[0] == "auth" {
      // The jwt, oidc and other methods have a config and roles too, with other fields.
      let isNamed = parts[1] == "kubernetes"
      if last == "config", isNamed || names.contains("kubernetes_host") {
        self = .kubernetesConfig
      } else if kind == "role", isNamed || names.contains("bound_service_account_names") {
        self = .kubernetesRole
      } else {
        return nil
      }
    } else if last == "config", !Self.keyValueConfigParameters.isDisjoint(with: names) {
      self = .keyValueConfig
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

  /// The endpoint of the methods other than kubernetes, by the mount's usual name or by a parameter
  /// that no other method has.
  private init?(authPath parts: [Substring], given names: Set<String>) {
    let tail = parts.dropFirst(2)
    let isJWT =
      ["jwt", "oidc"].contains(parts[1])
      || !names.isDisjoint(with: ["oidc_discovery_url", "jwks_url", "user_claim"])
    let isAppRole =
      parts[1] == "approle"
      || !names.isDisjoint(with: ["bind_secret_id", "secret_id_ttl", "secret_id_num_uses"])
    switch (tail.first, tail.count) {
    case ("create", 1), ("create", 2), ("create-orphan", 1):
      guard parts[1] == "token" else { return nil }
      self = .tokenCreation
    case ("config", 1) where isJWT: self = .jwtConfig
    case ("role", 2) where isJWT: self = .jwtRole
    case ("role", 2) where isAppRole: self = .appRole
    case ("role", 3)
    where parts[1] == "approle" && ["secret-id", "custom-secret-id"].contains(tail.last):
      self = .appRoleSecretID
    default: return nil
    }
  }

  /// The names of the parameters of all paths that are known here.
  public static let parameterNames: Set<String> = [
    kubernetesConfigParameters, kubernetesRoleParameters, databaseRoleParameters,
    redisConnectionParameters, appRoleParameters, appRoleSecretIDParameters, jwtConfigParameters,
    jwtRoleParameters, tokenCreationParameters, keyValueConfigParameters,
  ].reduce(into: []) { $0.formUnion($1) }

  /// The names of its parameters, those of newer and of older versions too.
  var parameters: Set<String> {
    switch self {
    case .kubernetesConfig: Self.kubernetesConfigParameters
    case .kubernetesRole: Self.kubernetesRoleParameters
    case .databaseRole: Self.databaseRoleParameters
    case .redisConnection: Self.redisConnectionParameters
    case .appRole: Self.appRoleParameters
    case .appRoleSecretID: Self.appRoleSecretIDParameters
    case .jwtConfig: Self.jwtConfigParameters
    case .jwtRole: Self.jwtRoleParameters
    case .tokenCreation: Self.tokenCreationParameters
    case .keyValueConfig: Self.keyValueConfigParameters
    }
  }

  // vault-plugin-auth-kubernetes path_config.go
  private static let kubernetesConfigParameters: Set<String> = [
    "kubernetes_host", "kubernetes_ca_cert", "token_reviewer_jwt", "pem_keys", "issuer",
    "disable_iss_validation", "disable_local_ca_jwt", "use_annotations_as_alias_metadata",
  ]

  // vault sdk/helper/tokenutil: what every role of an auth method has
  private static let tokenParameters: Set<String> = [
    "alias_metadata", "policies", "ttl", "max_ttl", "period", "num_uses", "bound_cidrs",
    "token_policies", "token_ttl", "token_max_ttl", "token_explicit_max_ttl", "token_period",
    "token_num_uses", "token_bound_cidrs", "token_no_default_policy", "token_type",
    "token_strictly_bind_ip", "token_auth_metadata",
  ]

  // vault-plugin-auth-kubernetes path_role.go
  private static let kubernetesRoleParameters = tokenParameters.union([
    "name", "bound_service_account_names", "bound_service_account_namespaces",
    "bound_service_account_namespace_selector", "audience", "alias_name_source",
  ])

  // vault and openbao website/content/api-docs/auth/approle.mdx
  private static let appRoleParameters = tokenParameters.union([
    "role_name", "role_id", "bind_secret_id", "bound_cidr_list", "secret_id_bound_cidrs",
    "secret_id_num_uses", "secret_id_ttl", "local_secret_ids",
  ])

  private static let appRoleSecretIDParameters: Set<String> = [
    "role_name", "secret_id", "metadata", "cidr_list", "token_bound_cidrs", "num_uses", "ttl",
  ]

  // vault and openbao website/content/api-docs/auth/jwt.mdx
  private static let jwtConfigParameters: Set<String> = [
    "oidc_discovery_url", "oidc_discovery_ca_pem", "oidc_client_id", "oidc_client_secret",
    "oidc_response_mode", "oidc_response_types", "jwks_url", "jwks_ca_pem", "jwks_pairs",
    "jwt_validation_pubkeys", "bound_issuer", "jwt_supported_algs", "default_role",
    "provider_config", "namespace_in_state", "override_allowed_server_names",
    "skip_jwks_validation", "unsupported_critical_cert_extensions",
  ]

  private static let jwtRoleParameters = tokenParameters.union([
    "name", "role_type", "bound_audiences", "user_claim", "user_claim_json_pointer",
    "clock_skew_leeway", "expiration_leeway", "not_before_leeway", "bound_subject", "bound_claims",
    "bound_claims_type", "groups_claim", "claim_mappings", "oauth2_metadata", "oidc_scopes",
    "allowed_redirect_uris", "callback_mode", "poll_interval", "verbose_oidc_logging", "max_age",
    "token_policies_template_claims",
  ])

  // vault website/content/api-docs/auth/token.mdx
  private static let tokenCreationParameters: Set<String> = [
    "id", "role_name", "policies", "meta", "metadata", "no_parent", "no_default_policy",
    "renewable", "lease", "ttl", "type", "explicit_max_ttl", "display_name", "num_uses", "period",
    "entity_alias", "format",
  ]

  // vault and openbao website/content/api-docs/secret/kv/kv-v2.mdx
  private static let keyValueConfigParameters: Set<String> = [
    "max_versions", "cas_required", "delete_version_after",
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
