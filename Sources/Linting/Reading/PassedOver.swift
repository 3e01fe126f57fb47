/// What a run was told not to read.
public struct PassedOver: Sendable, Hashable {
  /// What `paths.exclude` leaves out; a folder, of which nothing more is known, ends in a slash.
  public internal(set) var excluded: [String] = []
  /// The files that git does not track, where only tracked ones are read.
  public internal(set) var untracked: [String] = []

  /// Nothing.
  public init() {}
}
