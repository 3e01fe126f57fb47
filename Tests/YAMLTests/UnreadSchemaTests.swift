import SourceText
import Testing

@testable import YAML

/// The schema of a CustomResourceDefinition is passed over until somebody asks for it.
@Suite struct UnreadSchemaTests {
  private static let definition = """
    # Written by controller-gen.
    ---
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata:
      annotations:
        controller-gen.kubebuilder.io/version: (devel)
      name: things.example.com
    spec:
      group: example.com
      versions:
      - name: v1
        schema:
          openAPIV3Schema:
            description: A thing, whose text goes on
              in another line – as this does
            properties:
              kind:
                description: 'It''s a name: one of
                  many # of them'
                enum:
                - ""
                - -1
                - a
                - "\\"b\\""
                type: string

              rest:
                # As above.
                anyOf:
                - type: integer
                - description: |-
                    One: two

                      # three
                  type: string
                  x-kubernetes-validations:
                  - rule: (self == oldSelf) || self.size() > 0
                default: {}
                pattern: ^(\\+|-)?[0-9]+$
                x-kubernetes-preserve-unknown-fields: true
            required:
            - kind
            type: object
        served: true
        storage: true
    status:
      conditions: []
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: after}
    """

  private static func places(of node: Node) -> String {
    let range = "\(node.range.lower)-\(node.range.upper)"
    if node.isMapping {
      let entries = node.writtenEntries.map { places(of: $0.key) + ":" + places(of: $0.value) }
      return "\(range){\(entries.joined(separator: ","))}"
    }
    if node.isSequence { return "\(range)[\(node.items.map(places).joined(separator: ","))]" }
    return "\(range)=\(node.text ?? "?")"
  }

  private static func reading(_ text: String, skipsSchemas: Bool) -> [String] {
    let file = SourceFile(id: 0, path: "crd.yaml", contents: Array(text.utf8))
    let stream = Stream(EmbeddedText(file), limits: Limits(), skipsSchemas: skipsSchemas)
    return stream.documents.map { $0.root.map(places) ?? "-" }
      + stream.problems.map { "\($0.kind) \($0.message) \($0.range)" }
  }

  @Test func passesOverTheSchema() {
    let file = SourceFile(id: 0, path: "crd.yaml", contents: Array(Self.definition.utf8))
    #expect(Stream(file).documents.map(\.unread.count) == [1, 0])
  }

  /// What may be wrong with a line, or only other than generators write it.
  private static let edits: [(name: String, edit: @Sendable (String) -> String)] = [
    ("as it is", { $0 }), ("left out", { _ in "" }), ("twice", { "\($0)\n\($0)" }),
    ("one space more", { " \($0)" }), ("one space less", { String($0.dropFirst()) }),
    ("two spaces less", { String($0.dropFirst(2)) }), ("more behind", { "\($0): x" }),
    ("a comment behind", { "\($0) # x" }), ("a tab", { "\t\($0)" }), ("a dash", { "- \($0)" }),
    ("a quote", { "\($0)'" }), ("an anchor", { $0.replacing(": ", with: ": &a ") }),
    ("an alias", { $0.replacing(": ", with: ": *a ") }), ("cut", { String($0.dropLast()) }),
    ("carriage return", { "\($0)\r" }), ("next line", { "\($0)\u{85}" }),
    ("a document", { "---\n\($0)" }), ("an end", { "...\n\($0)" }), ("flow", { "\($0) [" }),
    ("a question", { "? \($0)" }), ("a long line", { "\($0)\n\($0)\n x" }),
  ]

  @Test(arguments: edits.map(\.name))
  func readsAsIfNothingWerePassedOver(edit name: String) throws {
    let edit = try #require(Self.edits.first { $0.name == name }?.edit)
    let lines = Self.definition.split(separator: "\n", omittingEmptySubsequences: false)
    for number in lines.indices {
      var edited = lines.map(String.init)
      edited[number] = edit(edited[number])
      let text = edited.joined(separator: "\n")
      #expect(
        Self.reading(text, skipsSchemas: true) == Self.reading(text, skipsSchemas: false),
        "line \(number + 1): \(edited[number])")
    }
  }
}
