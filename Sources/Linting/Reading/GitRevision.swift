internal import Graph

/// The files of a commit, read from git's objects: nothing is checked out, nothing is fetched.
public struct GitRevision: Sendable {
  /// The commit's name in full; empty before the first one.
  public let commit: String
  /// Where the folder that reported paths start from stands in the repository.
  private let prefix: String
  /// The repository's absolute folder.
  let top: String
  private let git: GitCommand
  /// What the commit holds, by paths of the repository.
  private let entries: [String: Entry]
  /// The names in each folder.
  private let folders: [String: Set<String>]
  /// The bytes that were read ahead, by their objects.
  private var contents: [String: [UInt8]] = [:]
  /// Whether what stands in for a file that a filter of git's makes may be read from the disk.
  private var readsFiltered = true

  private struct Entry {
    let kind: FileSystem.Kind
    /// The name of the object; of a submodule, that of a commit elsewhere.
    let object: String
    let size: Int
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
    let git = GitCommand(directory: base)
    guard let top = git.line(["rev-parse", "--show-toplevel"]),
      let prefix = git.line(["rev-parse", "--show-prefix"])
    else {
      throw UsageError("\(option) \(name): needs git, and a repository around \(base)")
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
      let listing = try git.output(
        ["ls-tree", "-r", "-l", "-z", "--full-tree", listed], isQuiet: true)
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
    var entries: [String: Entry] = [:]
    var folders: [String: Set<String>] = [:]
    for line in listing.split(separator: 0) {
      guard let (path, entry) = Self.entry(line) else { continue }
      entries[path] = entry
      var child = path
      repeat {
        let folder = Path.directory(child)
        guard folders[folder, default: []].insert(Path.name(child)).inserted else { break }
        child = folder
      } while !child.isEmpty
    }
    self.entries = entries
    self.folders = folders
  }

  /// Reads `MODE TYPE OBJECT SIZE<tab>PATH`.
  private static func entry(_ line: ArraySlice<UInt8>) -> (path: String, Entry)? {
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
    return (path, Entry(kind: kind, object: words[2], size: Int(words[3]) ?? 0))
  }
}

extension GitCommand {
  /// The commit that a name means; nothing in front of it is taken for an option.
  fileprivate func commit(_ name: String) -> String? {
    line(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"])
  }

  /// What to do about a commit that is not there.
  fileprivate func lack(of name: String, for option: String) -> UsageError {
    guard line(["rev-parse", "--is-shallow-repository"]) == "true" else {
      return UsageError("\(option) \(name): git knows no such commit here")
    }
    return UsageError(
      "\(option) \(name): this clone is shallow and lacks the commit; fetch it, as with `git fetch --depth=1 origin \(name)`, or check out with the whole history (fetch-depth: 0)"
    )
  }
}

// MARK: - Files

extension GitRevision {
  func kind(
    of path: String, followingLinks: Bool
  ) throws(FileSystem.Failure) -> FileSystem.Kind {
    guard let place = place(of: path, followingLinks: followingLinks) else { throw Self.absent }
    return entries[place]?.kind ?? .directory
  }

