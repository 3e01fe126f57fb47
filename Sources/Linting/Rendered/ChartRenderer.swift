public import Graph
public import Kustomize

/// Renders charts of a tree with the user's own `helm template`, told what kustomize tells it.
public struct ChartRenderer: Sendable {
  /// The folder that paths start from.
  private let base: String
  /// The folder out of which nothing is read.
  private let allowed: String

  private static let timeLimit = 30
  private static let sizeLimit = 64_000_000

  /// A renderer of the charts below a base, from which paths start, or below the root of a view that
  /// lies elsewhere.
  public init(base: String, root: String) {
    self.base = base
    let isAbsolute = root.hasPrefix("/")
    let isInside = !isAbsolute && Path.join("", root) != nil
    allowed = isInside ? base : isAbsolute ? root : "\(base)/\(root)"
  }

  /// Throws unless there is a helm to run.
  public static func requireHelm() throws(UsageError) {
    guard ProgramPath.file(called: "helm") == nil else { return }
    throw UsageError(
      "--render helm: no helm is on the PATH; install it, or leave the option out: charts are then told as not judged"
    )
  }

  /// Runs `helm template` for a chart.
  public func render(_ chart: HelmChart, limits: Limits) -> RenderedChart {
    ScratchFolder.lent { render(chart, limits, scratch: $0) }
      ?? .failure("no folder for temporary files could be made")
  }

  private func render(
    _ chart: HelmChart, _ limits: Limits, scratch: ScratchFolder
  ) -> RenderedChart {
    do throws(Refusal) {
      let inputs = try inputs(of: chart, scratch)
      let output = try run(HelmTemplateArguments(chart, inputs).words, scratch) {
        HelmComplaint($0, hiding: [chart.valuesInline], files: inputs.files).text
      }
      return .documents(try documents(output, of: chart, inputs, limits))
    } catch {
      return .failure(error.reason)
    }
  }

  private struct Refusal: Error { let reason: String }

  // MARK: - Before

  /// The chart and its values on the disk, all of them below the allowed folder.
  private func inputs(
    of chart: HelmChart, _ scratch: ScratchFolder
  ) throws(Refusal) -> HelmTemplateArguments.Inputs {
    let folder = try place(of: chart.folder, "its folder")
    guard FileSystem.isDirectory(folder) else {
      throw Refusal(reason: "\(chart.folder) is no folder")
    }
    guard !ChartLinks.leave(tree ?? "", from: folder) else {
      throw Refusal(reason: "a link in it leads out of the tree, or it is no chart by its size")
    }
    var inline: String?
    if let values = chart.valuesInline {
      inline = scratch.write(YAMLWriter.text(of: values), to: "values.yaml")
      guard inline != nil else { throw Refusal(reason: "its values could not be written") }
    }
    var additional: [String] = []
    for path in chart.additionalValuesFiles {
      additional.append(try place(of: path, "a file of values"))
    }
    var file: String?
    if let path = chart.valuesFile { file = try place(of: path, "its file of values") }
    let own = "\(folder)/values.yaml"
    let hasOwn = (try? FileSystem.kind(of: own, followingLinks: true)) == .file
    return HelmTemplateArguments.Inputs(
      folder: folder, file: file, own: hasOwn ? own : nil, inline: inline, additional: additional)
  }

  /// The allowed folder without links; empty for the file system's root.
  private var tree: String? {
    FileSystem.absolute(allowed).map { $0 == "/" ? "" : $0 }
  }

  /// The absolute path of a file or folder, links resolved.
  private func place(of path: String, _ what: String) throws(Refusal) -> String {
    guard let tree, let place = FileSystem.absolute(path.hasPrefix("/") ? path : "\(tree)/\(path)")
    else { throw Refusal(reason: "\(what) is not there: \(path)") }
    guard Path.isBelow(place, tree) else {
      throw Refusal(reason: "\(what) lies outside the tree: \(path)")
    }
    // Helm splits the paths of values as CSV, and would read what stands behind a comma.
    guard !place.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 < 0x20 }) else {
      throw Refusal(reason: "the path of \(what) has a character that means something to helm")
    }
    return place
  }

  // MARK: - Helm

  private func run(
    _ words: [String]?, _ scratch: ScratchFolder, complaint: ([UInt8]) -> String
  ) throws(Refusal) -> [UInt8] {
    guard let words else {
      throw Refusal(reason: "a release's name begins with a letter or a digit")
    }
    guard let program = ProgramPath.file(called: "helm") else {
      throw Refusal(reason: "no helm is on the PATH")
    }
    let helm = ChildProcess(
      arguments: [program] + words, environment: .only(Self.environment(in: scratch.path)),
      timeLimit: Self.timeLimit, sizeLimit: Self.sizeLimit, keepsErrors: true)
    do {
      return try helm.output()
    } catch {
      switch error {
      case .notFound, .notStarted: throw Refusal(reason: "helm could not be started")
      case .interrupted: throw Refusal(reason: "the run was ended meanwhile")
      case .timedOut: throw Refusal(reason: "helm took longer than \(Self.timeLimit) seconds")
      case .printsWithoutEnd:
        throw Refusal(reason: "helm printed more than \(Self.sizeLimit) bytes")
      case .failed(let errors): throw Refusal(reason: "helm failed: \(complaint(errors))")
      }
    }
  }

  /// Helm gets none of our variables, and with them no plugins, no repositories and no cluster.
  private static func environment(in folder: String) -> [(name: String, value: String)] {
    [
      ("PATH", ProgramPath.folders.joined(separator: ":")),
      ("HOME", folder), ("TMPDIR", folder), ("HELM_CONFIG_HOME", "\(folder)/helm"),
      ("HELM_CACHE_HOME", "\(folder)/helm/.cache"), ("HELM_DATA_HOME", "\(folder)/helm/.data"),
      ("KUBECONFIG", "/dev/null"),
    ]
  }

  // MARK: - After

  /// What helm printed: each part of it stands for the entry that asks for the chart.
  private func documents(
    _ output: [UInt8], of chart: HelmChart, _ inputs: HelmTemplateArguments.Inputs,
    _ limits: Limits
  ) throws(Refusal) -> [RenderedChart.Document] {
    let stream = Stream(
      EmbeddedText(output, standingFor: chart.entry.range), limits: limits)
    guard !stream.problems.contains(where: { $0.kind != .duplicateKey }) else {
      throw Refusal(reason: "helm printed what is no YAML, or too much of it")
    }
    // Only for its lines.
    let lines = SourceFile(id: chart.entry.range.file, path: "", contents: output)
    var documents: [RenderedChart.Document] = []
    for root in stream.documents.compactMap(\.root) where !root.isNull && !root.isEmptyCollection {
      guard root.isMapping, root["kind"] != nil else {
        throw Refusal(reason: "helm printed something that is no object")
      }
      let comment = RenderedOrigin.sourceComment(before: root.offsets.lowerBound, in: lines)
      documents.append(
        RenderedChart.Document(
          root, template: comment.flatMap { template($0, of: chart, in: inputs.folder) }))
    }
    return documents
  }

  /// The path of a template: what stands for the chart's name in the comment is its folder.
  private func template(_ comment: String, of chart: HelmChart, in folder: String) -> String? {
    guard let slash = comment.firstIndex(of: "/"),
      let inside = Path.join("", String(comment[comment.index(after: slash)...])),
      (try? FileSystem.kind(of: "\(folder)/\(inside)", followingLinks: false)) == .file
    else { return nil }
    return "\(chart.folder)/\(inside)"
  }
}
