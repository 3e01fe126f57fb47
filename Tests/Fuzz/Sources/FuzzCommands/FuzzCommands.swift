// To run it, see FuzzYAML.swift; the inputs are testdata/fuzz/commands.

/// Reads any lines as what stands behind the names of programs.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCommands(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let broken = CommandInvariants(contents).broken { fatalError(broken) }
  return 0
}