  func entries(of directory: String) throws(FileSystem.Failure) -> [FileSystem.Entry] {
    guard let place = place(of: directory, followingLinks: true), let names = folders[place] else {
      throw Self.absent
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { FileSystem.Entry(name: $0, isText: true) }
  }

  func read(_ path: String, limit: Int, followingLinks: Bool) -> FileSystem.Contents {
    guard let place = place(of: path, followingLinks: followingLinks), let entry = entries[place],
      entry.kind == .file
    else { return .failure(Self.absent.reason) }
    guard entry.size <= limit else { return .tooLarge(entry.size) }
    guard let bytes = bytes(of: entry) else { return .failure("git has no such object here") }
    // What a filter of git's turns into the file is not for us to run.
    guard Self.isFiltered(bytes) else { return .bytes(bytes) }
    guard readsFiltered else { return .failure("git holds only what stands in for it") }
    return FileSystem.read("\(top)/\(place)", limit: limit, followingLinks: false)
  }

  /// What a folder or a file is called in the repository, whether the commit holds it or not; `nil` for
  /// one outside.
  func repositoryPath(of path: String) -> String? {
    guard path.hasPrefix("/") else { return Path.join(prefix, path) }
    guard Path.isBelow(path, top) else { return nil }
    return Path.join("", String(path.dropFirst(top.utf8.count + 1)))
  }

  /// The absolute path of what the repository calls so.
  func absolute(_ place: String) -> String { place.isEmpty ? top : "\(top)/\(place)" }

  /// The nearest file of a name in a folder of the repository or above it.
  ///
  /// - Throws: `UsageError` if it is a link: what that leads to may be no part of the commit.
  func nearest(_ name: String, from folder: String) throws(UsageError) -> String? {
    var folder = folder
    while true {
      let place = folder.isEmpty ? name : "\(folder)/\(name)"
      switch entries[place]?.kind {
      case .file: return place
      case .link, .other: throw UsageError("\(commit):\(place): not a regular file")
      case .directory, nil: break
      }
      guard !folder.isEmpty else { return nil }
      folder = Path.directory(folder)
    }
  }

  /// The bytes of a file as git holds them; `nil` if it is none, over a bound, or made by a filter.
  func blob(_ place: String, limit: Int) -> [UInt8]? {
    guard let entry = entries[place], entry.kind == .file, entry.size <= limit,
      let bytes = bytes(of: entry), !Self.isFiltered(bytes)
    else { return nil }
    return bytes
  }

  func paths() -> Set<String> {
    var found: Set<String> = []
    for (path, entry) in entries where entry.kind == .file && Path.isBelow(path, prefix) {
      let parts = Path.components(path).dropLast()
      guard !parts.contains(where: { ReadName.isSkippedDirectory($0) }) else { continue }
      found.insert(prefix.isEmpty ? path : String(path.dropFirst(prefix.utf8.count + 1)))
    }
    return found
  }

  /// Reads the files that may hold manifests below some paths, all at once.
  public mutating func readAhead(below paths: [String], sizeLimit: Int) {
    let roots = paths.compactMap { place(of: $0, followingLinks: true) }
    let wanted = entries.filter { path, entry in
      entry.kind == .file && entry.size <= sizeLimit && ReadName.isRead(Path.name(path))
        && roots.contains { Path.isBelow(path, $0) }
    }
    contents = git.blobs(Set(wanted.values.map(\.object)).sorted())
  }

  private func bytes(of entry: Entry) -> [UInt8]? {
    contents[entry.object] ?? (try? git.output(["cat-file", "blob", entry.object], isQuiet: true))
  }

  /// What a reported path is called in the repository, links resolved but perhaps a last one; `nil`
  /// for what the commit does not hold.
  private func place(of path: String, followingLinks: Bool) -> String? {
    var rest: [Substring]
    if path.hasPrefix("/") {
      guard Path.isBelow(path, top) else { return nil }
      rest = Path.components(String(path.dropFirst(top.utf8.count)))
    } else {
      guard let joined = Path.join(prefix, path) else { return nil }
      rest = Path.components(joined)
    }
    rest.reverse()
    var place = ""
    var linkCount = 0
    while let part = rest.popLast() {
      guard let next = Path.join(place, String(part)) else { return nil }
      guard let entry = entries[next], entry.kind == .link else {
        guard entries[next] != nil || folders[next] != nil else { return nil }
        place = next
        continue
      }
      guard followingLinks || !rest.isEmpty else { return next }
      linkCount += 1
      guard linkCount <= Self.linkLimit, let bytes = bytes(of: entry) else { return nil }
      let target = String(decoding: bytes, as: UTF8.self)
      guard !target.hasPrefix("/") else { return nil }
      rest += Path.components(target).reversed()
    }
    return place
  }

  /// Whether bytes stand for others: git-crypt's and Git LFS's are what git holds of a file.
  private static func isFiltered(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "\0GITCRYPT\0".utf8)
      || bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8)
  }

  /// The system's own bound on links in one path.
  private static let linkLimit = 40
  private static let absent = FileSystem.Failure(reason: "the commit does not hold it")
}

extension GitCommand {
  /// The bytes of blobs by their objects, asked for at once; none if that fails.
  fileprivate func blobs(_ objects: [String]) -> [String: [UInt8]] {
    guard !objects.isEmpty, let scratch = ScratchFolder() else { return [:] }
    defer { scratch.remove() }
    guard let list = scratch.write(objects.joined(separator: "\n") + "\n", to: "objects"),
      let output = try? output(["cat-file", "--batch"], input: list, isQuiet: true)
    else { return [:] }
    var blobs: [String: [UInt8]] = [:]
    var rest = output[...]
    // `OBJECT blob SIZE`, a line break, the bytes, a line break; or `OBJECT missing`.
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      rest = rest[(end + 1)...]
      guard words.count == 3, let size = Int(words[2]), size >= 0, size < rest.count else {
        continue
      }
      blobs[String(words[0])] = Array(rest.prefix(size))
      rest = rest.dropFirst(size + 1)
    }
    return blobs
  }
}
