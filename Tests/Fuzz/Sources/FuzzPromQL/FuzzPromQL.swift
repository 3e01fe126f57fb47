// To run it, see FuzzYAML.swift; the inputs are testdata/fuzz/promql.

/// Reads any bytes as an expression and as a duration, and asks what it comes to.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPromQL(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = PromQLInvariants(String(decoding: contents, as: UTF8.self)).broken {
    fatalError(broken)
  }
  return 0
}
