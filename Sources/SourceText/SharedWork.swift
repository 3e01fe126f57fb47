internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Numbered pieces of work that whoever has time takes one by one.
///
/// `DispatchQueue.concurrentPerform` within another leaves all of the inner work to one thread; here each
/// takes part in both.
final class SharedWork: Sendable {
  private let count: Int
  private let work: @Sendable (Int) -> Void
  private let next = Atomic(0)
  private let left: Atomic<Int>
  private let isDone = DispatchSemaphore(value: 0)

  init(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.work = work
    left = Atomic(count)
  }

  /// Returns when every piece is done: by this thread and by those of other processors that are idle.
  func finish() {
    guard count > 0 else { return }
    for _ in 0..<min(count - 1, Self.processors - 1) {
      // One that comes too late finds nothing left to take.
      DispatchQueue.global(qos: .userInitiated).async { self.takePart() }
    }
    takePart()
    isDone.wait()
  }

  private func takePart() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      work(index)
      if left.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { isDone.signal() }
    }
  }

  static let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}
