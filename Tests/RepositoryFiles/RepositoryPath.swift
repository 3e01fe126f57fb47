#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file or a folder of this repository that tests read, and write where they keep golden files.
public struct RepositoryPath: Sendable {
  /// The path from the root of the file system.
  public let absolute: String

  /// A path below the repository; `../shared` lies beside it.
  public init(_ path: String) { absolute = "\(Self.root)/\(path)" }

  private static let root =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// The names in a folder, sorted and without hidden ones; none where there is no folder.
  public var names: [String] {
    guard let stream = opendir(absolute) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// What a file holds; `nil` where there is none.
  public var bytes: [UInt8]? {
    guard let file = fopen(absolute, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// The same as text.
  public var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  /// Writes a file anew.
  public func write(_ text: String) throws {
    guard let file = fopen(absolute, "w") else { throw Unwritable(path: absolute) }
    defer { fclose(file) }
    fputs(text, file)
  }

  /// Takes a file away, if there is one.
  public func remove() { unlink(absolute) }

  /// Whether golden files of a kind are to be written anew: `UPDATE_FINDINGS=1 swift test`.
  public static func isUpdating(_ kind: String) -> Bool { getenv("UPDATE_\(kind)") != nil }

  /// A golden file that cannot be written.
  public struct Unwritable: Error {
    /// Its path.
    public let path: String
  }
}
