public import SourceText
public import YAML

/// What a root builds to.
public struct KustomizeBuild: Sendable {
  /// The objects in the order in which kustomize prints them.
  public private(set) var objects: [Object] = []
  /// What was left out, since it cannot be had offline or from this tree.
  public let omissions: [Omission]
  /// About what the objects take in memory, in units of 80 bytes.
  private(set) var size = 0

  init(omissions: [Omission]) { self.omissions = omissions }

  mutating func add(_ object: BuiltObject) {
    let node = object.draft.composed
    size += object.size(composedAs: node)
    objects.append(
      Object(
        node: node, layers: object.layers, declaredName: object.originalID.name,
        declaredNamespace: object.originalID.namespace,
        hasNameHash: object.needsNameHash, chart: object.chart))
  }

  /// What a root may come to: eighty megabytes.
  static let largest = 1_000_000

  /// One object of a build.
  public struct Object: Sendable {
    /// The object, each part of it at the place it was written at.
    public let node: Node
    /// What it was made of: the base first, then each patch that changed it.
    public let layers: [SourceRange]
    /// The name it was declared with, before prefixes, suffixes and hashes.
    public let declaredName: String
    /// The namespace it was declared with; empty if it was declared with none.
    public let declaredNamespace: String
    /// Whether its name ends in a hash of its content, so that other content makes another object.
    public let hasNameHash: Bool
    /// The chart it was rendered from, if it was.
    public let chart: ChartPlace?
  }

  /// Where an object of a chart comes from.
  public struct ChartPlace: Sendable {
    /// The entry that asks for the chart; the object's parts stand for it.
    public let entry: Node
    /// The path of the template, if it is known.
    public let template: String?
  }

  /// Something that a build leaves out.
  public struct Omission: Sendable, Hashable {
    /// What is left out and why, as a sentence without a full stop.
    public let message: String
    /// The entry that asks for it.
    public let range: SourceRange
    /// Whether kustomize would refuse the root for it.
    public let isError: Bool
  }
}

/// Builds several roots of a tree; a base that they share is built once.
public struct KustomizeRenderer: Sendable {
  private var builder: Builder
  /// How much the roots may still build together, in units of 80 bytes.
  private var budget: Int
  /// Nanoseconds of a processor that they may still take.
  public var time = TimeLimit.all

  /// A renderer for the roots of a tree whose files have so many bytes together.
  ///
  /// Where kustomize would refuse a root for one of its entries, that entry is left out.
  public init(_ tree: KustomizeTree, bytes: Int) {
    budget = min(KustomizeBuild.largest, Self.least + bytes / 10)
    builder = Builder(tree: tree, leavesOutErrors: true)
  }

  /// What the roots of a small tree come to at most, several times over.
  private static let least = 600_000

  /// Builds the root in a folder.
  ///
  /// - Throws: `BuildError` where not even a part of the root can be built.
  public mutating func build(
    _ directory: String, adding fields: EngineFields? = nil
  ) throws(BuildError) -> KustomizeBuild {
    let start = ProcessorTime.now
    defer { time -= ProcessorTime.now - start }
    let isOver = budget <= 0 || time <= 0
    if isOver, let place = builder.tree.place(ofKustomizationIn: directory) {
      throw BuildError(
        "the roots before it build too much together; name fewer folders", at: place,
        isOverLimit: true)
    }
    let build = try builder.build(directory, adding: fields, largest: budget, time: time)
    budget -= build.size
    return build
  }

  /// Takes what objects cost that are judged in place of a build.
  public mutating func spend(objects count: Int) { budget -= BuiltObject.handleSize * count }
}

extension KustomizeTree {
  /// Builds the root in a folder.
  ///
  /// - Throws: `BuildError` where kustomize refuses the root too.
  public func build(_ directory: String) throws(BuildError) -> KustomizeBuild {
    var builder = Builder(tree: self, leavesOutErrors: false)
    return try builder.build(directory, largest: KustomizeBuild.largest, time: TimeLimit.all)
  }
}
