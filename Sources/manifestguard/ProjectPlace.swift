internal import Linting

/// Where a folder lies in a repository, as far as that matters to a configuration in it.
enum ProjectPlace {
  /// What a user may not expect of a configuration in a folder; `nil` in that of a repository, and
  /// outside of any.
  static func note(on folder: String) -> String? {
    guard var place = Output.absolute(folder), !Output.exists("\(place)/.git") else { return nil }
    while let slash = place.lastIndex(of: "/"), slash > place.startIndex {
      place = String(place[..<slash])
      let outer = "\(place)/\(Configuration.fileName)"
      if Output.exists(outer) {
        return "note: \(outer) held for this folder; from now on only this one does"
      }
      if Output.exists("\(place)/.git") {
        return
          "note: runs on \(place), the folder of the repository, do not read it; begin there to judge all"
      }
    }
    return nil
  }
}
