public import SourceText
public import YAML

/// Something wrong with the YAML of a file.
public struct FileProblem: Sendable {
  /// The file.
  public let file: SourceFile.ID
  /// What the file is for.
  public let role: FileRole
  /// What is wrong.
  public let problem: Problem
  /// Whether the file is JSON of another program, which may know comments that YAML refuses.
  public let isForeignJSON: Bool
}
