extension Repository {
  /// A definition as controller-gen writes it: hardly anything but its schema.
  mutating func definition(_ number: Int) -> String {
    var text = """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        annotations:
          controller-gen.kubebuilder.io/version: v0.16.4
        name: kinds\(number).example.com
      spec:
        group: example.com
        names:
          kind: Kind\(number)
          listKind: Kind\(number)List
          plural: kinds\(number)
          singular: kind\(number)
        scope: Namespaced
        versions:
        - name: v1
          schema:
            openAPIV3Schema:
              description: Kind\(number) is the Schema for the kinds\(number) API
              properties:

      """
    for field in 0..<24 { property("field\(field)", depth: 0, indent: 14, &text) }
    return text + """
              type: object
          served: true
          storage: true
          subresources:
            status: {}

      """
  }

  private mutating func property(_ name: String, depth: Int, indent: Int, _ text: inout String) {
    let space = String(repeating: " ", count: indent)
    text += "\(space)\(name):\n"
    text += "\(space)  description: |-\n"
    for _ in 0...Int.random(in: 0...3, using: &random) {
      text +=
        "\(space)    The value that the controller gives to each pod, unless `override` is set: see the\n"
      text += "\(space)    documentation of the field for what it does to running ones.\n"
    }
    if depth < 3, Int.random(in: 0...2, using: &random) > 0 {
      text += "\(space)  properties:\n"
      for child in 0...Int.random(in: 0...3, using: &random) {
        property("\(name)Part\(child)", depth: depth + 1, indent: indent + 4, &text)
      }
      text += "\(space)  type: object\n"
    } else if Int.random(in: 0...3, using: &random) == 0 {
      text += "\(space)  anyOf:\n\(space)  - type: integer\n\(space)  - type: string\n"
      text += "\(space)  pattern: ^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))$\n"
      text += "\(space)  x-kubernetes-int-or-string: true\n"
    } else {
      text += "\(space)  type: string\n"
    }
  }
}
