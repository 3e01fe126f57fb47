internal import Manifests

/// How somebody fills a Secret, as writes of the API server.
struct Seeding: Sendable {
  let verb: WriteRequest.Verb
  let content: DeclaredData
  /// Whether it happens only where the Secret is absent.
  let isOnlyIfAbsent: Bool

  init(_ verb: WriteRequest.Verb, _ content: DeclaredData, isOnlyIfAbsent: Bool = false) {
    self.verb = verb
    self.content = content
    self.isOnlyIfAbsent = isOnlyIfAbsent
  }

  /// What a writer of the tree does; `nil` for what a manifest declares.
  ///
  /// Keys that the tree does not tell are taken to be those of the manifest and one more.
  init?(_ writer: SecretWriter, over manifest: DeclaredData) {
    let declared = Set(manifest.data.entries.keys).union(manifest.stringData.entries.keys)
    let named = writer.keys.names.sorted()
    let keys = named.isEmpty ? declared.sorted() + [Self.anyOther] : named
    let content = DeclaredData.seeded(keys, asStringData: writer.writesStringData)
    let isOnce = writer.isOnlyIfAbsent
    switch writer.means {
    case .manifest, .generator: return nil
    case .script(.update) where writer.isCreation:
      self.init(
        .create(manager: writer.fieldManager ?? "kubectl-create"), content, isOnlyIfAbsent: isOnce)
    case .script(.update):
      self.init(.patch(manager: writer.fieldManager ?? "kubectl-patch"), content)
    case .script(.clientSideApply):
      self.init(
        .clientSideApply(
          manager: writer.fieldManager ?? "kubectl-client-side-apply",
          against: .lastAppliedAnnotation), content, isOnlyIfAbsent: isOnce)
    case .script(.serverSideApply(let manager)):
      self.init(
        .serverSideApply(
          manager: manager ?? "", forces: true, takesOver: .lastAppliedOwners), content,
        isOnlyIfAbsent: isOnce)
    case .script(.replace):
      self.init(
        .replace(manager: writer.fieldManager ?? "kubectl-replace"), content,
        isOnlyIfAbsent: isOnce)
    default: self.init(.patch(manager: "controller"), content)
    }
  }

  /// The name that stands for keys the tree does not tell; no key may be called so.
  static let anyOther = "*"

  /// The worst that an apply does to it, over both orders: it comes first, or the manifest does.
  func outcome(ofApplying manifest: WriteRequest) -> ApplyOutcome? {
    let own = WriteRequest(verb, content)
    // Some program or another command made what is only changed.
    let made = WriteRequest(.create(manager: "other"), DeclaredData())
    var histories = [verb.isChange ? [made, own] : [own]]
    if !isOnlyIfAbsent { histories.append([manifest.first, own]) }
    return histories.compactMap { ApplyOutcome.ofLast(manifest, after: $0) }
      .max { $0.severity < $1.severity }
  }
}

extension WriteRequest {
  /// The same manifest where the object is not there yet.
  fileprivate var first: WriteRequest {
    switch verb {
    case .replace(let manager), .recreate(let manager), .patch(let manager):
      WriteRequest(.create(manager: manager), content)
    default: self
    }
  }
}

extension WriteRequest.Verb {
  /// Whether it needs an object that is there.
  fileprivate var isChange: Bool {
    switch self {
    case .patch, .replace: true
    default: false
    }
  }
}

extension Seeding {
  /// What people seed with, in words, the likeliest first.
  static let usual: [(name: String, seeding: Seeding)] = {
    let content = DeclaredData.seeded([anyOther])
    return [
      (
        "kubectl apply",
        Seeding(
          .clientSideApply(
            manager: "kubectl-client-side-apply", against: .lastAppliedAnnotation), content)
      ),
      ("kubectl create", Seeding(.create(manager: "kubectl-create"), content)),
      ("kubectl patch", Seeding(.patch(manager: "kubectl-patch"), content)),
      (ResourceGraph.seedingByProgram, Seeding(.patch(manager: "program"), content)),
    ]
  }()
}
