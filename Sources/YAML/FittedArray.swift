extension Array where Element: BitwiseCopyable {
  /// A copy that takes no more memory than the elements need.
  var fitted: [Element] {
    guard !isEmpty else { return [] }
    return [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      _ = buffer.initialize(fromContentsOf: self)
      initialized = count
    }
  }
}
