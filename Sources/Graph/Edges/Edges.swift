internal import Languages
internal import Manifests
internal import SourceText

extension ResourceGraph {
  /// What the objects of the view do to Secrets and ConfigMaps, and what applies them.
  public var edges: [Edge] {
    let passed = secretWriters.map { edge(of: $0) } + references.map { edge(of: $0) } + copies
    return passed + applications(of: Set(passed.flatMap { [$0.source, $0.target] }))
  }

  private func edge(of writer: SecretWriter) -> Edge {
    let target = Vertex("Secret", writer.secret)
    if writer.means == .manifest {
      return Edge(
        kind: .declares,
        source: Vertex("File", ObjectName(namespace: nil, name: file(of: writer.resource).path)),
        target: target, means: isListed(writer.resource) ? "" : "in a file that is not applied",
        range: writer.range, resolution: nil)
    }
    return Edge(
      kind: .writes, source: Vertex(writer.resource), target: target, means: writer.meansName,
      range: writer.range, resolution: nil)
  }

  private func edge(of reference: Reference) -> Edge {
    let isMounted: Bool
    let means: String
    switch reference.holder {
    case .volume:
      isMounted = true
      means = reference.isOptional == true ? "volume, optional" : "volume"
    case .variable(let variable, _, _):
      isMounted = false
      means = "variable \(variable.name)"
    case .container:
      isMounted = false
      means = "envFrom"
    case .pod:
      isMounted = false
      means = "imagePullSecrets"
    case nil:
      isMounted = false
      means = reference.field
    }
    var edge = Edge(
      kind: isMounted ? .mounts : .reads, source: Vertex(reference.resource),
      target: Vertex(reference.kind, reference.object), means: means,
      range: reference.nameNode.range, resolution: nil)
    guard reference.kind == "Secret" else { return edge }
    let resolution = resolution(of: reference)
    edge.resolution = resolution.name
    if case .outOfSight(let producers) = resolution, let first = producers.first {
      edge.reason = first.sentence
    }
    return edge
  }

  private var copies: [Edge] {
    resources.flatMap { resource in
      SecretCopy.all(by: resource).map { name, copy in
        Edge(
          kind: .copies, source: Vertex(resource),
          target: Vertex("Secret", ObjectName(namespace: nil, name: name)),
          means: "into other namespaces", range: copy.range, resolution: nil)
      }
    }
  }

  /// Whether no kustomization above a resource's file leaves it out.
  private func isListed(_ resource: Resource) -> Bool { unlistedFiles[resource.file] == nil }

  /// What applies those objects that have a part in something else.
  private func applications(of vertices: Set<Vertex>) -> [Edge] {
    resources.compactMap { resource in
      let vertex = Vertex(resource)
      let engine = engine(of: resource)
      guard vertices.contains(vertex), isListed(resource), let declaration = engine.declaration,
        let source = Vertex(declaration.displayName)
      else { return nil }
      return Edge(
        kind: .applies, source: source, target: vertex, means: engine.name,
        range: declaration.range, resolution: nil)
    }
  }
}

extension SecretWriter {
  /// By which means, in a few words.
  fileprivate var meansName: String {
    let how =
      switch means {
      case .manifest: "manifest"
      case .externalSecret(let policy): "creationPolicy \(policy)"
      case .vaultSecretsOperator(let create, let overwrite):
        "create \(create), overwrite \(overwrite)"
      case .sealedSecret: "unsealed"
      case .certificate: "certificate"
      case .operatorOutput: "its operator"
      case .generator: "secretGenerator"
      case .script(.update): "script"
      case .script(.clientSideApply): "script, kubectl apply"
      case .script(.serverSideApply): "script, server-side apply"
      case .script(.replace): "script, kubectl replace"
      case .program: "a Role allows it"
      }
    return isComment ? "a comment's command" : how
  }
}
