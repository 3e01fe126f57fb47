// To run it, see FuzzYAML.swift; the inputs are testdata/fuzz/shards.

/// Reads any bytes as the files of a split run, joins them, and reads again what is written of each.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzShards(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = ShardInvariants(contents).broken { fatalError(broken) }
  return 0
}
