internal import ArgumentParser
internal import Kustomize
internal import Linting

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Print what a kustomize root builds to.")

  @Argument(help: "The folder of the root's kustomization.yaml, or that file.")
  var directory: String = "."

  @Flag(help: "Say behind each line where it was written.")
  var provenance = false

  @Option(
    help: ArgumentHelp(
      "What else to render: helm runs the helm on the PATH for the local charts.",
      valueName: "program"))
  var render: [RenderingProgram] = []

  func run() throws {
    let root = try RenderedRoot(directory, rendersCharts: render.contains(.helm))
    Output.write(root.text(hasProvenance: provenance))
    for omission in root.omissions { Output.complain("note: \(omission)") }
  }
}
