internal import Languages
internal import SourceText
internal import YAML

/// A script's write to a path of Vault: by the CLI's words, by JSON on its standard input or in a
/// file, or by curl through the API.
struct VaultWrite: Sendable {
  /// What is done with what the path holds.
  enum Verb: Sendable, Hashable {
    /// `vault write`, or POST and PUT through the API.
    case write
    /// `vault kv put`: all keys are replaced.
    case put
    /// `vault kv patch`, or PATCH through the API: other keys stay.
    case patch
  }

  /// What is done.
  let verb: Verb
  /// The path as the CLI takes it, without `/v1/`; variables that are not known stay as spelled.
  let path: String
  /// The word that names the path.
  let place: ShellWord
  /// What is written, by the names of the fields.
  let fields: [String: Field]
  /// Whether every field is seen: none hides in a file or a variable.
  let isComplete: Bool
  /// The program that writes.
  let invocation: Invocation
  /// The keys below `data`, as the second version of the key-value engine takes them.
  let dataKeys: [String]?
  /// The address of Vault that the command itself gives.
  let address: String?
  /// The namespace that the command itself gives.
  let namespace: String?

  /// One field of a write.
  struct Field: Sendable {
    /// Where the value comes from.
    let source: VaultCommand.Datum.Source
    /// The value as far as it is known, variables as spelled; `nil` for a file or standard input.
    let text: String?
    /// The values that it may have, where a variable decides: each as far as it is known.
    let texts: [String]
    /// The field and its value in the file.
    let range: SourceRange

    init(
      source: VaultCommand.Datum.Source, text: String?, texts: [String]? = nil, range: SourceRange
    ) {
      self.source = source
      self.text = text
      self.texts = texts ?? text.map { [$0] } ?? []
      self.range = range
    }
  }

  /// Every write that a script makes.
  static func all(in script: Script) -> [VaultWrite] {
    script.invocations.flatMap { invocation -> [VaultWrite] in
      if let vault = VaultCommand(invocation) {
        return VaultWrite(vault, in: script).map { [$0] } ?? []
      }
      return CurlCommand(invocation).map { requests(of: $0, in: script) } ?? []
    }
  }

  private init?(_ vault: VaultCommand, in script: Script) {
    let verbs: [[String]: Verb] = [
      ["write"]: .write, ["kv", "put"]: .put, ["kv", "patch"]: .patch, ["patch"]: .patch,
    ]
    guard let verb = verbs[vault.subcommand], let place = vault.path else { return nil }
    var body = Body()
    switch vault.body {
    // Vault ignores standard input when a field is given too.
    case .standardInput? where vault.data.isEmpty:
      body.add(script.shell.standardInput(of: vault.invocation.command), of: script)
    case .file(let path)?: body.add(script.shell.contents(ofFile: path), of: script)
    case .standardInput?, nil: break
    }
    for datum in vault.data { body.fields[datum.key] = Field(datum, in: script) }
    let mount = vault.options.value("-mount").map { script.text(of: $0) + "/" } ?? ""
    self.init(
      verb: verb, path: Self.trimmed(mount + Self.trimmed(script.text(of: place))), place: place,
      fields: body.fields, isComplete: body.isComplete && vault.isDataComplete,
      dataKeys: body.dataKeys,
      invocation: vault.invocation, address: vault.address.map { script.text(of: $0) },
      namespace: vault.namespace.map { script.text(of: $0) })
  }

  /// The writes among a command's requests: `POST`, `PUT` and `PATCH` below `/v1/`.
  private static func requests(of curl: CurlCommand, in script: Script) -> [VaultWrite] {
    let verbs: [String: Verb] = ["POST": .write, "PUT": .write, "PATCH": .patch]
    guard let verb = verbs[curl.method ?? "POST"] else { return [] }
    let namespace = curl.headers.lazy.map { script.text(of: $0) }
      .first { $0.lowercased().hasPrefix("x-vault-namespace:") }
      .map { String($0.dropFirst("x-vault-namespace:".count).drop { $0 == " " }) }
    return curl.urls.compactMap { url in
      let text = script.text(of: url)
      guard let version = text.firstRange(of: "/v1/") else { return nil }
      let body = Body(of: curl, in: script)
      let address = String(text[..<version.lowerBound])
      return VaultWrite(
        verb: verb, path: trimmed(String(text[version.upperBound...])), place: url,
        fields: body.fields, isComplete: body.isComplete, dataKeys: body.dataKeys,
        invocation: curl.invocation,
        address: address.isEmpty ? nil : address, namespace: namespace)
    }
  }

