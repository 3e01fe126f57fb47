// To run it, see FuzzYAML.swift; the inputs are testdata/fuzz/kustomize.

/// Builds every root of a small tree, whose files begin with lines `-- path --`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzKustomize(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = KustomizeInvariants(contents).broken { fatalError(broken) }
  return 0
}
