internal import SourceText

/// A private key as PEM, as an age identity, or as base64 of PEM, found in a text.
public struct PrivateKey: Sendable, Hashable {
  /// What its first line calls it: `RSA PRIVATE KEY`.
  public let label: String
  /// Whether a passphrase still stands between a reader and the key.
  public let isEncrypted: Bool
  /// Whether it was found only once base64 was decoded.
  public var isEncoded = false
  /// Where it begins in the text, up to the end of its first line.
  public let offsets: Range<Int>

  /// The first private key in a text; `nil` for public keys, certificates, and for a body that is
  /// cut short or filled in later.
  public init?(in text: [UInt8]) {
    guard text.withUnsafeBufferPointer({ Self.mayStand(in: $0) }) else { return nil }
    // Patterns read nothing that is not UTF-8.
    self.init(in: Array(String(decoding: text, as: UTF8.self).utf8), depth: 0)
  }

  /// Whether a text has a part that every private key has: the end of "PRIVATE KEY" lines, "-----BEGIN"
  /// in base64, an age identity.
  public static func mayStand(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.contains("PRIVATE KEY") || text.contains("LS0tLS1CRUdJTi")
      || text.contains("AGE-SECRET-KEY-1")
  }

  private init?(in text: [UInt8], depth: Int) {
    guard text.count >= 64, depth < 3 else { return nil }
    if let found = Self.firstPEM(in: text) ?? Self.firstIdentity(in: text) {
      self = found
      return
    }
    guard let start = Self.base64PEM.firstMatch(in: text) else { return nil }
    // On one line, or broken into lines as a whole.
    let runs = [
      text[start.lowerBound...].prefix(while: Self.isBase64Byte),
      text[start.lowerBound...].prefix { Self.isBase64Byte($0) || $0 == 0x0A },
    ]
    let found = runs.lazy.compactMap { Base64.decode($0) }.compactMap {
      PrivateKey(in: $0, depth: depth + 1)
    }
    guard let inner = found.first else { return nil }
    self.init(label: inner.label, isEncrypted: inner.isEncrypted, offsets: start)
    isEncoded = true
  }

  private init(label: String, isEncrypted: Bool, offsets: Range<Int>) {
    self.label = label
    self.isEncrypted = isEncrypted
    self.offsets = offsets
  }

  private static func firstPEM(in text: [UInt8]) -> PrivateKey? {
    var rest = 0
    // A bundle has few parts; a text made of beginnings must not cost its square.
    for _ in 0..<64 {
      guard let found = begin.firstMatch(in: Array(text[rest...])) else { return nil }
      let line = rest + found.lowerBound..<rest + found.upperBound
      if let key = PrivateKey(pem: text, firstLine: line) { return key }
      rest = line.upperBound
    }
    return nil
  }

  private init?(pem text: [UInt8], firstLine: Range<Int>) {
    let label = String(decoding: text[firstLine].dropFirst(11).dropLast(5), as: UTF8.self)
    let body = text[firstLine.upperBound...].prefix(64_000)
    let content = body.prefix { $0 != UInt8(ascii: "-") }
    guard content.endIndex < body.endIndex || label.hasPrefix("PGP") else { return nil }
    // Headers of the old form: `Proc-Type: 4,ENCRYPTED`, `DEK-Info: AES-128-CBC,...`.
    if String(decoding: body.prefix(40), as: UTF8.self).contains("Proc-Type: 4,ENCRYPTED") {
      self.init(label: label, isEncrypted: true, offsets: firstLine)
      return
    }
    guard let decoded = Base64.decode(Self.withoutLineBreaks(content)),
      let isEncrypted = Self.isEncrypted(decoded, label: label)
    else { return nil }
    self.init(label: label, isEncrypted: isEncrypted, offsets: firstLine)
  }

  /// Whether the key has a passphrase; `nil` where the bytes are no key.
  private static func isEncrypted(_ bytes: [UInt8], label: String) -> Bool? {
    if label.hasPrefix("PGP") { return bytes.count > 100 ? false : nil }
    let openSSH = Array("openssh-key-v1\0".utf8)
    if bytes.starts(with: openSSH) {
      // The name of the cipher follows, with its length in four bytes.
      return !bytes.dropFirst(openSSH.count + 4).starts(with: "none".utf8)
    }
    guard isWholeSequence(bytes) else { return nil }
    return label.hasPrefix("ENCRYPTED")
  }

  /// Whether bytes are one DER sequence from beginning to end (X.690, 8.1).
  private static func isWholeSequence(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 40, bytes[0] == 0x30 else { return false }
    guard bytes[1] & 0x80 != 0 else { return Int(bytes[1]) == bytes.count - 2 }
    let count = Int(bytes[1] & 0x7F)
    guard (1...3).contains(count) else { return false }
    return bytes[2..<2 + count].reduce(0) { $0 << 8 | Int($1) } == bytes.count - 2 - count
  }

  private static func firstIdentity(in text: [UInt8]) -> PrivateKey? {
    identity.firstMatch(in: text).map {
      PrivateKey(label: "age identity", isEncrypted: false, offsets: $0)
    }
  }

  /// Line breaks that a JSON text inside carries are two characters.
  private static func withoutLineBreaks(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in body {
      if isEscaped {
        isEscaped = false
        if byte == UInt8(ascii: "n") || byte == UInt8(ascii: "r") { continue }
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
        continue
      }
      bytes.append(byte)
    }
    return bytes
  }

  private static func isBase64Byte(_ byte: UInt8) -> Bool {
    byte.isIdentifierByte && byte != UInt8(ascii: "_") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
  }

  private static let begin = Pattern(
    literal: "-----BEGIN ([A-Z0-9]+ ){0,3}PRIVATE KEY( BLOCK)?-----")
  // "-----BEGIN" in base64.
  private static let base64PEM = Pattern(literal: "LS0tLS1CRUdJTi")
  private static let identity = Pattern(literal: "AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}")
}
