import Testing

/// One run of the command: what it is given, and what it must answer.
struct CommandCase: CustomTestStringConvertible, Sendable {
  let name: String
  var arguments: [String] = []
  /// The files of the folder, by their paths.
  var files: [String: String] = [:]
  var input: String?
  let status: Int32
  /// What standard output holds; with nothing here it must be empty.
  var output: [String] = []
  /// What standard error holds; with nothing here it must be empty.
  var errors: [String] = []
  /// What neither of them may hold.
  var absent: [String] = []

  var testDescription: String { name }

  func check(in sandbox: Sandbox = Sandbox()) {
    for (path, text) in files { sandbox.write(text.utf8, to: path) }
    let outcome = sandbox.run([Sandbox.command] + arguments, input: input)
    #expect(outcome.status == status, "\(outcome)")
    #expect(output.isEmpty == outcome.output.isEmpty, "\(outcome.output)")
    #expect(errors.isEmpty == outcome.errors.isEmpty, "\(outcome.errors)")
    for text in output { #expect(outcome.output.contains(text), "\(outcome.output)") }
    for text in errors { #expect(outcome.errors.contains(text), "\(outcome.errors)") }
    for text in absent {
      #expect(!outcome.output.contains(text) && !outcome.errors.contains(text), "\(outcome)")
    }
  }
}

/// Manifests with a known answer.
enum Manifest {
  static let clean = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\n"
  /// `yaml-duplicate-key`, a warning.
  static let warned =
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndata:\n  a: b\n  a: c\n"
  /// A reviewer's token that ends with February of 2025.
  static let expiring =
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: d}\ndata:\n  a.sh: |\n    vault write auth/a/config kubernetes_host=https://a.example.com disable_local_ca_jwt=true kubernetes_ca_cert=@/ca token_reviewer_jwt=eyJhbGciOiJSUzI1NiIsImtpZCI6Im1hZGUtdXAifQ.eyJhdWQiOlsidmF1bHQiXSwiZXhwIjoxNzQwNzg3MjAwLCJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6dmF1bHQ6cmV2aWV3ZXIifQ.c2lnbmF0dXJl\n"
  /// `yaml-syntax`, an error.
  static let broken = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c\n"
}
