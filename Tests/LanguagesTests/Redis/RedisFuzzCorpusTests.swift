import Testing

/// What the fuzzer starts from and has found, and changes of it that are the same in every run.
struct RedisFuzzCorpusTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }
    + "/testdata/fuzz/redis"

  @Test(.timeLimit(.minutes(1))) func `Invariants hold`() throws {
    let names = TestFile.names(in: Self.folder)
    #expect(!names.isEmpty)
    var random = SeededGenerator(seed: 1)
    for name in names {
      let text = try #require(TestFile.read(Self.folder + "/" + name))
      let contents = Array(text.utf8)
      #expect(RedisInvariants(contents).broken == nil, "\(name)")
      for round in 0..<60 {
        let changed = Self.changed(contents, &random)
        if let broken = RedisInvariants(changed).broken {
          Issue.record("\(name), change \(round): \(broken)")
        }
      }
    }
  }

  /// Cut, doubled, and with a few bytes of another kind.
  private static func changed(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 1...20, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: 0)
      case 2: bytes[start] = UInt8.random(in: 0...255, using: &random)
      default: bytes.insert(contentsOf: "\"'\\\n #$({".utf8.shuffled(using: &random), at: start)
      }
    }
    return bytes
  }
}
