internal import Languages
public import Manifests
public import SourceText
public import YAML

/// A fact that speaks for a Secret being the unseal keys of a Vault or OpenBao.
public struct UnsealSign: Sendable {
  /// The fact, as a clause.
  public let message: String
  /// Where it is written.
  public let range: SourceRange
}

extension ResourceGraph {
  /// What speaks for a reader's Secret being unseal keys (`facts: vault.md 3`), each kind once.
  ///
  /// Empty for what a server needs before it starts: the key of a static seal, a transit token, the credentials of a
  /// KMS.
  /// Only one where a configuration out of sight may make them a static seal's.
  public func unsealSigns(of reader: SecretReader) -> [UnsealSign] {
    unsealVerdicts[reader.id]?.signs ?? []
  }

  /// Whether a configuration out of sight may make a Secret that has such signs the key of a static
  /// seal: not where something unseals with it, or `operator init` fills it.
  public func mayBeStaticSealKey(_ reader: SecretReader) -> Bool {
    unsealVerdicts[reader.id]?.mayBeStaticSealKey ?? false
  }

  /// Whether something in the tree, or the project's word, says that a Secret comes to be without
  /// a person or a script: a manifest with data, a controller, a generator.
  ///
  /// - Parameter keys: the keys it must have; a manifest without one of them, a placeholder for one, does not count.
  public func isCreatedDeclaratively(_ secret: ObjectName, with keys: [Node] = []) -> Bool {
    isExternal("Secret", secret)
      || writers(of: secret).contains { writer in
        switch writer.means {
        case .manifest:
          Secret(writer.resource).map { manifest in
            manifest.hasKeys
              && keys.compactMap(\.literal).allSatisfy { manifest.key($0) != nil }
          } ?? false
        case .externalSecret(let policy): policy != "Merge" && policy != "None"
        case .vaultSecretsOperator(let create, _): create
        case .sealedSecret, .certificate, .operatorOutput, .generator: true
        case .script, .program: false
        }
      }
  }
}

/// What is known of a reader's Secret being unseal keys.
struct UnsealVerdict: Sendable {
  let signs: [UnsealSign]
  /// Whether it may be the key of a static seal as well.
  let mayBeStaticSealKey: Bool
}

/// Judges the readers of a tree one after the other; what many of them share is looked at once.
struct UnsealSurvey {
  private let graph: ResourceGraph
  /// The writers that put the output of `operator init` into a Secret.
  private let keyWriters: ObjectLookup<SecretWriter>
  private var intakes: [Place: Intake] = [:]
  private var calls: [Resource.ID: [Node: UnsealCall]] = [:]
  private var ownSeals: OwnSealSurvey

  /// The verdicts on those readers that have any signs, by their numbers.
  static func verdicts(in graph: ResourceGraph) -> [Int: UnsealVerdict] {
    var survey = UnsealSurvey(graph: graph)
    var verdicts: [Int: UnsealVerdict] = [:]
    for reader in graph.secretReaders { verdicts[reader.id] = survey.verdict(on: reader) }
    return verdicts
  }

  private init(graph: ResourceGraph) {
    self.graph = graph
    keyWriters = ObjectLookup(graph.secretWriters.filter(\.carriesInitialKeys)) { $0.secret }
    ownSeals = OwnSealSurvey(graph)
  }

  /// The verdict on a reader; `nil` without any sign, and for keys that a server needs to start.
  private mutating func verdict(on reader: SecretReader) -> UnsealVerdict? {
    guard !KeyMaterial.isTransit(reader.secret.name) else { return nil }
    let intake = intake(of: reader)
    let keyWriter = SecretWriter.nearest(
      keyWriters[reader.secret], to: reader.resource
    ).first
    // Who logs in with a token waits for it, and unseals nothing.
    guard !isOfToken(reader) || intake.feedsCall else { return nil }
    let signs = signs(of: reader, intake, keyWriter)
    guard !signs.isEmpty else { return nil }
    switch ownSeals.seal(of: reader.resource) {
    case .named: return nil
    case .outOfSight where intake.call == nil && keyWriter == nil:
      return UnsealVerdict(signs: Array(signs.prefix(1)), mayBeStaticSealKey: true)
    case .outOfSight, .absent: return UnsealVerdict(signs: signs, mayBeStaticSealKey: false)
    }
  }

