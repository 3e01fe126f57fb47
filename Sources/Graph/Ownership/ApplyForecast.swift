public import Manifests

/// What the next apply of a Secret's manifest does to what one writer put into the live Secret.
public struct ApplyForecast: Sendable {
  /// Who filled it.
  public let writer: SecretWriter
  /// What applies the manifest.
  public let engine: Engine
  /// What becomes of the writer's keys.
  public let outcome: ApplyOutcome
  /// The other usual ways to apply that would do worse, by their names.
  public let worseElsewhere: [String]

  /// The lost keys that the tree knows by name.
  public var lostKeys: [String] { outcome.lostKeys.filter { $0 != Seeding.anyOther } }

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
    return otherWriters(of: secret).compactMap { writer in
      guard let seeding = Seeding(writer, over: declared),
        let outcome = seeding.outcome(ofApplying: request)
      else { return nil }
      let worse = Engine.others.filter { other in
        guard other.verb != verb else { return false }
        let elsewhere = seeding.outcome(ofApplying: WriteRequest(other.verb, declared))
        return (elsewhere?.severity ?? 0) > outcome.severity
      }
      return ApplyForecast(
        writer: writer, engine: engine, outcome: outcome, worseElsewhere: worse.map(\.name))
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

  /// Whether the engine never writes over a Secret that is there.
  public func isLeftAlone(_ secret: Secret) -> Bool {
    engine(of: secret.resource).verb(for: secret.resource) == nil
  }
}
