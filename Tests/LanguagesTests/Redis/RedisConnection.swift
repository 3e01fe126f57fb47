#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A connection to a server's Unix socket that sends many commands at once.
final class RedisConnection {
  /// A reply, as far as the tests tell replies apart.
  enum Reply: Hashable {
    case text(String)
    case error(String)
    case array([Reply])

    var text: String? {
      if case .text(let text) = self { return text }
      return nil
    }

    var texts: [String] {
      if case .array(let items) = self { return items.compactMap(\.text) }
      return []
    }
  }

  private let socket: CInt
  private var received: [UInt8] = []
  private var position = 0

  init?(path: String) {
    #if canImport(Glibc)
      socket = Glibc.socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
    #else
      socket = Darwin.socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    guard socket >= 0, isConnected else { return nil }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(socket) }

  /// The replies to the commands, fewer where the server goes away.
  func ask(_ commands: [[String]]) -> [Reply] {
    var replies: [Reply] = []
    // Not too many at once, or both sides wait for the other to read.
    for start in stride(from: 0, to: commands.count, by: 100) {
      let part = commands[start..<min(start + 100, commands.count)]
      send(part.flatMap(Self.encode))
      for _ in part {
        guard let reply = readReply() else { return replies }
        replies.append(reply)
      }
    }
    return replies
  }

  private static func encode(_ words: [String]) -> [UInt8] {
    var bytes = Array("*\(words.count)\r\n".utf8)
    for word in words {
      bytes += Array("$\(word.utf8.count)\r\n\(word)\r\n".utf8)
    }
    return bytes
  }

  private func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      sent += count
    }
  }

  private func readReply() -> Reply? {
    guard let line = readLine(), let kind = line.utf8.first else { return nil }
    let rest = String(line.dropFirst())
    switch kind {
    case UInt8(ascii: "-"): return .error(rest)
    case UInt8(ascii: "$"):
      guard let count = Int(rest) else { return nil }
      return count < 0 ? .text("") : readBytes(count).map { .text($0) }
    case UInt8(ascii: "*"):
      guard let count = Int(rest) else { return nil }
      var items: [Reply] = []
      for _ in 0..<max(count, 0) {
        guard let item = readReply() else { return nil }
        items.append(item)
      }
      return .array(items)
    default: return .text(rest)
    }
  }

  private func readLine() -> String? {
    while true {
      if let end = received[position...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return String(decoding: received[position..<(end - 1)], as: UTF8.self)
      }
      guard receive() else { return nil }
    }
  }

  private func readBytes(_ count: Int) -> String? {
    while received.count < position + count + 2 { guard receive() else { return nil } }
    defer { position += count + 2 }
    return String(decoding: received[position..<(position + count)], as: UTF8.self)
  }

  private func receive() -> Bool {
    received.removeFirst(position)
    position = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(socket, &buffer, buffer.count)
    guard count > 0 else { return false }
    received += buffer[..<count]
    return true
  }
}
