internal import Graph

/// The files of a commit, read from git's objects: nothing is checked out, nothing is fetched.
public struct GitRevision: Sendable {
  /// The commit's name in full; empty before the first one.
  public let commit: String
  /// Where the folder that reported paths start from stands in the repository.
  let prefix: String
  /// The repository's absolute folder.
  let top: String
  let git: GitCommand
  /// What the commit holds, by paths of the repository, its submodules among it.
  private(set) var entries: [String: Entry] = [:]
  /// The names in each folder.
  private(set) var folders: [String: Set<String>] = [:]
  /// The submodules whose repositories are here and lack the commit that this one names.
  public private(set) var lackingSubmodules: [String] = []
  /// The bytes that were read ahead, by their objects.
  var contents: [String: [UInt8]] = [:]
  /// Whether what stands in for a file that a filter of git's makes may be read from the disk.
  private(set) var readsFiltered = true

  /// One name in a commit.
  struct Entry {
    let kind: FileSystem.Kind
    /// The name of the object; of a submodule, that of its commit.
    let object: String
    let size: Int
    /// Whether it stands for a commit of another repository.
    let isSubmodule: Bool
    /// The repository that has the object.
    let git: GitCommand
  }
}

// MARK: - Asking git

extension GitRevision {
  /// The commit that a branch or any other name of git means, and where the branch of `HEAD` left it:
  /// what others added to it since is no change of ours.
  ///
  /// `isBranchPoint` is false where the history at hand does not show that place; then the commit
  /// itself is compared with.
  ///
  /// - Throws: `UsageError` if `base` is in no repository or the commit is not in it.
  public static func find(
    _ name: String, base: String
  ) throws(UsageError) -> (revision: GitRevision, isBranchPoint: Bool) {
    try find(name, base: base, for: "--since", atBranchPoint: true)
  }

  /// The very commit that a name means: what it says is to be trusted, and nothing older.
  ///
  /// - Throws: `UsageError` if `base` is in no repository or the commit is not in it.
  public static func trusted(_ name: String, base: String) throws(UsageError) -> GitRevision {
    let refs = GitCommand(directory: base).refs(called: name)
    guard refs.count < 2 else {
      throw UsageError(
        "--trusted-config \(name): several refs are called so, \(refs.joined(separator: ", ")); write the one that is meant in full"
      )
    }
    var revision = try find(name, base: base, for: "--trusted-config", atBranchPoint: false)
      .revision
    guard !revision.commit.isEmpty else {
      throw UsageError("--trusted-config \(name): there is no commit yet")
    }
    // The disk has what the change made of it.
    revision.readsFiltered = false
    return revision
  }

  private static func find(
    _ name: String, base: String, for option: String, atBranchPoint: Bool
  ) throws(UsageError) -> (revision: GitRevision, isBranchPoint: Bool) {
    guard !name.isEmpty else {
      throw UsageError("\(option): the name of the commit is empty, as an unset variable leaves it")
    }
    let git = GitCommand(directory: base)
    guard let top = git.line(["rev-parse", "--show-toplevel"]),
      let prefix = git.line(["rev-parse", "--show-prefix"])
    else {
      throw UsageError("\(option) \(name): needs git, and a repository around \(base)")
    }
    if let store = git.foreignStore(of: top) {
      throw UsageError(
        "\(option) \(name): the file \(top)/.git points to \(store), which knows nothing of this folder; if that is its repository, say so with `git config core.worktree \(top)`"
      )
    }
    guard let commit = git.commit(name) else {
      // Before the first commit there is nothing to compare with, and all is new.
      guard name == "HEAD", git.line(["symbolic-ref", "--quiet", "HEAD"]) != nil else {
        throw git.lack(of: name, for: option)
      }
      return (GitRevision(commit: "", listing: [], git: git, top: top, prefix: prefix), true)
    }
    let branchPoint = atBranchPoint ? git.line(["merge-base", commit, "HEAD"]) : nil
    let listed = branchPoint ?? commit
    do {
      let listing = try git.output(question(listed), isQuiet: true)
      let revision = GitRevision(
        commit: listed, listing: listing, git: git, top: top, prefix: prefix)
      return (revision, branchPoint != nil)
    } catch {
      throw UsageError(
        "\(option) \(name): git could not list the files of \(listed); a partial clone lacks them: clone without --filter"
      )
    }
  }

  private init(
    commit: String, listing: [UInt8], git: GitCommand, top: String, prefix: String
  ) {
    self.commit = commit
    self.git = git
    self.top = top
    self.prefix = Path.join("", prefix) ?? ""
    add(listing, of: git, below: "", depth: 0)
  }

