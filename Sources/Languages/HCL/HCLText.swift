public import SourceText
internal import YAML

/// A text in HashiCorp's configuration language, version 1, or in its JSON form, as Vault and OpenBao
/// read server configurations and policies (`hashicorp/hcl@1.0 hcl/parser, json/parser`).
public struct HCLText: Sendable {
  /// What the text holds, up to its first error.
  public let body: HCLBody
  /// The first error: with any, the server refuses the whole text.
  public let problem: HCLProblem?

  /// Reads a text; every text is accepted.
  public init(_ text: EmbeddedText) {
    if Self.isJSON(text.bytes) {
      let stream = Stream(text)
      let root = stream.documents.first?.root
      body = root.flatMap { HCLBody($0) } ?? HCLBody(items: [], mayHoldMore: true)
      problem = stream.problems.first { $0.kind != .duplicateKey }
        .map { HCLProblem(message: $0.message, range: $0.range) }
    } else {
      var parser = HCLParser(text)
      body = parser.parse()
      problem = parser.problem
    }
  }

  /// The first byte that is no white space tells the two forms apart (`hcl lex.go, lexMode`); two
  /// braces open a template's action.
  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    guard let start = bytes.firstIndex(where: { !HCLParser.isSpace($0) }),
      bytes[start] == UInt8(ascii: "{")
    else { return false }
    let next = start + 1
    return next == bytes.count
      || bytes[next] != UInt8(ascii: "{") && bytes[next] != UInt8(ascii: "%")
  }
}

/// What makes a text one that HCL refuses.
public struct HCLProblem: Sendable, Hashable {
  /// What is wrong, as a clause without a full stop.
  public let message: String
  /// Where.
  public let range: SourceRange
}
