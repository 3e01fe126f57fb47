internal import Dispatch

extension Array where Element: Sendable {
  /// The results of a function for every element, in their order, the work shared out over the
  /// processors.
  package func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Each iteration writes one slot of its own.
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: count) { index in
        slots.initializeElement(at: index, to: transform(self[index]))
      }
      initialized = count
    }
  }

  /// The elements in as many runs of about one length as there are to be.
  package func split(into count: Int) -> [[Element]] {
    guard !isEmpty else { return [] }
    let runs = Swift.min(Swift.max(1, count), self.count)
    return (0..<runs).map { run in
      Array(self[(self.count * run / runs)..<(self.count * (run + 1) / runs)])
    }
  }
}

/// What two functions return that have nothing to do with each other, on two processors if there are.
package func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let results = [true, false].concurrentMap { isFirst -> (First?, Second?) in
    isFirst ? (first(), nil) : (nil, second())
  }
  guard let one = results[0].0, let other = results[1].1 else { return (first(), second()) }
  return (one, other)
}