  /// Adds what a tree of a repository holds, and its submodules' trees.
  private mutating func add(
    _ listing: [UInt8], of git: GitCommand, below folder: String, depth: Int
  ) {
    var submodules: [(path: String, entry: Entry)] = []
    for line in listing.split(separator: 0) {
      guard let (name, entry) = Self.entry(line, of: git),
        let path = Path.join(folder, name), Path.isBelow(path, folder)
      else { continue }
      if entry.isSubmodule { submodules.append((path, entry)) }
      entries[path] = entry
      var child = path
      repeat {
        let folder = Path.directory(child)
        guard folders[folder, default: []].insert(Path.name(child)).inserted else { break }
        child = folder
      } while !child.isEmpty
    }
    guard depth < Self.submoduleDepthLimit else { return }
    for (path, entry) in submodules.prefix(Self.submoduleLimit) {
      add(submodule: entry.object, at: path, depth: depth + 1)
    }
  }

  /// Adds a submodule as the commit has it; one that is not checked out is no part of the tree.
  private mutating func add(submodule commit: String, at path: String, depth: Int) {
    let git = GitCommand(directory: "\(top)/\(path)")
    guard git.line(["rev-parse", "--show-toplevel"]) == "\(top)/\(path)",
      // A file `.git` may point to any repository of the machine.
      let store = git.line(["rev-parse", "--absolute-git-dir"]),
      let own = self.git.line(["rev-parse", "--path-format=absolute", "--git-common-dir"]),
      Path.isBelow(store, own) || Path.isBelow(store, top)
    else { return }
    guard let listing = try? git.output(Self.question(commit), isQuiet: true) else {
      return lackingSubmodules.append(path)
    }
    entries[path] = nil
    add(listing, of: git, below: path, depth: depth)
  }

  private static func question(_ commit: String) -> [String] {
    ["ls-tree", "-r", "-l", "-z", "--full-tree", commit]
  }

  private static let submoduleLimit = 100
  private static let submoduleDepthLimit = 5

  /// Reads `MODE TYPE OBJECT SIZE<tab>PATH`.
  private static func entry(
    _ line: ArraySlice<UInt8>, of git: GitCommand
  ) -> (path: String, Entry)? {
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")),
      let path = String(validating: line[(tab + 1)...], as: UTF8.self)
    else { return nil }
    let words = line[..<tab].split(separator: UInt8(ascii: " "))
      .map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 4 else { return nil }
    let kind: FileSystem.Kind =
      switch words[0] {
      case "100644", "100755", "100664": .file
      case "120000": .link
      default: .other
      }
    let entry = Entry(
      kind: kind, object: words[2], size: Int(words[3]) ?? 0, isSubmodule: words[0] == "160000",
      git: git)
    return (path, entry)
  }
}

extension GitCommand {
  /// The commit that a name means; nothing in front of it is taken for an option.
  fileprivate func commit(_ name: String) -> String? {
    let answer = line(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"])
    // `^HEAD` is answered with what is left out.
    return answer.flatMap { $0.allSatisfy(\.isHexDigit) ? $0 : nil }
  }

  /// The refs that a name may mean, of which git takes the first and warns (`gitrevisions(7)`): a tag called
  /// `origin/main` goes before the remote's branch.
  fileprivate func refs(called name: String) -> [String] {
    let plain = name.prefix { !"~^@:".contains($0) }
    let names = ["refs/", "refs/tags/", "refs/heads/", "refs/remotes/"].map { $0 + plain }
    let question = ["for-each-ref", "--format=%(refname)"] + names
    let answer = (try? output(question, isQuiet: true)) ?? []
    // What a folder of refs holds is listed with it.
    return String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter(names.contains)
  }

  /// The store that a file `.git` points to without being its worktree's or its submodule's, which name
  /// the folder themselves (`gitrepository-layout(5)`): an archive may bring such a file, and what is read
  /// would be another repository's.
  fileprivate func foreignStore(of top: String) -> String? {
    guard !ChildProcess.hasVariable("GIT_WORK_TREE"),
      let store = line(["rev-parse", "--absolute-git-dir"]), !Path.isBelow(store, top),
      line(["config", "--get", "core.worktree"]) == nil
    else { return nil }
    if case .bytes(let bytes) = FileSystem.read("\(store)/gitdir", limit: 10_000) {
      let named = String(Substring(decoding: bytes, as: UTF8.self).trimmed)
      let path = named.hasPrefix("/") ? named : "\(store)/\(named)"
      if FileSystem.absolute(Path.directory(path)) == FileSystem.absolute(top) { return nil }
    }
    return store
  }
}
