public import Manifests
internal import SourceText

extension ResourceGraph {
  /// The keys of a Secret whose values are unseal keys in clear, whatever the keys are called: those of a
  /// Secret named after them, and those that say so by their own names.
  public func unsealKeysInClear(of secret: Secret) -> [Secret.Key] {
    guard !secret.isEncrypted, !secret.isFilledBySystem else { return [] }
    let isNamed = secret.name.map { KeyMaterial.isNamed($0.name) } ?? false
    return secret.keys.filter { key in
      guard isNamed || KeyMaterial.speaksOfUnsealing(key.name) else { return false }
      // Some write a key under `data` as `operator init` prints it, without encoding it once more.
      let decoded = secret.bytes(of: key).map { String(decoding: $0.prefix(20_000), as: UTF8.self) }
      return [decoded, key.node.text].contains { text in
        text.map(KeyMaterial.holdsUnsealKey) ?? false
      }
    }
  }
}

extension KeyMaterial {
  /// Whether a text has a word of the form of an unseal key: a key of 256 bits, or a share of it, which
  /// is one byte longer, in base64 or hexadecimal (`vault operator init`).
  static func holdsUnsealKey(_ text: String) -> Bool {
    guard text.utf8.count < 20_000, SecretValue(text) == .value else { return false }
    let words = text.utf8.split { !isBase64($0) }
    return words.contains { word in
      switch word.count {
      case 44: Base64.decode(word).map { [32, 33].contains($0.count) && isMixed($0) } ?? false
      case 64, 66: word.allSatisfy(isHexadecimal) && isMixed(word)
      default: false
      }
    }
  }

  /// Whether bytes are too many different ones for a run of zeros or an example's letters.
  private static func isMixed(_ bytes: some Sequence<UInt8>) -> Bool { Set(bytes).count > 9 }

  private static func isBase64(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      || [0x2B, 0x2F, 0x3D].contains(byte)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
