internal import Languages
internal import Manifests
internal import YAML

/// The keys that the objects of controllers name (the CRDs' own field names).
extension SecretKeys {
  /// Those of a manifest; a shell is filled by somebody else, and so is what another program copies.
  init(of secret: Secret) {
    let names = secret.keys.map(\.name)
    if secret.isServiceAccountToken {
      // OpenShift adds the authority of its Services.
      self.init(["token", "ca.crt", "namespace", "service-ca.crt"] + names)
    } else {
      let isComplete = !names.isEmpty && !secret.isFilledBySystem && !secret.isTemplateForController
      self.init(atLeast: names, isComplete: isComplete && names.allSatisfy(Self.isLiteral))
    }
  }

  /// Those of an ExternalSecret's `spec`, which a template replaces unless it merges
  /// (external-secrets `apis/externalsecrets/v1/externalsecret_types.go`).
  init(ofExternalSecret spec: Node?) {
    let target = spec?["target"]
    let template = target?["template"]
    let templated = Self.keys(of: template?["data"])
    let fetched = (spec?["data"]?.items ?? []).compactMap { $0["secretKey"]?.text }
    let merges = template == nil || templated.isEmpty || template?["mergePolicy"]?.text == "Merge"
    let names = templated + (merges ? fetched : [])
    let isOpen =
      merges && spec?["dataFrom"]?.isEmptyCollection == false
      || template?["templateFrom"]?.isEmptyCollection == false
      || ["Merge", "None", "CreateOrMerge"].contains(target?["creationPolicy"]?.text)
    self.init(
      atLeast: names, isComplete: !isOpen && !names.isEmpty && names.allSatisfy(Self.isLiteral))
  }

  /// Those of a SealedSecret's `spec`.
  init(ofSealedSecret spec: Node?) {
    let names =
      Self.keys(of: spec?["encryptedData"]) + Self.keys(of: spec?[path: "template", "data"])
    self.init(atLeast: names, isComplete: !names.isEmpty && names.allSatisfy(Self.isLiteral))
  }

  /// Those of a Certificate's `spec`; some issuers tell no authority.
  init(ofCertificate spec: Node?) {
    var names = ["tls.crt", "tls.key", "ca.crt"]
    for (keystore, ending) in [("jks", "jks"), ("pkcs12", "p12")]
    where spec?[path: "keystores", keystore]?["create"]?.bool == true {
      names += ["keystore.\(ending)", "truststore.\(ending)"]
    }
    for format in spec?["additionalOutputFormats"]?.items ?? [] {
      switch format["type"]?.text {
      case "CombinedPEM": names.append("tls-combined.pem")
      case "DER": names.append("key.der")
      default: break
      }
    }
    self.init(names)
  }

  /// Those of a Vault Secrets Operator's destination: what Vault holds, and what is templated.
  init(ofVaultDestination destination: Node) {
    self.init(atLeast: Self.keys(of: destination[path: "transformation", "templates"]))
  }

  /// Those that a script's command gives one by one.
  init(of write: SecretWrite, in script: Script) {
    guard case .keys(let keys) = write.content else {
      self = .unknown
      return
    }
    let words = write.source.words.map { script.text(of: $0) }
    // A folder or a file of variables brings keys that the command does not name.
    let isOpen =
      words.contains { $0.hasPrefix("--from-env-file") }
      || words.count { $0.hasPrefix("--from-file") } > 0
        && keys.contains { key in
          if case .file = key.source { !key.name.contains(".") } else { false }
        }
    self.init(
      atLeast: keys.map(\.name),
      isComplete: !isOpen && !keys.isEmpty && keys.map(\.name).allSatisfy(Self.isLiteral)
        && write.operation != .patch)
  }

  static func keys(of mapping: Node?) -> [String] {
    (mapping?.entries ?? []).compactMap(\.key.text)
  }

  private static func isLiteral(_ key: String) -> Bool { Substitution(key) == nil }
}
