// To run it, see FuzzYAML.swift; the inputs are testdata/fuzz/lint.

/// Judges a small tree by every rule, and writes the report in every format.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLint(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = LintInvariants(contents).broken { fatalError(broken) }
  return 0
}
