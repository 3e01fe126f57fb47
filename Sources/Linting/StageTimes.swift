#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How long the stages of a run took, each in the order in which it first began.
public struct StageTimes: Sendable {
  /// A stage and its seconds.
  public struct Stage: Sendable {
    /// What is done in it.
    public let name: String
    /// How long it took; of what several threads do at once, the sum of their work.
    public fileprivate(set) var seconds: Double
    /// Whether several threads are at work.
    public let isSummed: Bool
  }

  /// The stages so far.
  public private(set) var stages: [Stage] = []
  private var last = StageTimes.seconds(CLOCK_MONOTONIC)

  /// Begins with the first stage.
  public init() {}

  /// What was done since the last stage ended belongs to this one.
  public mutating func end(_ name: String) {
    let now = Self.seconds(CLOCK_MONOTONIC)
    add(now - last, to: name, isSummed: false)
    last = now
  }

  /// What was done since the last stage ended belongs to none.
  public mutating func skip() { last = Self.seconds(CLOCK_MONOTONIC) }

  /// Takes in the stages of a part of the run.
  public mutating func add(_ other: StageTimes) {
    for stage in other.stages { add(stage.seconds, to: stage.name, isSummed: stage.isSummed) }
  }

  mutating func add(_ seconds: Double, to name: String, isSummed: Bool) {
    if let place = stages.firstIndex(where: { $0.name == name }) {
      stages[place].seconds += seconds
    } else {
      stages.append(Stage(name: name, seconds: seconds, isSummed: isSummed))
    }
  }

  /// The result of a function with the work of this thread in it.
  static func measuring<Result>(_ body: () -> Result) -> (result: Result, seconds: Double) {
    let start = seconds(CLOCK_THREAD_CPUTIME_ID)
    let result = body()
    return (result, seconds(CLOCK_THREAD_CPUTIME_ID) - start)
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
