/// What an apply does to the keys that somebody seeded.
public enum ApplyOutcome: Sendable, Hashable {
  /// Every seeded key keeps its value.
  case kept
  /// The keys that the manifest names get its values; all others keep theirs.
  case overwritten([String])
  /// Seeded keys are gone, and perhaps others overwritten.
  case lost([String], overwritten: [String])
  /// Nothing is written.
  case refused(ApplyRefusal)

  /// What the last of some writes does to the keys that the writes before it seeded; `nil` where one
  /// of those is refused itself, so that this never happens.
  public static func ofLast(_ request: WriteRequest, after history: [WriteRequest]) -> ApplyOutcome?
  {
    var live: LiveSecret?
    for write in history {
      guard let next = try? LiveSecret.after(write, on: live) else { return nil }
      live = next
    }
    guard let live else { return nil }
    do throws(ApplyRefusal) {
      return ApplyOutcome(from: live, to: try LiveSecret.after(request, on: live))
    } catch {
      return .refused(error)
    }
  }

  private init(from before: LiveSecret, to after: LiveSecret) {
    let seeded = before.data.filter { $0.value == .seeded }.keys.sorted()
    let lost = seeded.filter { after.data[$0] == nil }
    let overwritten = seeded.filter { after.data[$0].map { $0 != .seeded } ?? false }
    if !lost.isEmpty {
      self = .lost(lost, overwritten: overwritten)
    } else {
      self = overwritten.isEmpty ? .kept : .overwritten(overwritten)
    }
  }

  /// The keys that are gone.
  public var lostKeys: [String] { if case .lost(let keys, _) = self { keys } else { [] } }

  /// The keys that hold what the manifest declares.
  public var overwrittenKeys: [String] {
    switch self {
    case .overwritten(let keys), .lost(_, let keys): keys
    case .kept, .refused: []
    }
  }

  /// How bad it is, to compare with another outcome.
  var severity: Int {
    switch self {
    case .refused: 0
    case .kept: 1
    case .overwritten: 2
    case .lost: 3
    }
  }
}
