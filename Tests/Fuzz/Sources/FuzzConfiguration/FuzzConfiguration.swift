// To run it, see FuzzYAML.swift; the inputs are testdata/fuzz/configuration.

/// Reads any bytes as `.manifestguard.yaml`, and judges a small tree by it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConfiguration(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = ConfigurationInvariants(contents).broken { fatalError(broken) }
  return 0
}
