internal import Languages
internal import Manifests
internal import YAML

/// What one run of kubectl asks of the API server (`kubectl pkg/cmd`, one request a verb).
struct KubectlAccess {
  /// One request, as far as its words are known.
  struct Need {
    let verb: String
    /// The plural, with a subresource behind a slash.
    let resource: String
    let group: String
    /// The object; `nil` where none is named.
    let name: String?
    /// Whether an object is named by a word that is not known.
    var isNameUnknown = false
    let scope: AccessRequest.Scope
  }

  private let script: Script
  private let command: KubectlCommand
  /// The namespaces it may go to; empty where that is not known.
  private let namespaces: [String?]

  init?(_ command: KubectlCommand, in script: Script) {
    guard let pod = script.pod, command.invocation.container == nil, !command.isDryRun else {
      return nil
    }
    self.script = script
    self.command = command
    if let word = command.namespace {
      let value = script.value(of: word)
      namespaces =
        value.isOwnNamespace
        ? [pod.resource.namespace]
        : value.possibilities.filter { Substitution($0) == nil }.map { $0 }
    } else {
      namespaces = [pod.resource.namespace]
    }
  }

  /// The requests without which it fails; none where it is not known what it works on.
  var needs: [Need] {
    switch command.verb {
    case "get" where command.filenames.isEmpty && !command.options.isSet("--raw"):
      return command.resources.flatMap { resource in
        needs(resource.name == nil ? ["list"] : ["get"], on: resource)
      }
    case "delete" where command.filenames.isEmpty:
      // Of a selection the names are not known, only that it is listed first.
      return command.resources.flatMap { resource in
        needs(resource.name == nil ? ["list"] : ["delete"], on: resource)
      }
    case "patch", "label", "annotate":
      guard command.filenames.isEmpty, !command.options.isSet("--local") else { return [] }
      return changed(command.resources)
    case "rollout":
      return changed(command.restarted)
    case "exec":
      return executed
    case "create": return command.filenames.isEmpty ? created : sent(["create"])
    case "apply":
      // A server-side apply reads nothing before it sends (`kubectl apply.go applyOneObject`).
      return sent(command.isServerSide ? ["create", "patch"] : ["get", "create", "patch"])
    default: return []
    }
  }

  /// kubectl reads what it changes first (`resource.Builder`, `RequireObject`).
  private func changed(_ resources: [KubectlCommand.Resource]) -> [Need] {
    resources.flatMap { resource in
      resource.name == nil
        ? needs(["list"], on: resource) : needs(["get", "patch"], on: resource)
    }
  }

  /// It reads the pod, then opens a stream to it.
  private var executed: [Need] {
    guard let pod = command.resources.first else { return [] }
    guard ["pod", "pods", "po"].contains(pod.type) else {
      // Which pod of the workload it takes is told by a list.
      return needs(["get"], on: pod)
        + namespaces.map {
          Need(
            verb: "create", resource: "pods/exec", group: "", name: nil, isNameUnknown: true,
            scope: .namespace($0))
        }
    }
    return needs(["get"], on: pod) + needs(["create"], on: pod, subresource: "exec")
  }

  private var created: [Need] {
    if let request = command.tokenRequest, let type = APIResource(kind: "ServiceAccount") {
      return needs(["create"], on: type, named: request.serviceAccount, subresource: "token")
    }
    return command.resources.flatMap { needs(["create"], on: $0) }
  }

  private func needs(
    _ verbs: [String], on resource: KubectlCommand.Resource, subresource: String? = nil
  ) -> [Need] {
    guard !resource.type.contains("."), let type = APIResource(kind: resource.kind) else {
      return []
    }
    return needs(verbs, on: type, named: resource.name, subresource: subresource)
  }

  private func needs(
    _ verbs: [String], on type: APIResource, named word: ShellWord?, subresource: String?
  ) -> [Need] {
    let plural = type.plural + (subresource.map { "/" + $0 } ?? "")
    let names = word.map { script.value(of: $0).possibilities } ?? []
    let known = names.filter { Substitution($0) == nil }
    return scopes(of: type).flatMap { scope in
      verbs.flatMap { verb -> [Need] in
        guard !known.isEmpty else {
          return [
            Need(
              verb: verb, resource: plural, group: type.group, name: nil,
              isNameUnknown: word != nil, scope: scope)
          ]
        }
        return known.map {
          Need(verb: verb, resource: plural, group: type.group, name: $0, scope: scope)
        }
      }
    }
  }

  private func scopes(of type: APIResource) -> [AccessRequest.Scope] {
    guard type.isNamespaced else { return [.cluster] }
    if command.options.isSet("-A", "--all-namespaces") { return [.cluster] }
    return namespaces.map { .namespace($0) }
  }
}

// MARK: What is sent

extension KubectlAccess {
  /// The requests for the objects that `-f` brings: written out, or made by `create --dry-run`.
  private func sent(_ verbs: [String]) -> [Need] {
    command.manifests(in: script.shell).flatMap { manifest -> [Need] in
      switch manifest.input {
      case .text(let text)?: written(in: text, verbs)
      case .command?, nil: made(verbs)
      case .file?: []
      }
    }
  }

  private func written(in text: ShellText, _ verbs: [String]) -> [Need] {
    let bytes = EmbeddedText(
      Array(text.text.utf8), standingFor: script.range(text.word.range))
    return Stream(bytes).documents.prefix(32).compactMap(\.root).flatMap { root -> [Need] in
      guard let kind = root["kind"]?.literal, let version = root["apiVersion"]?.literal,
        let type = APIResource(kind: kind, apiVersion: version)
      else { return [] }
      let name = root[path: "metadata", "name"]?.literal
      let written = root[path: "metadata", "namespace"]
      guard written == nil || written?.literal != nil else { return [] }
      let places: [AccessRequest.Scope] =
        written?.literal.map { type.isNamespaced ? [.namespace($0)] : [.cluster] }
        ?? scopes(of: type)
      return places.flatMap { scope in
        verbs.map {
          Need(
            verb: $0, resource: type.plural, group: type.group, name: name,
            isNameUnknown: name == nil, scope: scope)
        }
      }
    }
  }

  /// `kubectl create secret generic keys --dry-run=client -o yaml | kubectl apply -f -`
  private func made(_ verbs: [String]) -> [Need] {
    let own = command.invocation.command
    let before = script.shell.pipelines[own.pipeline].stages.prefix(own.stage).joined()
    return before.prefix(32).flatMap { index -> [Need] in
      script.invocations(of: script.shell.commands[index]).flatMap { invocation -> [Need] in
        guard let maker = KubectlCommand(invocation), maker.verb == "create", maker.isDryRun,
          invocation.container == nil, maker.filenames.isEmpty
        else { return [] }
        // The maker's namespace goes into the object.
        if let place = maker.namespace, script.value(of: place).possibilities.isEmpty { return [] }
        let access = maker.namespace == nil ? self : placed(like: maker)
        return maker.resources.flatMap { access.needs(verbs, on: $0) }
      }
    }
  }

  private func placed(like maker: KubectlCommand) -> KubectlAccess {
    KubectlAccess(
      script: script, command: command,
      namespaces: maker.namespace.map { script.value(of: $0).possibilities.map { $0 } } ?? [])
  }

  private init(script: Script, command: KubectlCommand, namespaces: [String?]) {
    self.script = script
    self.command = command
    self.namespaces = namespaces
  }
}
