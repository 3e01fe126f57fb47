internal import YAML

extension Builder {
  /// Adds the objects of the files that KSOPS decrypts, as they are written: SOPS leaves keys and, as
  /// most set it up, names as they are (`viaduct-ai/kustomize-sops`, `files`).
  ///
  /// Gives false where the generator does more than that, or something else.
  func addEncryptedFiles(
    _ generator: Node, of kustomization: Kustomization, to accumulation: inout Accumulation
  ) throws(BuildError) -> Bool {
    guard leavesOutErrors, generator["kind"]?.hasText("ksops") == true else { return false }
    var isWhole = generator["secretFrom"]?.items.isEmpty ?? true
    for entry in generator["files"]?.items ?? [] {
      guard let path = RootPath.join(kustomization.directory, entry.text ?? ""),
        let file = tree.file(path), file.stream != nil
      else {
        isWhole = false
        continue
      }
      try accumulation.objects.time.requireTime(for: entry.range)
      var list: [BuiltObject] = []
      for root in try documents(of: file) {
        // With the names hidden too nobody can tell what it is.
        if root.isEncryptedWhole {
          isWhole = false
        } else {
          list += try ResourceReading.objects(in: root)
        }
      }
      for index in list.indices { list[index].origin = ObjectOrigin(path: relativeToRoot(path)) }
      var refused: [BuildError] = []
      try accumulation.objects.append(list) { error in refused.append(error) }
      for error in refused { try leaveOut(error, of: &accumulation) }
    }
    return isWhole
  }
}

extension Node {
  fileprivate var isEncryptedWhole: Bool {
    [self["kind"], self[path: "metadata", "name"]].contains {
      $0?.text?.hasPrefix("ENC[") == true
    }
  }
}
