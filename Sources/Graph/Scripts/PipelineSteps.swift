internal import Languages
internal import Manifests
internal import YAML

extension Script {
  /// The scripts in the steps of Tekton Tasks and of Argo Workflows, which are containers with a
  /// text of their own.
  static func inSteps(of resource: Resource, _ known: ReadScripts) -> [Script] {
    steps(of: resource).compactMap { step in
      let container = Container(node: step, isInit: false)
      let vector = ArgumentVector(container.command + container.arguments)
      let file = (step["script"] ?? step["source"])?.embeddedText
      return (file ?? vector.script).map { text in
        Script(
          resource: resource, pod: nil, container: container, text: text,
          start: file == nil ? vector.start : start(of: text, in: step), known: known)
      }
    }
  }

  /// The program that reads a step's text: Argo's `command` is given it as a file, Tekton runs what its
  /// first line names, or `sh` with `set -e` (`tektoncd/pipeline pkg/pod/script.go`).
  private static func start(of text: EmbeddedText, in step: Node) -> ShellStart {
    if step["source"] != nil {
      let words = step["command"]?.items ?? []
      return ShellStart(
        program: words.first?.text ?? "", options: words.dropFirst().map(\.text))
    }
    return text.bytes.starts(with: "#!".utf8)
      ? ShellStart() : ShellStart(interpreter: .posix, stopsOnFailure: true)
  }

  private static func steps(of resource: Resource) -> [Node] {
    let spec = resource.spec
    switch (resource.kind, resource.group) {
    case ("Task", "tekton.dev"), ("ClusterTask", "tekton.dev"): return tektonSteps(spec)
    case ("TaskRun", "tekton.dev"): return tektonSteps(spec?["taskSpec"])
    case ("Pipeline", "tekton.dev"): return pipelineSteps(spec)
    case ("PipelineRun", "tekton.dev"): return pipelineSteps(spec?["pipelineSpec"])
    case ("Workflow", "argoproj.io"), ("WorkflowTemplate", "argoproj.io"),
      ("ClusterWorkflowTemplate", "argoproj.io"):
      return workflowContainers(spec)
    case ("CronWorkflow", "argoproj.io"): return workflowContainers(spec?["workflowSpec"])
    default: return []
    }
  }

  private static func tektonSteps(_ spec: Node?) -> [Node] { spec?["steps"]?.items ?? [] }

  private static func pipelineSteps(_ spec: Node?) -> [Node] {
    let tasks = (spec?["tasks"]?.items ?? []) + (spec?["finally"]?.items ?? [])
    return tasks.flatMap { tektonSteps($0["taskSpec"]) }
  }

  private static func workflowContainers(_ spec: Node?) -> [Node] {
    (spec?["templates"]?.items ?? []).flatMap { template in
      [template["script"], template["container"]].compactMap { $0 }
    }
  }
}
