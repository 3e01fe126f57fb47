import Linting
import Reporting
import Testing

/// The graph as text for programs that draw it: the same each time, and nothing of the input in charge.
@Suite struct DiagramTests {
  private static let hostile =
    "a\\\"];--> x[\\\"b\\\"] %% </text><script>alert(1)</script> ```\\n#quot; click n0 href \\u202e"

  private static func edges(_ name: String = "app", value: String = "made-up-value") -> EdgeList {
    let text = """
      apiVersion: v1
      kind: Secret
      metadata: {name: "\(name)", namespace: web}
      stringData: {token: \(value)}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: api, namespace: web}
      spec:
        containers: [{name: c, env: [{name: A, valueFrom: {secretKeyRef: {name: "\(name)", key: token}}}]}]
        volumes: [{name: v, secret: {secretName: "\(name)"}}]
      ---
      apiVersion: batch/v1
      kind: Job
      metadata: {name: seed, namespace: web}
      spec: {template: {spec: {containers: [{name: c, command: [sh, -c, "kubectl create secret generic app --from-literal=token=\(value)"]}]}}}
      """
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))
    let view = Linter.View(name: ".", files: [0], configuration: Configuration())
    return Linter(rules: []).edges(of: [view], in: [file])
  }

  @Test func mermaidOfOneSecret() {
    #expect(
      MermaidDiagram(Self.edges()).text == """
        flowchart LR
          n0[/"File<br>a.yaml"/]
          n1[("Secret<br>web/app")]
          n2["Pod<br>web/api"]
          n3["Job<br>web/seed"]
          n0 -->|"declares<br>a.yaml:3"| n1
          n2 -->|"mounts: volume<br>a.yaml:11"| n1
          n2 -->|"reads: variable A<br>a.yaml:10"| n1
          n3 -->|"writes: script<br>a.yaml:16"| n1

        """)
  }

  @Test func everyFormHoldsItsTongueAboutValues() {
    let list = Self.edges(value: "hvs.made-up-value")
    for text in [MermaidDiagram(list).text, DOTDiagram(list).text, EdgesJSON(list).text] {
      #expect(!text.contains("made-up-value"))
      #expect(text.contains("seed"))
    }
  }

  @Test func mermaidEscapesHostileNames() {
    let text = MermaidDiagram(Self.edges(Self.hostile)).text
    for mark in ["\"];", "<script", "```", "%% ", "\u{202e}"] {
      #expect(!text.contains(mark), "\(mark)")
    }
    // Every line is a vertex, an edge or the head.
    for line in text.split(separator: "\n") {
      #expect(line == "flowchart LR" || line.hasPrefix("  n"))
      #expect(line.count(where: { $0 == "\"" }) % 2 == 0)
    }
  }

  @Test func dotEscapesHostileNames() {
    let text = DOTDiagram(Self.edges(Self.hostile)).text
    for line in text.split(separator: "\n") where line.hasPrefix("  n") && line.contains("label") {
      let plain = line.replacing("\\\\", with: "").replacing("\\\"", with: "")
      #expect(plain.count(where: { $0 == "\"" }) == 2)
    }
  }

  @Test func focusShowsOneObject() throws {
    let all = Self.edges()
    let focus = try #require(Vertex("Secret/web/app"))
    #expect(all.around(focus).items.count == 4)
    #expect(all.around(try #require(Vertex("Secret/mail/app"))).items.isEmpty)
    #expect(all.around(try #require(Vertex("Pod/api"))).items.count == 2)
    #expect(Vertex("Secret") == nil && Vertex("a/b/c/d") == nil)
  }

  @Test func aDrawingStaysReadable() {
    let volumes = (0..<1_000).map { "{name: v\($0), secret: {secretName: s\($0)}}" }
    let text =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: n}\nspec: {volumes: [\(volumes.joined(separator: ", "))]}\n"
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))
    let view = Linter.View(name: ".", files: [0], configuration: Configuration())
    let list = Linter(rules: []).edges(of: [view], in: [file])
    #expect(list.items.count == 1_000)
    #expect(MermaidDiagram(list).text.contains("%% 600 more edges are left out"))
    #expect(EdgesJSON(list).text.contains("s999"))
  }
}
