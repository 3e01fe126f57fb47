/// What is known of a word's value.
public enum ShellValue: Sendable, Equatable {
  case known(String)
  /// Each of these, at some time: a loop's variable, or one assigned in several branches.
  case oneOf([String])
  case unknown(ShellUnknown)

  /// Every possible value, empty when unknown.
  public var possibilities: [String] {
    switch self {
    case .known(let value): [value]
    case .oneOf(let values): values
    case .unknown: []
    }
  }

  /// The value, if there is only one.
  public var string: String? {
    if case .known(let value) = self { value } else { nil }
  }
}

/// Why a value is not known.
public enum ShellUnknown: Sendable, Equatable {
  /// The script does not set the variable, and nothing is known of what it is started with.
  case unset(String)
  /// The variable is set from elsewhere: by a Secret, by the platform.
  case environment(String)
  /// The variable has a secret's name.
  case hidden(String)
  /// The variable belongs to a shell in a container or on another machine.
  case elsewhere(String)
  /// An argument of the script, or of a function that nobody calls in it.
  case argument(String)
  /// The contents of a file.
  case file(String)
  /// What a program prints.
  case output(String)
  /// What `read` and its like read.
  case input
  case arithmetic
  /// An element of an array that cannot be told.
  case array(String)
  /// `*` or `?`, which file names replace.
  case pattern
  /// `{a,b}`, which only some shells expand.
  case braces
  /// `{{ ... }}`, which another tool replaces.
  case template
  /// An operator of `${...}` that is not followed.
  case expansion(String)
  /// The variable is made of itself.
  case circular(String)
  /// More values or steps than are followed.
  case tooMany

  /// The reason in words.
  public var explanation: String {
    switch self {
    case .unset(let name): "`\(name)` is not set by the script"
    case .environment(let name): "`\(name)` is set from elsewhere"
    case .hidden(let name): "`\(name)` holds a secret"
    case .elsewhere(let name): "`\(name)` belongs to another container"
    case .argument(let name): "`$\(name)` is an argument that is not seen"
    case .file(let path): "it is read from `\(path)`"
    case .output(let program): "`\(program)` prints it"
    case .input: "it is read from standard input"
    case .arithmetic: "it is computed"
    case .array(let name): "it is an element of `\(name)`"
    case .pattern: "it is a pattern of file names"
    case .braces: "its braces may be expanded"
    case .template: "it holds a template"
    case .expansion(let spelled): "`${\(spelled)}` is not followed"
    case .circular(let name): "`\(name)` is made of itself"
    case .tooMany: "it may be too many things"
    }
  }
}

extension ShellValue {
  /// One of some values, without repetition.
  init(_ values: [String]) {
    var unique: [String] = []
    for value in values where !unique.contains(value) { unique.append(value) }
    self =
      unique.count == 1 ? .known(unique[0]) : unique.isEmpty ? .unknown(.tooMany) : .oneOf(unique)
  }

  /// The value with each possibility changed; nil makes it unknown.
  func mapping(_ reason: ShellUnknown, _ change: (String) -> String?) -> ShellValue {
    guard case .unknown = self else {
      let changed = possibilities.map(change)
      return changed.contains(nil) ? .unknown(reason) : ShellValue(changed.compactMap(\.self))
    }
    return self
  }
}

extension ShellScript {
  /// The value of a word, as far as assignments of the script and the environment tell.
  ///
  /// - Parameter environment: the variables the script starts with; unknown for one set from elsewhere. A variable
  ///   that is absent here and never assigned is taken as unset where a default is given.
  /// - Parameter isHidden: whether a variable of this name stays unknown, also where others take its value.
  public func value(
    of word: ShellWord, environment: [String: ShellValue] = [:],
    hiding isHidden: @escaping (String) -> Bool = { _ in false }
  ) -> ShellValue {
    if let text = word.plainText { return .known(text) }
    var resolver = ShellResolver(script: self, environment: environment, isHidden: isHidden)
    return resolver.value(of: word)
  }

  /// The value a variable has for the script as a whole, or where a command runs.
  public func value(
    ofVariable name: String, at command: ShellCommand? = nil,
    environment: [String: ShellValue] = [:],
    hiding isHidden: @escaping (String) -> Bool = { _ in false }
  ) -> ShellValue {
    value(of: ShellWord(variable: name, at: command), environment: environment, hiding: isHidden)
  }

  /// The values that a list of words comes to, as after `for NAME in`: variables split, braces expanded.
  public func values(
    of words: [ShellWord], environment: [String: ShellValue] = [:],
    hiding isHidden: @escaping (String) -> Bool = { _ in false }
  ) -> ShellValue {
    var resolver = ShellResolver(script: self, environment: environment, isHidden: isHidden)
    return resolver.fields(of: words)
  }
}
