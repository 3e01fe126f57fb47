// To run it, see FuzzYAML.swift; the inputs are testdata/fuzz/baseline.

/// Reads any bytes as a baseline, and what is written of it again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzBaseline(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = BaselineInvariants(contents).broken { fatalError(broken) }
  return 0
}
