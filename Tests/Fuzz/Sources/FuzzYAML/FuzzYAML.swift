import SourceText
import YAML

// To run it for ten minutes, from the folder of this package. By the last option of the build libFuzzer
// sees which inputs lead to new code; without the two settings of the run a crash starts Swift's
// backtracer, which waits for an answer:
//
//   swift build --sanitize fuzzer --sanitize address \
//     -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table
//   SWIFT_BACKTRACE=enable=no .build/debug/FuzzYAML -max_total_time=600 -timeout=5 -max_len=4096 \
//     NEW-CORPUS ../../testdata/fuzz/yaml </dev/null
//
// An input that finds something goes, made small, to testdata/fuzz/yaml, which the ordinary tests read.

/// Reads any bytes as YAML, and looks at everything that can be asked of the nodes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let contents = [UInt8](UnsafeBufferPointer(start: data, count: count))
  let file = SourceFile(id: 1, path: "fuzz.yaml", contents: contents)
  if let broken = Invariants(file).broken { fatalError(broken) }
  return 0
}
