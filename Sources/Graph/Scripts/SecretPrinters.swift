internal import Languages
internal import SourceText

/// A secret in what a program prints.
struct CarriedSecret {
  /// What it is, for a sentence: `$TOKEN`, `key password of Secret admin`.
  let name: String
  /// Whether the output is this secret alone, and not an answer that holds more.
  var isAlone = false
  /// The variables that `env` shows, where it is their values.
  var variables: [String] = []
  /// The program whose output it is; nil for a variable that is set from elsewhere.
  var source: ShellCommand?
}

extension Script {
  /// The secret that a program's own answer holds, whatever its output is called afterwards.
  func secretPrinted(by invocation: Invocation) -> CarriedSecret? {
    var secret: CarriedSecret?
    if let vault = VaultCommand(invocation) {
      secret = answer(of: vault)
    } else if let kubectl = KubectlCommand(invocation) {
      secret = answer(of: kubectl)
    } else if let curl = CurlCommand(invocation), printsAnswer(curl) {
      secret =
        VaultOperation.requests(of: curl, in: shell).lazy
        .compactMap { self.answer(to: $0, field: nil) }.first
    } else {
      secret = cloudAnswer(of: invocation)
    }
    secret?.source = invocation.command
    return secret
  }

  // MARK: Vault

  private func answer(of vault: VaultCommand) -> CarriedSecret? {
    let field = vault.options.value("-field").map { text(of: $0) }
    switch vault.subcommand {
    case ["operator", "init"]:
      // Keys that are encrypted for a person are no secret.
      guard !vault.options.isSet("-status"), vault.options.value("-pgp-keys") == nil else {
        return nil
      }
      return CarriedSecret(name: "the unseal keys and the root token that `operator init` returns")
    case ["print", "token"]:
      return CarriedSecret(name: "the token that `print token` returns", isAlone: true)
    case ["token", "create"], ["token", "lookup"], ["login"]:
      guard field == nil || field == "token" || field == "id", !vault.options.isSet("-no-print"),
        vault.options.value("-accessor") == nil, !vault.options.isSet("-accessor")
      else { return nil }
      return CarriedSecret(
        name: "the token that `\(vault.subcommand.joined(separator: " "))` returns",
        isAlone: field != nil)
    case ["kv", "get"]:
      guard let path = vault.path, field.map(SecretName.isOfField) ?? true else { return nil }
      return CarriedSecret(
        name: "\(field ?? "what stands") at \(text(of: path)) in Vault", isAlone: field != nil)
    default: return VaultOperation(vault).flatMap { answer(to: $0, field: field) }
    }
  }

  /// What Vault answers with a secret to, by the path (`vault api docs`: database, approle, pki, auth).
  private func answer(to operation: VaultOperation, field: String?) -> CarriedSecret? {
    let path = text(of: operation.path)
    let last = path.split(separator: "/").last.map(String.init) ?? ""
    guard field.map({ SecretName.isOfField($0) || $0 == "client_token" }) ?? true else {
      return nil
    }
    let name: String
    switch operation.verb {
    case .write where path == "sys/init":
      name = "the unseal keys and the root token that `sys/init` returns"
    case .write where path.hasPrefix("auth/") && (last == "login" || path.contains("/login/")):
      name = "the token that \(path) returns"
    case .write where path.hasPrefix("auth/") && last == "secret-id":
      name = "a secret-id of \(path)"
    case .write where path.contains("/issue/") && !path.hasPrefix("sys/"):
      name = "the private key that \(path) returns"
    case .read where path.contains("/creds/") || path.contains("/static-creds/"):
      name = "the credentials of \(path)"
    default: return nil
    }
    return CarriedSecret(name: name, isAlone: field != nil)
  }

  /// Whether the body of the answer comes out, and not to a file.
  private func printsAnswer(_ curl: CurlCommand) -> Bool {
    let file = curl.options.value("-o", "--output", "-O", "--output-document")
    if curl.invocation.program == "wget" { return file?.literal == "-" }
    return file.map { $0.literal == "-" } ?? !curl.options.isSet("-O", "--remote-name", "-I")
  }

  // MARK: Kubernetes

  private func answer(of kubectl: KubectlCommand) -> CarriedSecret? {
    if kubectl.tokenRequest != nil {
      return CarriedSecret(name: "the token that `create token` returns", isAlone: true)
    }
    guard kubectl.verb == "get", let secret = kubectl.resources.first, secret.isSecret,
      let output = kubectl.options.value("-o", "--output", "--template").map({ text(of: $0) })
    else { return nil }
    let object = secret.name.map { "Secret \(text(of: $0))" } ?? "the Secrets it lists"
    if output == "json" || output == "yaml" { return CarriedSecret(name: object) }
    guard let data = output.firstRange(of: ".data") else { return nil }
    let key = output[data.upperBound...].drop { ".['\" ".contains($0) }
      .filter { $0 != "\\" }.prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }
    // `.items[*].data` ends there: every key is shown.
    guard !key.isEmpty else { return CarriedSecret(name: object) }
    guard SecretName.isOfField(String(key)) else { return nil }
    return CarriedSecret(name: "key \(key) of \(object)", isAlone: true)
  }

  // MARK: Others

  /// Tools of clouds and of password stores, by their subcommands.
  private func cloudAnswer(of invocation: Invocation) -> CarriedSecret? {
    guard let known = Self.cloudAnswers[invocation.program] else { return nil }
    let words = invocation.arguments.prefix(16).compactMap(\.literal)
    let operands = words.filter { !$0.hasPrefix("-") }
    let found = known.contains { subcommand in operands.starts(with: subcommand) }
    guard found else { return nil }
    let isMetadata =
      words.contains { $0.hasPrefix("--query") }
      && !words.contains { SecretName.isOfField($0) }
    let command = operands.prefix(3).joined(separator: " ")
    return isMetadata
      ? nil : CarriedSecret(name: "what `\(invocation.program) \(command)` returns")
  }

  private static let cloudAnswers: [String: [[String]]] = [
    "aws": [
      ["secretsmanager", "get-secret-value"], ["secretsmanager", "get-random-password"],
      ["ecr", "get-login-password"],
    ],
    "gcloud": [
      ["secrets", "versions", "access"], ["auth", "print-access-token"],
      ["auth", "print-identity-token"],
    ],
    "az": [["account", "get-access-token"], ["keyvault", "secret", "show"]],
    "op": [["read"]],
  ]
}
