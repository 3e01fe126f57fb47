import Manifests
import Testing

@Suite struct SecretValueTests {
  @Test(arguments: [
    "CHANGEME", "change-me", "Change me!", "__REPLACE_ME__", "replace-me-before-use", "<password>",
    "<my-slack-token>", "xxx", "XXXXXXXX", "***", "...", "TODO", "tbd", "your-api-key",
    "TU_CONTRASEÑA_DE_RDS", "your_jwt_key_change_this_in_production", "votre-mot-de-passe",
    "YOUR_TOKEN_HERE", "dev_secret_change_in_prod", "placeholder", "changeit", "\"changeme\"",
    "changeme\n", "put-your-password-here", "dummy", "REDACTED", "UPDATE_AWS_SECRET_ACCESS_KEY",
    "TODO: put the real token here", "AKIAXXXXXXXXXXXXXXXX", "xxxx-xxxx", "sk-xxxxxxxx",
    "NOT_SET", "N/A", "SET_IN_CI", "to-be-set-by-ci", "managed-by-vault", "[REDACTED]",
    "change-this-password", "please-change", "insert-password", "BASE64_ENCODED_PASSWORD",
    "sk-ant-REPLACE", "sk_test_your_key",
    "user: admin\npassword: CHANGEME\n", "USER=admin\nPASSWORD=CHANGEME\n",
    #"{"auths": {"registry.example.com": {"password": "CHANGEME"}}}"#,
    #"{"type": "service_account", "private_key": "PLACEHOLDER_PRIVATE_KEY"}"#,
  ])
  func asksToBeReplaced(_ text: String) { #expect(SecretValue(text) == .placeholder) }

  @Test(arguments: ["", " ", "\n", "\"\"", "\t\n"])
  func isEmpty(_ text: String) { #expect(SecretValue(text) == .empty) }

  @Test(arguments: [
    "${DB_PASSWORD}", "${DB_PASSWORD:=x}", "$(cat /x)", "$TOKEN", "{{ .Values.password }}",
    "<path:kv/data/app#password>", "op://vault/item/field", "ref+vault://secret/app#key",
    "vault:secret/data/app#key", "ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]", "@@DB_PASSWORD@@",
    "%DB_PASSWORD%", "__DB_PASSWORD__", "$__file{/etc/secrets/x}",
    "#{DB_PASSWORD}#",
  ])
  func isFilledInElsewhere(_ text: String) { #expect(SecretValue(text) == .unknown) }

  @Test(arguments: [
    "hunter2", "password", "admin", "correct horse battery staple", "none", "null", "info", "a<b>",
    "yourself", "true", "changes", "n/apt", "exchange", "base64",
    "0", "my_user", "https://example.com/changelog",
    "https://cdn.example.com/placeholder.png", "<b>", "<<EOF", "<1>",
    "The password must be changed every year, please ask the platform team for a replacement.",
  ])
  func isAValue(_ text: String) { #expect(SecretValue(text) == .value) }

  @Test(arguments: [
    ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9v\nYmFy", "foobar"),
  ])
  func decodesBase64(_ text: String, _ decoded: String) {
    #expect(Base64.decode(text.utf8) == Array(decoded.utf8))
  }

  @Test(arguments: ["Z", "Zg", "Zg=", "Z===", "Zm9v!", "<base64>", "Zg==Zg=="])
  func refusesWhatIsNoBase64(_ text: String) { #expect(Base64.decode(text.utf8) == nil) }
}
