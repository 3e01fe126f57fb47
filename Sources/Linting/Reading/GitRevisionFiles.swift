internal import Graph

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
    // A folder of the commit may be a link today, which leads anywhere.
    let file = absolute(place)
    guard let top = FileSystem.absolute(top), FileSystem.absolute(file) == "\(top)/\(place)" else {
      return .failure("git holds only what stands in for it")
    }
    return FileSystem.read(file, limit: limit, followingLinks: false)
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
  ///
  /// - Throws: `UsageError` if git lacks some: what the commit has in them is unknown, not nothing.
  public mutating func readAhead(below paths: [String], sizeLimit: Int) throws(UsageError) {
    let roots = paths.compactMap { place(of: $0, followingLinks: true) }
    let wanted = entries.filter { path, entry in
      entry.kind == .file && entry.size <= sizeLimit && ReadName.isRead(Path.name(path))
        && roots.contains { Path.isBelow(path, $0) }
    }
    for (_, entries) in Dictionary(grouping: wanted.values, by: \.git.directory) {
      guard let git = entries.first?.git else { continue }
      let blobs = git.blobs(Set(entries.map(\.object)).sorted())
      contents.merge(blobs.found) { first, _ in first }
      guard blobs.missing.isEmpty else {
        let paths = wanted.filter { blobs.missing.contains($0.value.object) }.keys
        throw UsageError(
          "git lacks \(paths.count) of the files of \(commit) here, \(paths.min() ?? "") first, so that what is new cannot be told; a partial clone gets them with `git fetch --refetch --no-filter`"
        )
      }
    }
  }

  /// Writes what stands at a path and below it under the same path of a folder; links are left out.
  /// `false` if that fails, or is more than a chart would be.
  func write(_ path: String, into scratch: ScratchFolder) -> Bool {
    guard let place = place(of: path, followingLinks: true) else { return true }
    var room = Self.exportLimit
    for (file, entry) in entries where entry.kind == .file && Path.isBelow(file, place) {
      room -= entry.size
      let inside = String(file.dropFirst(place.isEmpty ? 0 : place.count + 1))
      guard room >= 0, let target = Path.join(path, inside), let bytes = bytes(of: entry),
        scratch.write(bytes, toPath: target)
      else {
        return false
      }
    }
    return true
  }

  private static let exportLimit = 64_000_000

  private func bytes(of entry: Entry) -> [UInt8]? {
    contents[entry.object]
      ?? (try? entry.git.output(["cat-file", "blob", entry.object], isQuiet: true))
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
  /// The bytes of blobs by their objects, asked for at once, and the objects that are not there; none if
  /// that fails.
  fileprivate func blobs(
    _ objects: [String]
  ) -> (found: [String: [UInt8]], missing: Set<String>) {
    guard !objects.isEmpty else { return ([:], []) }
    let answer = ScratchFolder.lent { scratch -> [UInt8] in
      guard let list = scratch.write(objects.joined(separator: "\n") + "\n", to: "objects")
      else { return [] }
      return (try? output(["cat-file", "--batch"], input: list, isQuiet: true)) ?? []
    }
    guard let output = answer else { return ([:], []) }
    var blobs: [String: [UInt8]] = [:]
    var missing: Set<String> = []
    var rest = output[...]
    // `OBJECT blob SIZE`, a line break, the bytes, a line break; or `OBJECT missing`.
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      rest = rest[(end + 1)...]
      if words.count == 2, words[1] == "missing" { missing.insert(String(words[0])) }
      guard words.count == 3, let size = Int(words[2]), size >= 0, size < rest.count else {
        continue
      }
      blobs[String(words[0])] = Array(rest.prefix(size))
      rest = rest.dropFirst(size + 1)
    }
    return (blobs, missing)
  }
}
