extension RedisStartCheck {
  /// The server reads its certificates when a port, the replication or the cluster uses TLS
  /// (`redis src/tls.c`, `tlsConfigure`; facts: redis.md 4).
  mutating func checkTLS() {
    let transport = settings.transport
    guard transport.isUsed == true else { return }
    let user = Self.user(of: transport) ?? .argument(0)

    if transport.certificateFile.value == "" || transport.keyFile.value == "" {
      return fail(.tlsWithoutCertificates, at: user)
    }
    checkAuthorities(transport, user: user)
    checkProtocols()
    for name in ["tls-cert-file", "tls-key-file", "tls-ca-cert-file", "tls-dh-params-file"] {
      checkTLSFile(settings.text(name))
    }
    let clientFiles = [settings.text("tls-client-cert-file"), settings.text("tls-client-key-file")]
    if clientFiles.allSatisfy({ $0.value != "" }) { clientFiles.forEach { checkTLSFile($0) } }

    for name in ["tls-ciphers", "tls-ciphersuites", "tls-dh-params-file", "tls-key-file-pass"] {
      if case .set(let text, let origin) = settings.text(name), !text.isEmpty {
        doubt(.otherSoftware(origin))
      }
    }
  }

  /// The place that makes the server use TLS.
  private static func user(of transport: RedisTransport) -> RedisOrigin? {
    if transport.port.value != 0, let origin = transport.port.origin { return origin }
    if transport.replication.value == true { return transport.replication.origin }
    return transport.cluster.origin
  }

  private mutating func checkAuthorities(_ transport: RedisTransport, user: RedisOrigin) {
    let checksOthers =
      transport.clientAuthentication.value.map { $0 != "no" } == true
      || transport.cluster.value == true || transport.replication.value == true
    guard checksOthers, transport.authorityFile.value == "",
      transport.authorityFolder.value == ""
    else { return }
    fail(.tlsWithoutCA, at: transport.clientAuthentication.origin ?? user)
  }

  private mutating func checkProtocols() {
    guard case .set(let text, let origin) = settings.text("tls-protocols"), !text.isEmpty else {
      return
    }
    let words = try? RedisWordSplitter.words(of: Array(text.utf8)[...])
    let known = ["tlsv1", "tlsv1.1", "tlsv1.2", "tlsv1.3"]
    guard let words, !words.isEmpty,
      words.allSatisfy({ known.contains($0.text.lowercasedASCII) })
    else { return fail(.badTLSProtocols, at: origin) }
  }

  /// Certificates come from Secrets, which are seldom to be seen: that a file is there must do.
  private mutating func checkTLSFile(_ file: RedisEffectiveValue<String>) {
    guard case .set(let text, let origin) = file, !text.isEmpty else { return }
    let path = text.path(in: directory)
    switch files.entry(path) {
    case .file(let text, _):
      if let text, !text.contains("-----BEGIN ") { fail(.missingTLSFile, at: origin) }
    case .absent, .directory: fail(.missingTLSFile, at: origin)
    case .unknown: doubt(.path(path, origin))
    }
  }
}
