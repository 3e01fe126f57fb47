import Testing

@testable import Reporting

/// Tokens and key shares that nothing but their place in a command gives away.
@Suite struct VaultRedactionTests {
  @Test(arguments: [
    ("vault login hunter2", "vault login ***"),
    ("vault login -no-print hunter2", "vault login ***"),
    ("vault token lookup hunter2", "vault token lookup ***"),
    ("bao token lookup -format=json hunter2 | jq .", "bao token lookup -format=json ***"),
    ("vault token lookup >/dev/null 2>&1", "vault token lookup >/dev/null 2>&1"),
    ("vault token lookup | grep ttl", "vault token lookup | grep ttl"),
    ("vault token renew -increment=1h hunter2", "vault token renew -increment=1h ***"),
    ("vault token revoke -self", "vault token revoke -self"),
    ("vault token capabilities hunter2 secret/app", "vault token capabilities ***"),
    ("vault token create -policy=app -id=hunter2", "vault token create -policy=app -id=***"),
    ("vault token create -id hunter2", "vault token create -id ***"),
    ("vault write auth/token/create id=hunter2", "vault write auth/token/create id=***"),
    ("vault unwrap -field=key hunter2", "vault unwrap -field=key ***"),
    ("vault operator rekey -nonce=1 hunter2", "vault operator rekey -nonce=1 ***"),
    ("vault operator generate-root -init", "vault operator generate-root -init"),
    ("vault operator generate-root -nonce=1 hunter2", "vault operator generate-root -nonce=1 ***"),
    ("vault operator rekey -nonce=1 -otp=hunter2 x", "vault operator rekey -nonce=1 -otp=***"),
    ("vault operator generate-root -otp=hunter2", "vault operator generate-root -otp=***"),
    ("mc alias set minio http://minio app hunter2", "mc alias set ***"),
    ("rabbitmqctl add_user app hunter2", "rabbitmqctl add_user ***"),
  ])
  func hidesBySubcommand(_ written: String, _ shown: String) {
    let text = "run: |\n  \(written)\n  date\n"
    #expect(RedactionTests.redacted(text, path: "a.yaml") == "run: |\n  \(shown)\n  date\n")
    #expect(RedactionTests.redacted(written, path: "a.sh") == shown)
  }

  @Test(arguments: [
    (#"command: [vault, token, lookup, hunter2]"#, #"command: [vault, token, lookup, ***]"#),
    (
      #"command: [vault, token, revoke, -mode=orphan, hunter2]"#,
      #"command: [vault, token, revoke, -mode=orphan, ***]"#
    ),
    (#"command: [vault, login, hunter2]"#, #"command: [vault, login, ***]"#),
    (#"command: [vault, login, -no-print, hunter2]"#, #"command: [vault, login, ***, ***]"#),
    (#"command: [vault, token, create, "-id=hunter2"]"#, #"command: [vault, token, create, ***]"#),
    (#"command: [bao, operator, rekey, hunter2]"#, #"command: [bao, operator, rekey, ***]"#),
  ])
  func hidesInArguments(_ written: String, _ shown: String) {
    #expect(RedactionTests.redacted(written, path: "a.yaml") == shown)
  }
}
