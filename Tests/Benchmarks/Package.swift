// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no product of the main one generates input. `run.py` runs all of it.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1"),
    .executableTarget(name: "Generate"),
    .executableTarget(name: "Drain", dependencies: ["CYAML"]),
    .executableTarget(name: "Peak"),
  ]
)
