// To run it, see FuzzYAML.swift; the inputs are testdata/fuzz/redaction.

/// Puts a secret among any bytes, and looks for it in what is shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRedaction(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = RedactionInvariants(contents).broken { fatalError(broken) }
  return 0
}
