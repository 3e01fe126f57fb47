/// A run of `jq` that builds an object: `jq -n --arg host "$HOST" '{kubernetes_host: $host}'`
/// (`jq docs/content/manual: Object Construction, Invoking jq`).
public struct JQCommand: Sendable {
  /// One member of the object.
  public struct Field: Sendable {
    /// The name.
    public let key: String
    /// Where the value comes from.
    public let value: Value
    /// The member, or the argument that names it.
    public let range: Range<Int>
  }

  /// Where a member's value comes from.
  public enum Value: Sendable {
    /// The texts of these words, one after the other.
    case text([ShellWord])
    /// The contents of a file: `--rawfile`.
    case file(ShellWord)
    /// What a filter makes of something, of a word if it is made of only one.
    case made(from: ShellWord?)
  }

  /// The members that are written out.
  public private(set) var fields: [Field] = []
  /// Whether these are all of them.
  public private(set) var isComplete = true

  /// Reads an invocation, unless it is of another program or builds no object in its own words.
  public init?(_ invocation: Invocation, in script: ShellScript) {
    guard invocation.program == "jq" else { return nil }
    let arguments = JQArguments(invocation.arguments)
    guard let filter = arguments.filter else { return nil }
    let text = script.text(of: filter)
    if text.text.filter({ !$0.isWhitespace }) == "$ARGS.named" {
      fields = arguments.named.sorted { $0.key < $1.key }.map { name, value in
        Field(key: name, value: value, range: value.range ?? filter.range)
      }
      return
    }
    var reader = JQObjectReader(text, arguments.named)
    guard let isWhole = reader.readObject() else { return nil }
    fields = reader.fields
    isComplete = isWhole
  }
}

extension JQCommand.Value {
  fileprivate var range: Range<Int>? {
    switch self {
    case .text(let words): words.first?.range
    case .file(let path): path.range
    case .made(let word): word?.range
    }
  }
}

/// The filter and the variables that a command line gives it.
private struct JQArguments {
  private(set) var filter: ShellWord?
  private(set) var named: [String: JQCommand.Value] = [:]

  init(_ arguments: ArraySlice<ShellWord>) {
    var words = arguments
    while let word = words.popFirst() {
      switch word.literal {
      case "--arg", "--argjson":
        guard let name = words.popFirst()?.literal, let value = words.popFirst() else { return }
        named[name] = .text([value])
      case "--rawfile", "--slurpfile":
        guard let name = words.popFirst()?.literal, let path = words.popFirst() else { return }
        named[name] = word.literal == "--rawfile" ? .file(path) : .made(from: nil)
      case "--indent", "-L": words = words.dropFirst()
      // The filter is in a file.
      case "-f", "--from-file": return
      default:
        if word.literalPrefix.hasPrefix("-") { continue }
        if filter == nil { filter = word }
      }
    }
  }
}
