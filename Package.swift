// swift-tools-version: 6.2
import PackageDescription

// A compiler to come may warn where today's does not: that must not keep users from building.
let warnings: [SwiftSetting] =
  Context.environment["MANIFESTGUARD_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + warnings

// The targets stand in the order in which a run passes through them; each sees only those above it.
let package = Package(
  name: "manifestguard",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "manifestguard", targets: ["manifestguard"])
  ],
  dependencies: [
    // Help, completions and the manners users expect of a command line; in the executable only.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),

    .target(name: "SourceText", dependencies: ["CPCRE2"], swiftSettings: strict),
    .target(name: "YAML", dependencies: ["CYAML", "SourceText"], swiftSettings: strict),
    .target(name: "Manifests", dependencies: ["YAML"], swiftSettings: strict),
    .target(name: "Kustomize", dependencies: ["Manifests"], swiftSettings: strict),
    .target(name: "Languages", dependencies: ["YAML"], swiftSettings: strict),
    .target(name: "Graph", dependencies: ["Kustomize", "Languages"], swiftSettings: strict),
    .target(name: "Linting", dependencies: ["Graph"], swiftSettings: strict),
    .target(
      name: "Rules", dependencies: ["Linting", "Languages"], path: "Rules", exclude: ["README.md"],
      swiftSettings: strict),
    .target(name: "Reporting", dependencies: ["Linting", "Languages"], swiftSettings: strict),
    .executableTarget(
      name: "manifestguard",
      dependencies: [
        "Rules", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // What test targets share: the repository's own files, such as golden ones.
    .target(name: "RepositoryFiles", path: "Tests/RepositoryFiles", swiftSettings: strict),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"], swiftSettings: strict),
    .testTarget(
      name: "YAMLTests", dependencies: ["YAML", "RepositoryFiles"], swiftSettings: strict),
    .testTarget(name: "ManifestsTests", dependencies: ["Manifests"], swiftSettings: strict),
    // They compare what `render` prints, which Linting writes.
    .testTarget(
      name: "KustomizeTests", dependencies: ["Linting", "RepositoryFiles"], swiftSettings: strict),
    .testTarget(
      name: "GraphTests", dependencies: ["Graph", "RepositoryFiles"], swiftSettings: strict),
    .testTarget(
      name: "LanguagesTests", dependencies: ["Languages", "RepositoryFiles"],
      swiftSettings: strict),
    .testTarget(
      name: "LintingTests", dependencies: ["Linting", "Rules", "RepositoryFiles"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Rules", "RepositoryFiles"],
      swiftSettings: strict),
    .testTarget(
      name: "RulesTests", dependencies: ["Rules", "RepositoryFiles"], swiftSettings: strict),
    // They run the built command itself, which the dependency brings about.
    .testTarget(name: "CommandTests", dependencies: ["manifestguard"], swiftSettings: strict),
    .testTarget(
      name: "ScenarioTests", dependencies: ["Reporting", "Rules", "RepositoryFiles"],
      swiftSettings: strict),
  ]
)
