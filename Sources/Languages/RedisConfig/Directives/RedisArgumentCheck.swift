/// Whether Redis takes the arguments of a directive.
enum RedisArgumentVerdict: Hashable {
  case fits
  /// There are too many arguments or too few.
  case wrongCount
  /// The argument at an index is refused.
  case refused(Int)
  /// The argument at an index is filled in before Redis reads it, or an unasked release judges it.
  case undecided(Int)
}

extension RedisKnownDirective {
  /// What Redis makes of arguments, as it does line by line (`redis src/config.c` and trials on
  /// 7.0.15); files and users are judged elsewhere.
  func verdict(
    on arguments: [RedisSetting.Argument], in release: RedisRelease?
  ) -> RedisArgumentVerdict {
    let texts = arguments.map(\.text)
    // A variable may stand for several words where Redis splits them.
    if let open = arguments.firstIndex(where: \.containsPlaceholder), !takesAnyText {
      return .undecided(open)
    }
    // One empty argument stands for none.
    let isEmptyList =
      texts == [""] && (kind == .addresses || kind == .savePoints || kind == .percentiles)
    if isEmptyList { return .fits }
    guard kind.argumentCount.contains(texts.count) else { return .wrongCount }

    switch kind {
    case .savePoints: return RedisListCheck.savePoints(texts)
    case .bufferLimits: return RedisListCheck.bufferLimits(texts)
    case .primary: return RedisListCheck.primary(texts)
    case .oomScores:
      return first(texts) { RedisNumberText.lenient($0).map((-2000...2000).contains) ?? false }
    case .percentiles: return first(texts, where: RedisListCheck.isPercentile)
    case .choices(let words): return choices(texts, among: words, release)
    case .choice(let words): return choice(texts, among: words, release)
    default: return first(texts, where: takes)
    }
  }

  private var takesAnyText: Bool {
    switch kind {
    case .text, .user, .sentinel, .module, .include, .directory, .commandRename: true
    default: false
    }
  }

  private func first(
    _ texts: [String], where fits: (String) -> Bool
  ) -> RedisArgumentVerdict {
    texts.firstIndex { !fits($0) }.map { .refused($0) } ?? .fits
  }

  private func takes(_ text: String) -> Bool {
    switch kind {
    case .flag: ["yes", "no"].contains(text.lowercasedASCII)
    case .integer(let range): RedisNumberText.strict(text).map(range.contains) ?? false
    case .octal(let range):
      RedisNumberText.lenient(text, radix: 8).map(range.contains) ?? false
    case .memory(let range): RedisNumberText.memory(text).map(range.contains) ?? false
    case .memoryOrPercent: RedisListCheck.isMemoryOrPercent(text)
    case .fileName: !text.utf8.contains(UInt8(ascii: "/"))
    case .nonEmptyFileName: !text.isEmpty && !text.utf8.contains(UInt8(ascii: "/"))
    case .hostName: RedisListCheck.isHostName(text)
    case .eventClasses: text.utf8.allSatisfy { "Ag$lshzxeKEtmdn".utf8.contains($0) }
    case .titleTemplate: RedisTitleTemplate(text).isAccepted
    default: true
    }
  }

  private func choice(
    _ texts: [String], among words: [String], _ release: RedisRelease?
  ) -> RedisArgumentVerdict {
    let later = RedisDirectiveTable.laterWords[name] ?? [:]
    for (index, text) in texts.enumerated() {
      let text = text.lowercasedASCII
      if words.contains(text) { continue }
      guard let releases = later[text] else { return .refused(index) }
      guard let release else { return .undecided(index) }
      if !releases.contains(release) { return .refused(index) }
    }
    return .fits
  }

  private func choices(
    _ texts: [String], among words: [String], _ release: RedisRelease?
  ) -> RedisArgumentVerdict {
    let given = texts.map(\.lowercasedASCII)
    if let second = given.firstIndex(of: "nosave"), given.contains("save") {
      return .refused(second)
    }
    return choice(texts, among: words, release)
  }
}
