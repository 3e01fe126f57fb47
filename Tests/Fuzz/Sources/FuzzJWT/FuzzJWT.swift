// To run it, see FuzzYAML.swift; the inputs are testdata/fuzz/jwt.

/// Reads any bytes as a token, and as the header and the claims of one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJWT(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = JWTInvariants(contents).broken { fatalError(broken) }
  return 0
}
