import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Rules that are hard to read, and some thousand ways to break them.
@Suite struct ACLFuzzCorpusTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }
    + "/testdata/fuzz/redis-acl"

  private static func contents() -> [[UInt8]] {
    [
      "hostile.acl", "incident.acl", "selectors.acl", "setuser.acl", "templates.acl", "vault.json",
    ].compactMap { read(folder + "/" + $0) }
  }

  @Test(.timeLimit(.minutes(1))) func `The corpus breaks nothing`() {
    let corpus = Self.contents()
    #expect(corpus.count == 6)
    for contents in corpus {
      for length in Set([contents.count, contents.count / 2, contents.count * 3 / 4]) {
        #expect(ACLInvariants(Array(contents[..<length])).broken == nil)
      }
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: 0..<4)
  func `Broken rules break nothing`(seed: Int) {
    var generator = ACLGenerator(seed: UInt64(seed), commands: ["get", "config|set", "select"])
    let corpus = Self.contents()
    for _ in 0..<100 {
      guard var bytes = corpus.randomElement(using: &generator) else { return }
      for _ in 0..<Int.random(in: 1...6, using: &generator) { generator.mutate(&bytes) }
      let broken = ACLInvariants(bytes).broken
      #expect(broken == nil, "\(String(decoding: bytes.prefix(2_000), as: UTF8.self))")
    }
  }

  /// Patterns that an exponential matcher never ends with, and rules by the thousand.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "user u +get %R~" + String(repeating: "a*", count: 600) + "b\nget "
        + String(repeating: "a", count: 2_000),
      "user u +get " + String(repeating: "~[a-z]*[^x]?* ", count: 1_000) + "\nget "
        + String(repeating: "y", count: 500),
      "user u " + String(repeating: "+@all -@all ", count: 400) + "\nflushall",
      "user u " + String(repeating: "(+get ~a) ", count: 2_000) + "\nget a",
      "user u " + String(repeating: "(", count: 20_000) + "\nget a",
      "user u " + String(repeating: "( ", count: 20_000) + "\nget a",
      "user u " + String(repeating: "{{ ", count: 5_000) + "}}\nget a",
      "user u " + (0..<2_000).map { ">password\($0) " }.joined() + "nopass\nget a",
      String(repeating: "user u +get ~a\n", count: 5_000),
      "[" + String(repeating: "\"\\u00e9\",", count: 20_000) + "\"\"]",
    ])
  func `Rules by the thousand end soon`(text: String) {
    let start = ContinuousClock.now
    #expect(ACLInvariants(Array(text.utf8)).broken == nil)
    #expect(ContinuousClock.now - start < .seconds(8))
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var contents = [UInt8](repeating: 0, count: 1 << 20)
    contents.removeLast(contents.count - fread(&contents, 1, contents.count, file))
    return contents
  }
}

extension ACLGenerator {
  /// Puts in rules or bytes, takes a part away, or says a part twice.
  fileprivate mutating func mutate(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &self)
    let end = min(bytes.count, place + Int.random(in: 0...40, using: &self))
    switch Int.random(in: 0..<5, using: &self) {
    case 0: bytes.insert(contentsOf: Array((" " + rules().joined(separator: " ")).utf8), at: place)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    case 3: bytes.insert(UInt8.random(in: 0...255, using: &self), at: place)
    default:
      let signs = Array("()~%&+-@|<>#!{}$ \n\t\"'\\*[]".utf8)
      bytes.insert(signs.randomElement(using: &self) ?? 0, at: place)
    }
  }
}
