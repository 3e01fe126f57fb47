internal import Manifests
internal import YAML

extension Script {
  /// The scripts in the steps of Tekton Tasks and of Argo Workflows, which are containers with a
  /// text of their own.
  static func inSteps(of resource: Resource) -> [Script] {
    steps(of: resource).compactMap { step in
      let container = Container(node: step, isInit: false)
      let text =
        (step["script"] ?? step["source"])?.embeddedText
        ?? ArgumentVector(container.command + container.arguments).script
      return text.map { Script(resource: resource, pod: nil, container: container, text: $0) }
    }
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
