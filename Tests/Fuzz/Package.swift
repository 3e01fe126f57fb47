// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no other build needs libFuzzer. The modules under test are links to
// those of the main package, which has no library products to depend on.
let package = Package(
  name: "Fuzz",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1"),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8"),
    .target(name: "SourceText", dependencies: ["CPCRE2"]),
    .target(name: "YAML", dependencies: ["CYAML", "SourceText"]),
    .target(name: "Languages", dependencies: ["YAML"]),
    .target(name: "Manifests", dependencies: ["YAML"]),
    .target(name: "Kustomize", dependencies: ["Manifests"]),
    .target(name: "Graph", dependencies: ["Kustomize", "Languages"]),
    .target(name: "Linting", dependencies: ["Graph"]),
    .target(name: "Rules", dependencies: ["Linting", "Languages"], exclude: ["README.md"]),
    .target(name: "Reporting", dependencies: ["Linting", "Languages"]),
    .executableTarget(name: "FuzzRedis", dependencies: ["Languages"]),
    .executableTarget(name: "FuzzRedisACL", dependencies: ["Languages"]),
    .executableTarget(name: "FuzzYAML", dependencies: ["YAML"]),
    .executableTarget(name: "FuzzHCL", dependencies: ["Languages"]),
    .executableTarget(name: "FuzzShell", dependencies: ["Languages"]),
    .executableTarget(name: "FuzzPromQL", dependencies: ["Languages"]),
    .executableTarget(name: "FuzzJWT", dependencies: ["Languages"]),
    .executableTarget(name: "FuzzCommands", dependencies: ["Languages"]),
    .executableTarget(name: "FuzzKustomize", dependencies: ["Linting"]),
    .executableTarget(name: "FuzzConfiguration", dependencies: ["Linting"]),
    .executableTarget(name: "FuzzSuppressions", dependencies: ["Linting"]),
    .executableTarget(name: "FuzzBaseline", dependencies: ["Reporting"]),
    .executableTarget(name: "FuzzShards", dependencies: ["Reporting", "Rules"]),
    .executableTarget(name: "FuzzRedaction", dependencies: ["Reporting"]),
    .executableTarget(name: "FuzzLint", dependencies: ["Reporting", "Rules"]),
  ]
)
