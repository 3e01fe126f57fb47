import Languages
import SourceText
import Testing

@Suite struct VaultConfigurationTests {
  private static func configuration(_ text: String) -> VaultServerConfiguration {
    let file = SourceFile(id: 1, path: "a.hcl", contents: Array(text.utf8))
    return VaultServerConfiguration(HCLText(EmbeddedText(file)).body)
  }

  @Test(arguments: [
    ("tls_disable = 1", true), ("tls_disable = \"1\" # 0", true), ("tls_disable = true", true),
    ("tls_disable = \"true\"", true), ("tls_disable = 0", false), ("tls_disable = \"0\"", false),
    ("tls_disable = \"\"", false), ("# tls_disable = 1", false), ("", false),
    ("TLS_Disable = \"T\"", true), ("tls_disable = false", false),
    ("tls_disable = ${TLS}", nil), ("{{ if .x }}tls_disable = 1{{ end }}", nil),
    ("tls_disable = {{ .Values.global.tlsDisable }}", nil), ("{{ .Values.listener }}", nil),
  ])
  func plainHTTP(_ setting: String, _ expected: Bool?) throws {
    let read = Self.configuration("listener \"tcp\" {\n\(setting)\n}")
    #expect(try #require(read.listeners.first).disablesTLS == expected)
  }

  @Test(arguments: [
    ("address = \"127.0.0.1:8200\"", true), ("address = \"[::1]:8200\"", true), ("", true),
    ("address = \"localhost:8200\"", true), ("address = \"[::]:8200\"", false),
    ("address = \"0.0.0.0:8200\"", false), ("address = \"0.0.0.0:${PORT}\"", false),
    ("address = \"${ADDRESS}\"", nil), ("address = {{ .x }}", nil),
  ])
  func loopback(_ setting: String, _ expected: Bool?) throws {
    let read = Self.configuration("listener \"tcp\" {\n\(setting)\n}")
    #expect(try #require(read.listeners.first).isLoopbackOnly == expected)
  }

  @Test func storageAndSeal() throws {
    let read = Self.configuration(
      """
      ui = true
      storage "raft" {
        path = "/vault/data"
        retry_join { leader_api_addr = "http://vault-0:8200" }
        retry_join { leader_api_addr = "http://vault-1:8200" }
      }
      seal "awskms" { disabled = "true" }
      seal "transit" { address = "https://vault" }
      """)
    let storage = try #require(read.storage)
    #expect(storage.kind == "raft")
    #expect(storage.path?.value.text == "/vault/data")
    #expect(storage.joins.count == 2)
    #expect(read.seals.map(\.isAutomatic) == [false, true])
    #expect(read.unsealsItself == true)
  }

  @Test(arguments: [
    ("", false), ("seal \"shamir\" {}", false), ("seal \"awskms\" { disabled = true }", false),
    ("seal \"awskms\" { disabled = $OFF }", nil), ("{{ .Values.seal }}", nil),
    ("{{ if .x }}seal \"awskms\" {}{{ end }}", nil), ("hsm \"pkcs11\" {}", true),
    ("{\"seal\": [{\"static\": {\"current_key_id\": \"a\"}}]}", true),
  ])
  func sealsThatNeedNobody(_ text: String, _ expected: Bool?) {
    #expect(Self.configuration(text).unsealsItself == expected)
  }
}
