/// The configuration lines that Redis makes of its command-line options
/// (`redis src/server.c`, `main`, as of 7.0).
struct RedisOptionLines {
  private(set) var bytes: [UInt8] = []
  private(set) var readsStandardInput = false

  /// For each argument that went into the lines, the byte at which its part begins.
  private var starts: [(offset: Int, argument: Int)] = []

  /// Reads the options from `start` on; `first` is the argument after the program's name, which
  /// `start` passes over when it names a file.
  init(_ arguments: [String], first: Int, start: Int) {
    let last = arguments.count - 1
    var previousOptionIsComplete = true

    for index in arguments.indices.dropFirst(start) {
      let argument = arguments[index]
      if argument == "-", index == first || index == last {
        readsStandardInput = true
      } else if previousOptionIsComplete, argument.utf8.starts(with: "--".utf8) {
        appendName(argument, at: index)
        let next = index < last ? arguments[index + 1] : nil
        previousOptionIsComplete = isComplete(argument, before: next)
      } else {
        appendValue(argument, at: index)
        previousOptionIsComplete = true
      }
    }
  }

  /// The index of the argument that a byte of the lines comes from.
  func argument(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : starts[low - 1].argument
  }

  /// An option's own text goes into the line as it is: `--port 0` in one argument is a whole line.
  private mutating func appendName(_ argument: String, at index: Int) {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    starts.append((bytes.count, index))
    bytes.append(contentsOf: argument.utf8.dropFirst(2))
    bytes.append(UInt8(ascii: " "))
  }

  private mutating func appendValue(_ argument: String, at index: Int) {
    starts.append((bytes.count, index))
    bytes.append(UInt8(ascii: "\""))
    for byte in argument.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case UInt8(ascii: "\n"):
        bytes.append(contentsOf: "\\n".utf8)
      default:
        bytes.append(byte)
      }
    }
    bytes.append(contentsOf: "\" ".utf8)
  }

  /// Whether an option needs no further argument, so that a following `--word` is the next option.
  private mutating func isComplete(_ option: String, before next: String?) -> Bool {
    let words = try? RedisWordSplitter.words(of: Array(option.utf8)[...])
    guard words?.count == 1 else { return true }

    let nextIsOption = next?.utf8.starts(with: "--".utf8) ?? true
    switch option.lowercasedASCII {
    case "--save" where nextIsOption:
      bytes.append(contentsOf: "\"\"".utf8)
      return true
    case "--sentinel":
      return nextIsOption
    default:
      return false
    }
  }
}
