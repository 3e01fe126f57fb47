internal import Linting

/// The keys are made up: their bytes are zero.
enum PrivateKeyInGitExamples {
  static let all: [Example] = [
    .flagged(
      "A key in clear", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: shop-tls
        namespace: web
      type: kubernetes.io/tls
      stringData:
        tls.crt: ""
        tls.key: |
          ↓-----BEGIN PRIVATE KEY-----
          MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
          -----END PRIVATE KEY-----
      """,
      corrected: """
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata:
          name: shop-tls
          namespace: web
        spec:
          secretName: shop-tls
          dnsNames: [shop.example.com]
          issuerRef:
            name: internal
        """),
    .flagged(
      "Base64 hides nothing", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: deploy-key
      data:
        identity: ↓LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1DNENBUUF3QlFZREsyVndCQ0lFSUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUEKLS0tLS1FTkQgUFJJVkFURSBLRVktLS0tLQo=
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: deploy-key
        data:
          identity: ${DEPLOY_KEY_BASE64}
        """),
    .flagged(
      "Only a passphrase protects it", level: .warning,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: signer
      data:
        key.pem: |
          ↓-----BEGIN RSA PRIVATE KEY-----
          Proc-Type: 4,ENCRYPTED
          DEK-Info: AES-128-CBC,00000000000000000000000000000000

          AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
          -----END RSA PRIVATE KEY-----
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: signer
        data:
          key.pem: /run/keys/signer.pem
        """),
    .flagged(
      "A fixture of a test", level: .note,
      """
      -- tests/tls.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: tls
      data:
        tls.key: |
          ↓-----BEGIN PRIVATE KEY-----
          MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
          -----END PRIVATE KEY-----
      """,
      corrected: """
        -- tests/tls.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: tls
        """),
    .clean(
      "A certificate, a public key, and a key yet to be filled in",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: trust
      data:
        ca.crt: |
          -----BEGIN CERTIFICATE-----
          MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
          -----END CERTIFICATE-----
        key.pub: |
          -----BEGIN PUBLIC KEY-----
          MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
          -----END PUBLIC KEY-----
        help: |
          -----BEGIN PRIVATE KEY-----
          put the key of the deployment in here, with its line breaks
          -----END PRIVATE KEY-----
        template: |
          -----BEGIN PRIVATE KEY-----
          {{ .key }}
          -----END PRIVATE KEY-----
      """),
  ]
}
