// To run it, see FuzzYAML.swift; the inputs are testdata/fuzz/suppressions.

/// Reads any bytes as comments, as an annotation, and as a manifest that holds both.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSuppressions(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = SuppressionInvariants(contents).broken { fatalError(broken) }
  return 0
}
