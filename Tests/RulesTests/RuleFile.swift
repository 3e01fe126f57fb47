import RepositoryFiles

/// Where the file of a rule lies, of which the compiler says only the name.
enum RuleFile {
  /// The path from the repository's root for a `#fileID`, or that itself if the file is not there.
  static func path(of fileID: String) -> String {
    let name = fileID.split(separator: "/").last.map(String.init) ?? fileID
    let family = RepositoryPath("Rules").names.first { family in
      !family.contains(".") && RepositoryPath("Rules/\(family)").names.contains(name)
    }
    return family.map { "Rules/\($0)/\(name)" } ?? fileID
  }
}
