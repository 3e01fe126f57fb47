import Languages

// As FuzzYAML, with FuzzRedisACL and ../../testdata/fuzz/redis-acl in its place.

/// Reads any bytes as an ACL file, as the words of `ACL SETUSER` and as a statement of Vault, and
/// asks whatever can be asked of the users.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRedisACL(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = ACLInvariants(contents).broken { fatalError(broken) }
  return 0
}
