internal import Languages

/// Tells by its name whether a key, a variable, an option or a directive holds a secret.
enum SensitiveName {
  /// Whether a name promises a secret: `redis.auth.password`, `VAULT_TOKEN`, `--requirepass`.
  static func matches(_ name: some Collection<UInt8>) -> Bool {
    guard (2...200).contains(name.count) else { return name.count > 200 }
    let word = folded(name)
    guard
      names.contains(word) || ends(word, in: endings) || holds(word, oneOf: parts)
        || name.count <= 64 && holdsMisspelt(name)
    else { return false }
    return !ends(word, in: harmlessEndings) && !holds(word, oneOf: harmlessParts)
  }

  /// Whether a name is followed by its secret after no more than a blank, as in redis.conf or SQL.
  static func takesNextWord(_ name: some Collection<UInt8>) -> Bool {
    if name.first == UInt8(ascii: "-"), name.count > 2, matches(name) { return true }
    let word = folded(name)
    return name.first != UInt8(ascii: "-") && directives.contains(word) || isMisspelt(word)
  }

  /// Whether a word is one of Redis' directives for passwords but for two letters.
  private static func isMisspelt(_ word: [UInt8]) -> Bool {
    guard (9...21).contains(word.count) else { return false }
    return longDirectives.contains { directive in
      directive[0] == word[0]
        // `tls-key-file-path` is two letters from `tls-key-file-pass`.
        && EditDistance.between(word, directive, atMost: directive.count < 14 ? 2 : 1) != nil
    }
  }

  /// Whether an option of redis-server is one for a password, well spelt or not: all of its words are.
  static func isRedisDirective(_ option: some Collection<UInt8>) -> Bool {
    let word = folded(option)
    return longDirectives.contains(word) || isMisspelt(word)
  }

  /// Whether a part of a name is `password`, `secret` or `token` but for a letter.
  private static func holdsMisspelt(_ name: some Collection<UInt8>) -> Bool {
    name.split { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
      .contains { part in
        guard (3...9).contains(part.count) else { return false }
        let word = folded(part)
        return abbreviated.contains(word)
          || meant.contains {
            $0[0] == word.first && $0.count - 1 <= word.count && word.count <= $0.count + 1
              && EditDistance.between(word, $0, atMost: 1) != nil
          }
      }
  }

  private static let abbreviated = Set(
    words("scrt", "tkn", "pswd", "psswd", "psswrd", "passw", "passowrd", "sercet", "secert"))

  // No `passwd`, which is as near to `passed`.
  private static let meant = words("password", "secret", "token")

  private static let longDirectives = words(
    "requirepass", "masterauth", "primaryauth", "sentinelpass", "tlskeyfilepass",
    "tlsclientkeyfilepass")

  /// The letters and digits of a name in lower case, without digits at its end.
  private static func folded(_ name: some Collection<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(name.count)
    for byte in name {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters.append(byte | 0x20)
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "$"): continue
      default: letters.append(byte)
      }
    }
    while let last = letters.last, last.isDigit { letters.removeLast() }
    return letters
  }

  private static func ends(_ word: [UInt8], in endings: [[UInt8]]) -> Bool {
    endings.contains { word.suffix($0.count).elementsEqual($0) }
  }

  private static func holds(_ word: [UInt8], oneOf parts: [[UInt8]]) -> Bool {
    word.indices.contains { index in
      parts.contains { $0[0] == word[index] && word[index...].starts(with: $0) }
    }
  }

  /// Words as the bytes they are compared by.
  private static func words(_ words: String...) -> [[UInt8]] { words.map { Array($0.utf8) } }

  private static let names = Set(
    words(
      "pw", "psk", "pin", "authorization", "cookie", "setcookie", "sas", "tlskey", "sshkey",
      "rsakey"))

  private static let endings = words("pass", "pwd", "auth", "salt", "dsn")

  private static let parts = words(
    "password", "passwd", "passphrase", "secret", "token", "credential", "jwt", "bearer",
    "connectionstring", "dockerconfig", "lastappliedconfiguration", "apikey", "accesskey",
    "privatekey", "encryptionkey", "signingkey", "unsealkey", "recoverykey", "masterkey", "rootkey",
    "sharedkey", "hostkey", "accountkey", "hmackey")

  /// Names of this kind name, place or limit a secret and hold none.
  private static let harmlessEndings = words(
    "name", "names", "ref", "refs", "file", "files", "path", "paths", "dir", "mount", "namespace",
    "provider", "ttl", "policy", "policies", "type", "audience", "audiences", "enabled", "disabled",
    "period", "length", "version", "store", "class", "url", "uri", "server", "kind", "group",
    "shares", "threshold", "seconds", "interval", "issuer", "pubkeys", "publickey", "selector",
    "serviceaccount", "passwordkey", "optional")

  private static let harmlessParts = words("existingsecret", "vaulthashicorpcom")

  /// Redis directives (`redis src/config.c`), SQL, HTTP and netrc words before a secret.
  private static let directives = Set(
    words(
      "requirepass", "masterauth", "primaryauth", "authpass", "sentinelpass", "tlskeyfilepass",
      "tlsclientkeyfilepass", "password", "passwd", "passphrase", "pass", "bearer", "basic",
      "unseal"))
}
