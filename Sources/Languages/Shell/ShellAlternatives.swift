extension ShellScript {
  /// The words that a word comes to: where it is a variable and nothing else, those that the script assigns
  /// to it, each branch's own; where it is anything else, or the variable is set from elsewhere, itself.
  ///
  /// What a word of them holds besides may still be unknown: `"$POD.redis"`.
  ///
  /// - Parameter isHidden: whether a variable of this name is not followed.
  public func alternatives(
    of word: ShellWord, hiding isHidden: (String) -> Bool = { _ in false }
  ) -> [ShellWord] {
    var found: [ShellWord] = []
    var open = [word]
    var steps = 0
    while steps < ShellScript.mostAlternatives, let next = open.popLast() {
      steps += 1
      guard let words = assigned(to: next, hiding: isHidden) else {
        found.append(next)
        continue
      }
      open += words.reversed()
    }
    return open.isEmpty ? found : [word]
  }

  private static let mostAlternatives = 32

  /// What a variable is assigned before the place where a word uses it; `nil` where it is no lone
  /// variable, or where another source than an assignment may give it its value.
  private func assigned(to word: ShellWord, hiding isHidden: (String) -> Bool) -> [ShellWord]? {
    guard let parameter = word.parameter, parameter.operator.isEmpty, !isHidden(parameter.name)
    else { return nil }
    let bindings = reach(of: parameter.name, at: place(of: word.parts[0])).bindings
    let words = bindings.compactMap { binding -> ShellWord? in
      guard case .word(let word) = binding.source else { return nil }
      return word
    }
    return words.isEmpty || words.count < bindings.count ? nil : words
  }
}
