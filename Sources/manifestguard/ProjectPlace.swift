internal import Linting

/// Where a folder lies in a repository, as far as that matters to a configuration in it.
struct ProjectPlace {
  /// What a user may not expect; `nil` for the folder of a repository, and outside of any.
  let note: String?

  init(_ folder: String) {
    guard var place = Output.absolute(folder), !Output.exists("\(place)/.git") else {
      note = nil
      return
    }
    while let slash = place.lastIndex(of: "/"), slash > place.startIndex {
      place = String(place[..<slash])
      if Output.exists("\(place)/\(Configuration.fileName)") {
        note =
          "note: \(place)/\(Configuration.fileName) held for this folder; from now on only this one does"
        return
      }
      if Output.exists("\(place)/.git") {
        note =
          "note: runs on \(place), the folder of the repository, do not read it; begin there to judge all"
        return
      }
    }
    note = nil
  }
}
