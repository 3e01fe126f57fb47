extension Array where Element: Sendable {
  /// The results of a function for every element, in their order, the work shared out over the
  /// processors. The function may itself share out work.
  package func concurrentMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    // Of no elements, the library writes the count into the one empty array of all threads.
    guard !isEmpty else { return [] }
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Each item writes one slot of its own, and none after the work is over.
      nonisolated(unsafe) let slots = buffer
      SharedWork(count) { index in
        slots.initializeElement(at: index, to: transform(self[index]))
      }.finish()
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
  _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  let results = [true, false].concurrentMap { isFirst -> (First?, Second?) in
    isFirst ? (first(), nil) : (nil, second())
  }
  guard let one = results[0].0, let other = results[1].1 else { return (first(), second()) }
  return (one, other)
}
