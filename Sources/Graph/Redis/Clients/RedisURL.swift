internal import Manifests
internal import SourceText

/// The address of a server: `rediss://user:password@host:6379/0`.
struct RedisURL {
  let transport: RedisClient.Transport
  let asksSentinel: Bool
  /// The first host; `nil` where a variable gives it.
  let host: String?
  let port: Int?
  let user: String?
  /// The bytes of the text that it takes, its password included: only the scheme may be shown.
  let offsets: Range<Int>

  private static let schemes: [(name: String, transport: RedisClient.Transport, sentinel: Bool)] = [
    ("redis", .plain, false), ("rediss", .tls, false), ("valkey", .plain, false),
    ("valkeys", .tls, false), ("redis+sentinel", .plain, true), ("rediss+sentinel", .tls, true),
    ("redis-sentinel", .plain, true), ("rediss-sentinel", .tls, true),
    ("redis+ssl", .tls, false), ("redis-cluster", .plain, false),
  ]

  /// More addresses than this no text gives.
  private static let most = 64

  /// The addresses in a text, in their order.
  static func all(in text: String) -> [RedisURL] {
    let bytes = Array(text.utf8)
    var found: [RedisURL] = []
    var position = 0
    while found.count < most, let colon = next(in: bytes, from: position) {
      position = colon + 3
      var start = colon
      while start > 0, isOfScheme(bytes[start - 1]) { start -= 1 }
      let scheme = String(decoding: bytes[start..<colon], as: UTF8.self).lowercased()
      guard let known = schemes.first(where: { $0.name == scheme }) else { continue }
      var end = position
      while end < bytes.count, !endsAddress(bytes[end]) { end += 1 }
      let rest = String(decoding: bytes[position..<end], as: UTF8.self)
      found.append(RedisURL(known, rest, at: start..<end))
      position = end
    }
    return found
  }

  private static func next(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + 2 < bytes.count {
      if bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: "/"),
        bytes[index + 2] == UInt8(ascii: "/")
      {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func isOfScheme(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func endsAddress(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "\"'`<>\\;".utf8.contains(byte)
  }

  private init(
    _ scheme: (name: String, transport: RedisClient.Transport, sentinel: Bool), _ rest: String,
    at offsets: Range<Int>
  ) {
    transport = scheme.transport
    asksSentinel = scheme.sentinel
    self.offsets = offsets
    var authority = rest.prefix { !"/?#".contains($0) }
    var user: String?
    if let at = authority.lastIndex(of: "@") {
      let name = authority[..<at].prefix { $0 != ":" }
      user = name.isEmpty ? nil : String(name)
      authority = authority[authority.index(after: at)...]
    }
    self.user = user
    let first = authority.prefix { $0 != "," }
    // What stands between brackets is an IPv6 address, or an example's word.
    guard !first.contains("$"), !first.contains("{"), !first.contains("[") else {
      host = nil
      port = nil
      return
    }
    let name = first.prefix { $0 != ":" }
    host = name.isEmpty ? nil : String(name)
    port = Int(first.dropFirst(name.count + 1))
  }
}
