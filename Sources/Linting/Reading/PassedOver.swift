/// What a run was told not to read.
public struct PassedOver: Sendable, Hashable {
  /// What `paths.exclude` leaves out; a folder, of which nothing more is known, ends in a slash.
  public internal(set) var excluded: [String] = []
  /// The files that git does not track, where only tracked ones are read.
  public internal(set) var untracked: [String] = []
  /// What earlier runs wrote into the tree. Parts of a split run differ in it, since each may find those before it.
  public internal(set) var reports: [String] = []

  /// Nothing.
  public init() {}

  /// The same without what parts of a split run differ in.
  public var ofEveryPart: PassedOver {
    var same = self
    same.reports = []
    return same
  }
}
