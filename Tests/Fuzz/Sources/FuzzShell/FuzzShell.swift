// To run it, see FuzzYAML.swift: the target is FuzzShell, the inputs are testdata/fuzz/shell and
// testdata/shell.

/// Reads any bytes as a script, and asks whatever can be asked of its commands.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzShell(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  if let broken = ShellInvariants(text).broken { fatalError(broken) }
  return 0
}
