internal import Graph
internal import Kustomize

/// The command line of `helm template` for a chart, as kustomize has it
/// (`kustomize api/types/helmchartargs.go`).
struct HelmTemplateArguments {
  /// The chart and its values on the disk.
  struct Inputs {
    let folder: String
    /// The file of values that the entry names.
    let file: String?
    /// The chart's own.
    let own: String?
    /// Where the values in the entry were written to.
    let inline: String?
    let additional: [String]

    /// All files that hold values of the project.
    var files: [String] { [file, own].compactMap { $0 } + additional }
  }

  /// The words after `helm`; `nil` if a name of a release would pass for an option.
  let words: [String]?

  init(_ chart: HelmChart, _ inputs: Inputs) {
    if let name = chart.releaseName, name.utf8.first.map({ !$0.isLetterOrDigit }) ?? true {
      words = nil
      return
    }
    var words = ["template", chart.releaseName ?? "--generate-name", inputs.folder]
    func add(_ option: String, _ values: [String]) {
      for value in values { words += [option, value] }
    }
    add("--namespace", [chart.namespace].compactMap { $0 })
    add("--name-template", [chart.nameTemplate].compactMap { $0 })
    add("--values", Self.values(chart.valuesMerge, inputs))
    add("--api-versions", chart.apiVersions)
    add("--kube-version", [chart.kubeVersion].compactMap { $0 })
    if chart.includesCRDs { words.append("--include-crds") }
    if chart.skipsTests { words.append("--skip-tests") }
    if chart.skipsHooks { words.append("--no-hooks") }
    self.words = words
  }

  /// Files of values, of which a later one holds over those before it.
  private static func values(_ merge: HelmChart.ValuesMerge, _ inputs: Inputs) -> [String] {
    let file = inputs.file ?? (inputs.inline == nil ? nil : inputs.own)
    let values =
      switch merge {
      case .override: [file, inputs.inline]
      case .merge: [inputs.inline, file]
      case .replace: [inputs.inline ?? file]
      }
    return values.compactMap { $0 } + inputs.additional
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self)
  }
}
