// It is run as FuzzYAML is, with FuzzHCL and testdata/fuzz/hcl in the places of its names.

/// Reads any bytes as HCL, and asks what is asked of a server's configuration and of a policy.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHCL(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = HCLInvariants(contents).broken { fatalError(broken) }
  return 0
}
