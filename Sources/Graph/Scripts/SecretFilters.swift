internal import Languages
internal import SourceText

// What the stages of a pipeline leave of a secret. What cannot be told counts as nothing left.

extension Script {
  /// The secret that is still in the output of a command that is fed with it.
  func secret(_ secret: CarriedSecret, passing command: ShellCommand) -> CarriedSecret? {
    let words = command.words.dropFirst().map { text(of: $0) }
    let options = words.filter { $0.hasPrefix("-") }
    switch command.name {
    case "tee", "sort", "uniq", "tr", "tac", "base64", "base32", "xxd", "rev", "nl": return secret
    case "cat": return words.allSatisfy { $0.hasPrefix("-") } ? secret : nil
    case "head", "tail":
      // `head -c 4` shows how a value begins, no more.
      return options.contains { $0.contains("c") || $0.hasPrefix("--bytes") } ? nil : secret
    case "xargs": return words.allSatisfy { $0.hasPrefix("-") } ? secret : nil
    case "grep", "egrep", "fgrep": return matched(secret, options, words)
    case "jq": return selected(secret, by: words)
    case "cut": return secret.isAlone && !options.contains { $0.hasPrefix("-c") } ? secret : nil
    case "awk", "gawk":
      let isField = words.last.map { $0.contains("print $") && !$0.contains("substr") } ?? false
      return secret.isAlone && isField ? secret : nil
    default: return nil
    }
  }

  /// A line with a secret's name holds the secret; another line need not.
  private func matched(
    _ secret: CarriedSecret, _ options: [String], _ words: [String]
  ) -> CarriedSecret? {
    let isSilent = options.contains { option in
      option.hasPrefix("--")
        ? ["--quiet", "--silent", "--count", "--invert-match", "--only-matching"].contains(option)
        : option.contains { "qclLvo".contains($0) }
    }
    guard !isSilent, let pattern = words.first(where: { !$0.hasPrefix("-") })?.lowercased() else {
      return nil
    }
    let isNamed =
      ["token", "password", "passwd", "secret", "unseal key", "key 1"].contains {
        pattern.contains($0)
      } || secret.variables.contains { $0.lowercased().contains(pattern) }
    guard isNamed else { return nil }
    var line = secret
    line.isAlone = true
    return line
  }

  /// `jq -r .root_token` takes the secret out, `jq '.keys | length'` does not.
  private func selected(_ secret: CarriedSecret, by words: [String]) -> CarriedSecret? {
    guard let filter = words.first(where: { !$0.hasPrefix("-") }) else { return nil }
    let bare = filter.filter { !$0.isWhitespace }
    if [".", ".[]", ".data", ".data.data", ".auth", ".data[]"].contains(bare) { return secret }
    if bare.contains("map_values(@base64d)") { return secret }
    let last =
      bare.split { !($0.isLetter || $0.isNumber || "._-".contains($0)) }
      .last { $0.contains { $0.isLetter } } ?? ""
    guard bare.contains(".\(last)") || last.hasPrefix(".") || bare.contains("[\"\(last)\"]") else {
      return nil
    }
    let field = last.split(separator: ".").last.map(String.init) ?? ""
    guard SecretName.isOfField(field) || field == "client_token" || field == "id" else {
      return nil
    }
    var alone = secret
    alone.isAlone = true
    return alone
  }
}