  private init(
    verb: Verb, path: String, place: ShellWord, fields: [String: Field], isComplete: Bool,
    dataKeys: [String]?, invocation: Invocation, address: String?, namespace: String?
  ) {
    self.verb = verb
    self.namespace = namespace
    self.dataKeys = dataKeys
    self.path = path
    self.place = place
    self.fields = fields
    self.isComplete = isComplete
    self.invocation = invocation
    self.address = address
  }

  private static func trimmed(_ path: String) -> String {
    String(path.drop { $0 == "/" }.prefix { $0 != "?" })
  }
}

extension VaultWrite.Field {
  fileprivate init(_ datum: VaultCommand.Datum, in script: Script) {
    let word: ShellWord? = if case .word(let word) = datum.source { word } else { nil }
    self.init(
      source: datum.source, text: word.map { script.text(of: $0) },
      texts: word.map { script.texts(of: $0) }, range: script.range(datum.range))
  }
}

extension VaultWrite.Field {
  fileprivate init(_ field: JQCommand.Field, in script: Script) {
    let place = script.range(field.range)
    let nothing = ShellWord(literal: "", range: field.range)
    switch field.value {
    case .text(let words):
      self.init(
        source: .word(words.count == 1 ? words[0] : nothing),
        text: words.map { script.text(of: $0) }.joined(), range: place)
    case .file(let path): self.init(source: .file(path), text: nil, range: place)
    case .made(let word): self.init(source: .word(word ?? nothing), text: nil, range: place)
    }
  }
}

extension VaultWrite {
  /// What a write carries as JSON.
  fileprivate struct Body {
    var fields: [String: Field] = [:]
    var isComplete = true
    /// The keys below `data`, as the second version of the key-value engine takes them.
    var dataKeys: [String]?

    init() {}

    init(of curl: CurlCommand, in script: Script) {
      for data in curl.data {
        switch data {
        case .text(let word): add(script.shell.payload(word), of: script)
        case .file(let path): add(script.shell.contents(ofFile: path), of: script)
        case .standardInput:
          add(script.shell.standardInput(of: curl.invocation.command), of: script)
        }
      }
    }

    /// Adds the fields of a JSON object; of anything else nothing is known.
    mutating func add(_ input: ShellInput?, of script: Script) {
      switch input {
      case .text(let json)?: add(json, of: script)
      case .command(let command)?: add(outputOf: command, of: script)
      case .file?, nil: isComplete = false
      }
    }

    private mutating func add(_ json: ShellText, of script: Script) {
      if case .command(let command) = script.shell.payload(json.word) {
        add(outputOf: command, of: script)
        return
      }
      let text = EmbeddedText(Array(json.text.utf8), standingFor: script.range(json.word.range))
      guard let root = Stream(text).documents.compactMap(\.root).first, root.isMapping else {
        isComplete = false
        return
      }
      if let data = root["data"], data.isMapping { dataKeys = data.entries.compactMap(\.key.text) }
      for entry in root.entries {
        guard let key = entry.key.text else { continue }
        let whole = entry.key.offsets.lowerBound..<entry.value.offsets.upperBound
        let word = json.word(in: Self.inner(entry.value))
        // JSON's escapes are undone by its parser, the shell's variables by the script.
        let known = word.literal == nil ? script.value(of: word).string : nil
        fields[key] = Field(
          source: .word(word), text: known ?? entry.value.text,
          texts: word.literal == nil ? script.texts(of: word) : nil,
          range: script.range(json.range(of: whole)))
      }
    }

    /// Adds the fields of an object that `jq` builds; of another program's output nothing is known.
    private mutating func add(outputOf command: ShellCommand, of script: Script) {
      let commands = script.invocations(of: command)
      guard let jq = commands.lazy.compactMap({ JQCommand($0, in: script.shell) }).first else {
        isComplete = false
        return
      }
      isComplete = isComplete && jq.isComplete
      for field in jq.fields { fields[field.key] = Field(field, in: script) }
    }

    /// The bytes of a JSON value without its quotes.
    private static func inner(_ value: Node) -> Range<Int> {
      let range = value.offsets
      guard value.style == .doubleQuoted || value.style == .singleQuoted, range.count >= 2 else {
        return range
      }
      return (range.lowerBound + 1)..<(range.upperBound - 1)
    }
  }
}
