/// A password in a configuration. The value itself is not kept.
public enum RedisCredential: Hashable, Sendable {
  /// It stands there in clear text, at this place.
  case plaintext(RedisOrigin)
  /// Something fills it in before Redis reads it: `$(NAME)`, `${NAME}`, `{{ … }}`.
  case placeholder(RedisOrigin)
  /// A line takes it away: `requirepass ""`.
  case removed(RedisOrigin)
  /// No line sets it.
  case absent
  /// A source that cannot be seen may set it.
  case unknown(RedisSettings.UnseenSource)
}

extension RedisSettings {
  /// The password of the user `default`, which an ACL file makes void.
  public var requiredPassword: RedisCredential { credential("requirepass") }

  /// The password a replica shows to its primary (`masterauth`, `primaryauth`).
  public var primaryPassword: RedisCredential { credential("masterauth") }

  private func credential(_ name: String) -> RedisCredential {
    switch value(of: name) {
    case .unknown(let source): return .unknown(source)
    case .notSet: return .absent
    case .set(let setting):
      guard let argument = setting.arguments.first else { return .absent }
      if argument.text.isEmpty { return .removed(argument.origin) }
      return argument.containsPlaceholder
        ? .placeholder(argument.origin) : .plaintext(argument.origin)
    }
  }
}
