enum RedisVaultUsesDefaultUserExamples {
  static func job(user: String, mark: String = "") -> String {
    RedisACLExamples.job(
      "vault write \(mark)database/config/shop \\", "  plugin_name=redis-database-plugin \\",
      "  host=redis username=\(user) password=\"$REDIS_PASSWORD\" port=6379")
  }
}
