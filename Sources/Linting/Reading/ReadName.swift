/// Which files and folders of a tree are read, by their names.
enum ReadName {
  /// Whether a file of this name may hold manifests.
  static func isRead(_ name: some StringProtocol) -> Bool {
    let hasName =
      name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
      || name.hasSuffix(".acl") || name == "Kustomization"
    // It is this tool's own, and long.
    return hasName && name != Baseline.fileName
  }

  /// Whether a folder of this name holds what is not the project's own.
  static func isSkippedDirectory(_ name: some StringProtocol) -> Bool {
    [".git", ".hg", ".svn", "node_modules"].contains { name == $0 }
  }

  /// Whether a link of this name only says that Emacs has a file open; it leads nowhere.
  static func isEditorLock(_ name: some StringProtocol) -> Bool { name.hasPrefix(".#") }
}
