// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no product of the main one lists commands. The modules are links to those of the
// main package.
let package = Package(
  name: "ShellOracle",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "Languages"),
    .executableTarget(name: "ListCommands", dependencies: ["Languages"]),
  ]
)
