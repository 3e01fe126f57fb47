/// Where a part of a server's configuration is written.
public enum RedisOrigin: Hashable, Sendable {
  /// A range of UTF-8 bytes in a file, named by the path the server reads it from.
  case file(String, Range<Int>)

  /// An item of the argument vector, by its index.
  case argument(Int)
}
