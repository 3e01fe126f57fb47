/// What a server uses for a directive, as far as its configuration tells.
public enum RedisEffectiveValue<Wrapped: Hashable & Sendable>: Hashable, Sendable {
  /// A line sets it: the value and the place of the value.
  case set(Wrapped, RedisOrigin)
  /// No line sets it: the server's default.
  case byDefault(Wrapped)
  /// A source that cannot be seen, a variable, an unreadable value or a default that differs by
  /// release decides it.
  case unknown

  /// The value, set or by default; nil for unknown.
  public var value: Wrapped? {
    switch self {
    case .set(let value, _), .byDefault(let value): value
    case .unknown: nil
    }
  }

  /// The place that sets the value.
  public var origin: RedisOrigin? {
    if case .set(_, let origin) = self { origin } else { nil }
  }
}

extension RedisSettings {
  /// A directive of `yes` and `no`.
  public func flag(_ name: String, in release: RedisRelease? = nil) -> RedisEffectiveValue<Bool> {
    single(name, in: release) { ["yes": true, "no": false][$0.lowercasedASCII] }
  }

  /// A directive with a number.
  public func number(_ name: String, in release: RedisRelease? = nil) -> RedisEffectiveValue<Int> {
    single(name, in: release) { RedisNumberText.strict($0) }
  }

  /// A directive with a text, empty for none; a text that a variable fills in is unknown.
  public func text(_ name: String, in release: RedisRelease? = nil) -> RedisEffectiveValue<String> {
    single(name, in: release) { $0 }
  }

  /// A directive with words, in lower case where `Redis` compares them so.
  public func words(
    _ name: String, in release: RedisRelease? = nil
  ) -> RedisEffectiveValue<[String]> {
    switch value(of: name) {
    case .unknown: return .unknown
    case .notSet: return defaultValue(name, release) { $0.split(separator: " ").map(String.init) }
    case .set(let setting):
      guard !setting.arguments.contains(where: \.containsPlaceholder) else { return .unknown }
      let words = setting.arguments.map(\.text)
      return .set(words == [""] ? [] : words, setting.arguments.first?.origin ?? setting.origin)
    }
  }

  private func single<Wrapped>(
    _ name: String, in release: RedisRelease?, _ read: (String) -> Wrapped?
  ) -> RedisEffectiveValue<Wrapped> {
    switch value(of: name) {
    case .unknown: return .unknown
    case .notSet: return defaultValue(name, release, read)
    case .set(let setting):
      guard let argument = setting.arguments.first, !argument.containsPlaceholder,
        let value = read(argument.text)
      else { return .unknown }
      return .set(value, argument.origin)
    }
  }

  private func defaultValue<Wrapped>(
    _ name: String, _ release: RedisRelease?, _ read: (String) -> Wrapped?
  ) -> RedisEffectiveValue<Wrapped> {
    let text =
      isSentinel && name == "port"
      ? "26379" : RedisDirectiveTable.directive(named: name)?.defaultValue(in: release)
    guard let text, let value = read(text) else { return .unknown }
    return .byDefault(value)
  }
}
