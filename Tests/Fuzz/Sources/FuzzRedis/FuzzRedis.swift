// Run as FuzzYAML is, with testdata/fuzz/redis.

/// Reads any bytes as a Redis configuration, a command line and an ACL file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRedis(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = RedisInvariants(contents).broken { fatalError(broken) }
  return 0
}