  private func isOfToken(_ reader: SecretReader) -> Bool {
    // The command logs in with these (`vault` and `bao`, environment variables).
    if ["VAULT_TOKEN", "BAO_TOKEN"].contains(reader.variable?.name) { return true }
    let keys = reader.keys.map { $0.text ?? "" }
    return !keys.isEmpty && keys.allSatisfy { KeyMaterial.isRootToken($0) }
      || KeyMaterial.isNamedRootToken(reader.secret.name)
  }

  private func signs(
    of reader: SecretReader, _ intake: Intake, _ keyWriter: SecretWriter?
  ) -> [UnsealSign] {
    var signs: [UnsealSign] = []
    if KeyMaterial.isNamed(reader.secret.name) {
      signs.append(
        UnsealSign(
          message: "the name \(reader.secret.name) says that it holds unseal keys or a root token",
          range: reader.nameNode.range))
    }
    if let path = intake.unsealingPath {
      signs.append(UnsealSign(message: "it is mounted at \(path)", range: reader.reference.range))
    } else if let key = reader.keys.first(where: { KeyMaterial.speaksOfUnsealing($0.text ?? "") }) {
      signs.append(
        UnsealSign(message: "the key \(key.text ?? "") is read from it", range: key.range))
    } else if let variable = reader.variable, KeyMaterial.speaksOfUnsealing(variable.name) {
      signs.append(
        UnsealSign(message: "the variable \(variable.name) takes it in", range: variable.node.range)
      )
    }
    if let call = intake.call {
      signs.append(UnsealSign(message: "its container runs \(call.name)", range: call.range))
      if intake.feedsCall {
        signs.append(
          UnsealSign(message: "\(call.name) is given what it holds", range: call.range))
      }
    }
    if let writer = keyWriter {
      signs.append(
        UnsealSign(
          message: "\(writer.displayName) fills it from operator init", range: writer.range))
    }
    return signs
  }

  // MARK: - What readers share

  /// A volume or a container of a pod.
  private struct Place: Hashable {
    let resource: Resource.ID
    let node: Node
  }

  /// What the containers that take a Secret in do with it.
  private struct Intake {
    var unsealingPath: String?
    var call: UnsealCall?
    /// Whether the call's words hold the variable, or a file below the mounts.
    var feedsCall = false
  }

  private mutating func intake(of reader: SecretReader) -> Intake {
    let calls = calls(in: reader.resource)
    if let container = reader.container {
      let call = calls[container.node]
      let feeds = reader.variable.map { call?.variables.contains($0.name) == true } ?? false
      return Intake(call: call, feedsCall: feeds)
    }
    guard let volume = reader.volume else { return Intake() }
    let place = Place(resource: reader.resource.id, node: volume.node)
    if let known = intakes[place] { return known }
    let call = reader.consumers.compactMap { calls[$0.node] }.min { $0.order < $1.order }
    let intake = Intake(
      unsealingPath: reader.mountPaths.first(where: KeyMaterial.speaksOfUnsealing), call: call,
      feedsCall: call?.takesFile(below: reader.mountPaths) == true)
    intakes[place] = intake
    return intake
  }

  /// The first unseal command of each container of a pod.
  private mutating func calls(in resource: Resource) -> [Node: UnsealCall] {
    if let known = calls[resource.id] { return known }
    var found: [Node: UnsealCall] = [:]
    for (order, script) in graph.scripts(runBy: resource).enumerated() {
      guard let container = script.container?.node, found[container] == nil else { continue }
      found[container] = UnsealCall(in: script, order: order)
    }
    calls[resource.id] = found
    return found
  }
}
