// Writes a GitOps repository of a wanted size, the same for the same arguments.
//
//   Generate SHAPE COUNT FOLDER [SEED]

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

@main
enum Generate {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 3, let shape = Shape(rawValue: arguments[1]),
      let count = Int(arguments[2])
    else {
      let shapes = Shape.allCases.map(\.rawValue).joined(separator: "|")
      print("usage: Generate \(shapes) COUNT FOLDER [SEED]")
      exit(2)
    }
    let seed = arguments.count > 4 ? UInt64(arguments[4]) ?? 1 : 1
    var repository = Repository(folder: arguments[3], random: Random(seed: seed))
    try repository.write(shape, count: count)
  }
}

/// What the repository is made of.
enum Shape: String, CaseIterable {
  /// An application a file, as people apply by hand.
  case manifests
  /// Bases with overlays for two stages, and the Applications that bring them to clusters.
  case gitops
  /// Few files with many documents each.
  case documents
  /// Custom resource definitions with their schemas, and few other objects.
  case crds
  /// Applications of which each has a hazard.
  case findings
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
