internal import Graph

extension Finding {
  /// The finding as it is in a view: a note where nothing applies the file, and with the object's
  /// own place where it stands in a patch.
  func placed(in view: ClusterView, of resource: Resource?) -> Finding {
    guard let resource else { return self }
    if let leftOut = view.leftOut[range.file] {
      // What says itself that nothing applies the file has its level by that.
      var finding = with(leftOut.evidence, level: isReachable ? .note : nil, isReachable: false)
      if isReachable { finding.isLowered = true }
      return finding
    }
    if let rendering = resource.rendering { return placed(by: rendering, of: resource) }
    if resource.origin == .chart {
      guard let base = resource.layers.first, !base.contains(range) else { return self }
      return with(Evidence("the chart named here makes \(resource.displayName)", at: base))
    }
    if let base = resource.layers.first, base.file != range.file {
      return with(Evidence("\(resource.displayName) is declared here", at: base))
    }
    return self
  }

  /// The finding in the file that its object was rendered from, without a line where none is known;
  /// the rendered place stays as evidence.
  private func placed(by rendering: Resource.Rendering, of resource: Resource) -> Finding {
    let rendered = rendering.node.range
    let message = "rendered as \(resource.displayName)"
    guard rendered.contains(range) else {
      guard range.file != rendered.file || rendering.isOfChart else { return self }
      return with(Evidence(message, at: rendering.node.value(at: pointer).range))
    }
    return with(Evidence(message, at: range), sourcePath: rendering.path)
  }

  /// The finding with one place more, or one more that is only counted, and perhaps another level or
  /// only a file for its place.
  func with(
    _ evidence: Evidence? = nil, level: Level? = nil, isReachable: Bool? = nil,
    sourcePath: String? = nil
  ) -> Finding {
    let isKept = self.evidence.count < Self.evidenceLimit
    return Finding(
      rule: rule, level: level ?? self.level, confidence: confidence, message: message,
      range: range, resource: resource, pointer: pointer,
      evidence: isKept ? self.evidence + [evidence].compactMap { $0 } : self.evidence,
      moreEvidence: moreEvidence + (evidence == nil || isKept ? 0 : 1),
      // Nobody edits what is rendered.
      fix: sourcePath == nil ? fix : nil, key: key,
      isReachable: isReachable ?? self.isReachable, isLowered: isLowered, readers: readers,
      sourcePath: sourcePath ?? self.sourcePath)
  }
}
