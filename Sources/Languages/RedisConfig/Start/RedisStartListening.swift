extension RedisStartCheck {
  /// Whether something is left to listen on, and the ports do not get into each other's way.
  mutating func checkListening() {
    let addresses = settings.addresses(in: release)
    let port = settings.number("port")
    let tlsPort = settings.number("tls-port")
    let socket = settings.text("unixsocket")

    if case .set(let path, let origin) = socket, !path.isEmpty {
      checkFolder(of: path.path(in: directory), at: origin, orFail: .missingFolder)
    }
    // Before 7.0 none meant every address (`redis 6.2 src/server.c listenToPort`).
    let needsAddress = release.map { !RedisReleases.redis6.contains($0) } ?? true
    let hasNoAddress = needsAddress && addresses.value?.isEmpty == true
    let hasNoPort = port.value == 0 && tlsPort.value == 0
    let fallback = settings.program?.file?.origin ?? .argument(0)
    if hasNoAddress || hasNoPort, socket.value == "" {
      let origin = (hasNoAddress ? addresses.origin : nil) ?? port.origin ?? socket.origin
      fail(.nothingToListenOn, at: origin ?? tlsPort.origin ?? fallback)
    }
    if !hasNoAddress, !hasNoPort { checkAddresses() }
    if let number = port.value, number != 0, number == tlsPort.value, !hasNoAddress {
      fail(.samePorts, at: tlsPort.origin ?? port.origin ?? fallback)
    }
    if settings.flag("cluster-enabled").value == true {
      checkCluster(without: hasNoAddress ? addresses : nil)
    }
  }

  /// Every address has to exist, but one behind a `-` may be missing on this machine.
  private mutating func checkAddresses() {
    guard case .set(let setting) = settings.value(of: "bind") else { return }
    var taken: Set<String> = []
    for argument in setting.arguments where !argument.text.isEmpty {
      if argument.containsPlaceholder { continue }
      let isOptional = argument.text.utf8.first == UInt8(ascii: "-")
      let address = isOptional ? String(argument.text.dropFirst()) : argument.text
      if !taken.insert(address).inserted { fail(.sameAddress, at: argument.origin) }
      switch RedisAddress(address) {
      case .everywhere, .loopback: break
      case .numeric where isOptional: break
      case .numeric: doubt(.address(argument.origin))
      case .name: doubt(.address(argument.origin))
      case .impossible:
        fail(comment(in: setting) ?? .badAddress, at: argument.origin)
      }
    }
  }

  /// Without an address there is no bus; its port is the server's own, or that of TLS, plus 10000
  /// until `cluster-port` of 7.0 names another (`redis src/cluster.c clusterInit`).
  private mutating func checkCluster(without addresses: RedisEffectiveValue<[String]>?) {
    guard let origin = settings.flag("cluster-enabled").origin else { return }
    if let primary = settings.primary {
      fail(.replicaOfInCluster, at: primary.host.origin)
    }
    if let addresses { fail(.noClusterBus, at: addresses.origin ?? origin) }
    checkClusterFile(at: origin)

    let encrypted = settings.flag("tls-cluster")
    guard let isEncrypted = encrypted.value,
      let bus = settings.number("cluster-port").value
    else { return }
    let base = settings.number(isEncrypted ? "tls-port" : "port")
    guard let number = base.value else { return }
    if bus == 0, number > 55535 { return fail(.noClusterBus, at: base.origin ?? origin) }

    let busPort = bus == 0 ? number + 10000 : bus
    let others = [settings.number("port"), settings.number("tls-port")]
    if let same = others.first(where: { $0.value == busPort }) {
      fail(.samePorts, at: settings.number("cluster-port").origin ?? same.origin ?? origin)
    }
  }

  private mutating func checkClusterFile(at origin: RedisOrigin) {
    guard case .set(let text, let place) = settings.text("cluster-config-file") else { return }
    if text.isEmpty { return fail(.missingFolder, at: place) }
    let path = text.path(in: directory)
    if text.utf8.contains(UInt8(ascii: "/")) {
      checkFolder(of: path, at: place, orFail: .missingFolder)
    }
  }
}

/// An address to listen on or to connect to, by its text alone.
enum RedisAddress: Hashable {
  /// `*`, `::*`, `0.0.0.0`, `::`.
  case everywhere
  /// An IPv4 address of the machine itself.
  case loopback
  /// Another address in numbers.
  case numeric
  /// What may be a host's name.
  case name
  /// What can be neither.
  case impossible

  init(_ text: String) {
    switch text {
    case "*", "::*", "0.0.0.0": self = .everywhere
    case _ where RedisNumericAddress.isIPv4(text):
      self = text.utf8.starts(with: "127.".utf8) ? .loopback : .numeric
    case _ where RedisNumericAddress.isIPv6(text): self = .numeric
    case _ where !text.isEmpty && text.utf8.allSatisfy(Self.belongsToName): self = .name
    default: self = .impossible
    }
  }

  private static func belongsToName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
