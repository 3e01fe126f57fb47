internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// What the objects of the view do to Secrets and ConfigMaps, and what applies them; nothing applies
  /// those of some files.
  public func edges(leavingOut files: Set<SourceFile.ID>) -> [Edge] {
    let passed =
      (secretWriters + unnamedSecretWriters).flatMap { edges(of: $0, leavingOut: files) }
      + (references + unnamedReferences).map { edge(of: $0) } + copies + tokens
    let vertices = Set(passed.flatMap { [$0.source, $0.target] })
    return passed + applications(of: vertices, leavingOut: files)
  }

  /// The objects of the view.
  public var objects: [Vertex] { resources.map { Vertex($0) } }

  /// An edge to the Secret; to each that something reads where the writer chooses the namespaces.
  private func edges(
    of writer: SecretWriter, leavingOut files: Set<SourceFile.ID>
  ) -> [Edge] {
    guard writer.secret.namespace == nil,
      ["ClusterExternalSecret", "ClusterPolicy"].contains(writer.resource.kind)
    else { return [edge(of: writer, to: writer.secret, leavingOut: files)] }
    let read = secretFacts.referencesByName[writer.secret.name].map(\.object)
    let places = Set(read.filter { $0.namespace != nil })
    return (places.isEmpty ? [writer.secret] : places.sorted { $0.display < $1.display }).map {
      edge(of: writer, to: $0, leavingOut: files)
    }
  }

  private func edge(
    of writer: SecretWriter, to secret: ObjectName, leavingOut files: Set<SourceFile.ID>
  ) -> Edge {
    let target = Vertex("Secret", secret)
    if writer.means == .manifest {
      return Edge(
        kind: .declares,
        source: Vertex("File", ObjectName(namespace: nil, name: file(of: writer.resource).path)),
        target: target,
        means: files.contains(writer.resource.file) ? "in a file that is not applied" : "",
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
      means = reference.writtenField
    }
    var edge = Edge(
      kind: isMounted ? .mounts : .reads, source: Vertex(reference),
      target: Vertex(reference.kind, reference.object), means: means,
      range: reference.nameNode.range, resolution: nil)
    guard reference.kind == "Secret" else { return edge }
    let resolution = resolution(of: reference)
    edge.resolution = resolution.name
    if case .outOfSight(let producers) = resolution {
      edge.reason = likeliest(of: producers, for: reference)?.sentence
    }
    return edge
  }

  /// What of some producers is nearest to a reference: a chart whose names have to do with the Secret's,
  /// or else what is declared in the folder that is most like that of the reference.
  private func likeliest(
    of producers: [OpaqueProducer], for reference: Reference
  ) -> OpaqueProducer? {
    let folder = Path.components(inventory.file(reference.nameNode.range.file).path).dropLast()
    func nearness(_ producer: OpaqueProducer) -> Int {
      let other = Path.components(inventory.file(producer.range.file).path).dropLast()
      let shared = zip(folder, other).prefix { $0 == $1 }.count
      let isRelated = producer.chart?.sharesWord(with: reference.object.name) == true
      return isRelated ? 1_000 + shared : shared
    }
    // Of equal ones the first holds.
    return producers.enumerated().max {
      (nearness($0.element), -$0.offset) < (nearness($1.element), -$1.offset)
    }?.element
  }

  /// The Secrets that Kubernetes fills with the token of a ServiceAccount they name.
  private var tokens: [Edge] {
    secrets.compactMap { secret in
      guard secret.isServiceAccountToken, let name = secret.name,
        let place = secret.resource.annotation("kubernetes.io/service-account.name"),
        let account = place.literal
      else { return nil }
      return Edge(
        kind: .writes,
        source: Vertex("ServiceAccount", ObjectName(namespace: name.namespace, name: account)),
        target: Vertex("Secret", name), means: "token of the account", range: place.range)
    }
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

  /// What applies those objects that have a part in something else.
  private func applications(
    of vertices: Set<Vertex>, leavingOut files: Set<SourceFile.ID>
  ) -> [Edge] {
    resources.compactMap { resource in
      let vertex = Vertex(resource)
      let engine = engine(of: resource)
      guard vertices.contains(vertex), !files.contains(resource.file),
        let declaration = engine.declaration,
        let source = Vertex(declaration.displayName)
      else { return nil }
      return Edge(
        kind: .applies, source: source, target: vertex, means: engine.description(for: resource),
        range: declaration.range, resolution: nil)
    }
  }
}

extension Reference {
  /// The field as it stands in the object, also where the form has stars for what lies between.
  fileprivate var writtenField: String {
    let start: (node: Node, path: String) =
      switch origin {
      case .object(let node): (node, "")
      case .values(let node, _): (node, "values")
      }
    guard field.contains("*"), let pointer = nameNode.pointer(from: start.node) else {
      return field
    }
    return pointer.split(separator: "/").reduce(into: start.path) { path, part in
      if part.allSatisfy(\.isNumber) { return path += "[]" }
      path += path.isEmpty ? "\(part)" : ".\(part)"
    }
  }
}

extension Vertex {
  /// What refers: the object, or the entry of a kustomization that asks for the chart.
  fileprivate init(_ reference: Reference) {
    if let resource = reference.resource {
      self.init(resource)
    } else if case .values(_, let release) = reference.origin {
      self.init(
        "HelmChartInflationGenerator",
        ObjectName(
          namespace: release.namespace, name: release.name ?? reference.displayName))
    } else {
      self.init("File", ObjectName(namespace: nil, name: reference.displayName))
    }
  }
}

extension Engine {
  /// The tool and what it does with a resource beyond an ordinary sync, in a few words.
  fileprivate func description(for resource: Resource) -> String {
    var words = [name]
    if let project, project != "default" { words.append("project \(project)") }
    if prunes { words.append("prunes") }
    if replaces { words.append("replaces") }
    if leavesExisting { words.append("leaves what is there") }
    guard tool == .argoCD else { return words.joined(separator: ", ") }
    if let hook = resource.hook { words.append("hook \(hook.phases.joined(separator: "+"))") }
    if let wave = resource.syncWave { words.append("wave \(wave)") }
    return words.joined(separator: ", ")
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
