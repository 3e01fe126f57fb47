public import Manifests

/// What the next apply of a Secret's manifest does to what one writer put into the live Secret.
public struct ApplyForecast: Sendable {
  /// Who filled it.
  public let writer: SecretWriter
  /// What applies the manifest.
  public let engine: Engine
  /// What becomes of the writer's keys.
  public let outcome: ApplyOutcome
  /// Why keys go, as the end of "Flux, which ...".
  public let reason: String?
  /// The other usual ways to apply that would do worse, by their names.
  public let worseElsewhere: [String]

  /// The lost keys by name; empty where the tree does not tell all of them.
  public var lostKeys: [String] {
    let keys = outcome.lostKeys
    return keys.contains(Seeding.anyOther) ? [] : keys
  }

  /// Whether keys go that the manifest does not name.
  public var losesKeys: Bool { !outcome.lostKeys.isEmpty }
}

extension ResourceGraph {
  /// What the engine's next apply of a Secret does to what its other writers put there; empty where
  /// the engine leaves the live one alone.
  public func nextApply(of secret: Secret) -> [ApplyForecast] {
    let engine = engine(of: secret.resource)
    guard let verb = engine.verb(for: secret.resource) else { return [] }
    let declared = DeclaredData(secret)
    let request = WriteRequest(verb, declared)
    // Each costs several applies; a thousand more would say nothing new.
    return otherWriters(of: secret).prefix(40).compactMap { writer in
      guard let seeding = Seeding(writer, over: declared),
        let outcome = seeding.outcome(ofApplying: request)
      else { return nil }
      let worse = Engine.others.filter { other in
        guard other.verb != verb else { return false }
        let elsewhere = seeding.outcome(ofApplying: WriteRequest(other.verb, declared))
        return (elsewhere?.severity ?? 0) > outcome.severity
      }
      return ApplyForecast(
        writer: writer, engine: engine, outcome: outcome,
        reason: request.reason(toRemoveKeysOf: seeding.verb), worseElsewhere: worse.map(\.name))
    }
  }

  /// What, if it had filled a Secret that nothing in the tree fills, the engine's next apply would
  /// remove: the names of the usual ways, the likeliest first.
  public func losingSeedings(of secret: Secret) -> [String] {
    let engine = engine(of: secret.resource)
    guard let verb = engine.verb(for: secret.resource) else { return [] }
    let request = WriteRequest(verb, DeclaredData(secret))
    return Seeding.usual.compactMap { usual in
      guard case .lost? = usual.seeding.outcome(ofApplying: request) else { return nil }
      return usual.name
    }
  }

  /// The name under which `losingSeedings` speaks of a program that writes through the API.
  public static let seedingByProgram = "a program"

  /// Whether the engine never writes over a Secret that is there.
  public func isLeftAlone(_ secret: Secret) -> Bool {
    engine(of: secret.resource).verb(for: secret.resource) == nil
  }
}
