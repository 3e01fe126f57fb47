import Dispatch
import Testing

@testable import SourceText

/// Work that is shared out over the processors.
struct ConcurrentMapTests {
  @Test(arguments: [0, 1, 2, 3, 1_000])
  func keepsOrder(count: Int) {
    #expect(Array(0..<count).concurrentMap { $0 * 2 } == (0..<count).map { $0 * 2 })
  }

  @Test func keepsOrderWithinOther() {
    let inner = Array(0..<100)
    let results = Array(0..<50).concurrentMap { outer in inner.concurrentMap { outer * 100 + $0 } }
    #expect(results.joined().elementsEqual(0..<5_000))
  }

  /// Two pieces that wait for each other: one thread alone never meets the other.
  @Test(.enabled(if: SharedWork.processors > 1, "one processor only"))
  func sharesWorkWithinOther() {
    let met = [0, 1].concurrentMap { outer -> [Bool] in
      guard outer == 1 else { return [] }
      let arrivals = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
      return [0, 1].concurrentMap { index in
        arrivals[index].signal()
        return arrivals[1 - index].wait(timeout: .now() + 20) == .success
      }
    }
    #expect(met == [[], [true, true]])
  }

  @Test func splitsIntoRuns() {
    #expect(Array(0..<7).split(into: 3) == [[0, 1], [2, 3], [4, 5, 6]])
    #expect(Array(0..<2).split(into: 5) == [[0], [1]])
    #expect([Int]().split(into: 3).isEmpty)
  }
}
