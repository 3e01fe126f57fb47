internal import Languages
internal import Manifests
internal import SourceText

/// What the scripts of a pod make of a file before a server reads it.
enum FileHistory {
  /// No script is seen to write it.
  case untouched
  /// It holds these pieces, one after the other.
  case written([Piece])
  /// A script writes it in a way that cannot be followed.
  case unknown

  /// A part of a file.
  enum Piece {
    /// A plain copy of another file.
    case copy(of: String, in: Container)
    /// Text that a script writes, variables as they are spelled.
    case text(EmbeddedText)
    /// What the file held before a script added to it.
    case unseen
  }

  /// The name of one piece of a file among the texts that a server reads.
  static func pieceName(_ number: Int, of path: String) -> String { "\(path)#\(number)" }

  /// Whether a text is a piece of a file of which every write was followed, so that the server reads it as it
  /// is written.
  static func isPiece(_ name: String) -> Bool {
    guard let mark = name.lastIndex(of: "#") else { return false }
    return Int(name[name.index(after: mark)...]) != nil
  }

  /// The path of a file, or of the one that a text is a piece of.
  static func whole(_ name: String) -> String {
    guard isPiece(name), let mark = name.lastIndex(of: "#") else { return name }
    return String(name[..<mark])
  }

  /// More pieces than this are no configuration.
  private static var mostPieces: Int { 64 }

  /// The history of a file that a container reads, written by init containers or by itself.
  init(of path: String, readBy reader: Container, _ startup: inout PodStartup) {
    guard let writers = startup.writers(before: reader) else {
      self = .unknown
      return
    }
    let pod = startup.pod
    let file = PodFile(path, in: reader)
    var pieces: [Piece] = []
    var isWritten = false
    for container in writers {
      for script in startup.scripts(of: container) {
        let writes = script.fileWrites(towards: Path.name(path))
          .filter { write in write.path.map { PodFile($0, in: container) == file } ?? true }
        for write in writes.sorted(by: { $0.offset < $1.offset }) where !write.onlyMakesReplica {
          guard write.path != nil, pieces.count < Self.mostPieces,
            Self.takesPlace(write, on: file, of: pod)
          else {
            self = .unknown
            return
          }
          let isNew = !isWritten
          isWritten = true
          switch write.content {
          case .copy(let source): pieces = [.copy(of: source, in: container)]
          case .text(let text): pieces = [.text(text)]
          case .addition(let text):
            if isNew, !file.isNew(in: pod) { pieces.append(.unseen) }
            pieces.append(.text(text))
          case .unknown:
            self = .unknown
            return
          }
        }
      }
    }
    self = isWritten ? .written(pieces) : .untouched
  }

  /// Whether a write is sure to be done: also where it only makes a file that is never there before.
  private static func takesPlace(_ write: FileWrite, on file: PodFile, of pod: PodSpec) -> Bool {
    switch write.condition {
    case .always: true
    case .ifAbsent: file.isNew(in: pod) || !file.isMounted
    case .sometimes: false
    }
  }
}

extension FileWrite {
  /// Whether it is done on some pods only and tells them which server to copy: what else a server does is
  /// the same on all.
  fileprivate var onlyMakesReplica: Bool {
    guard condition == .sometimes, path != nil, case .addition(let text) = content else {
      return false
    }
    let names = text.string.split(separator: "\n").compactMap { line in
      line.split(separator: " ").first.map { $0.lowercased() }
    }
    return !names.isEmpty && names.allSatisfy(Self.replicaDirectives.contains)
  }

  private static let replicaDirectives: Set<String> = [
    "replicaof", "slaveof", "replica-announce-ip", "replica-announce-port", "slave-announce-ip",
    "slave-announce-port", "replica-priority", "slave-priority",
  ]
}

/// A file of a pod, the same under whatever path a container mounts its volume.
private struct PodFile: Equatable {
  let volume: String
  let path: String
  /// Whether it lies in a volume, not in the container's own file system.
  let isMounted: Bool

  init(_ path: String, in container: Container) {
    let mounts = container.volumeMounts.filter { $0.contains(path) }
    if let mount = mounts.max(by: { $0.mountPath.count < $1.mountPath.count }) {
      isMounted = true
      volume = mount.name
      let inner = path.dropFirst(mount.mountPath.count)
      self.path = Path.join(mount.subPath ?? "", String(inner.drop { $0 == "/" })) ?? path
    } else {
      isMounted = false
      volume = "container \(container.name)"
      self.path = path
    }
  }

  /// Whether the file is never there before the pod starts.
  func isNew(in pod: PodSpec) -> Bool { pod.volume(volume)?.isEmptyDir == true }
}
