import Testing

/// What `render --provenance` says of a line is where somebody wrote it.
@Suite struct PlaceTests {
  /// A case, a line of its output, the place, and what is written there.
  @Test(
    arguments: [
      ("strategic-merge", "kind: Deployment", "base/web.yaml:2", "kind: Deployment"),
      ("strategic-merge", "  replicas: 5", "overlay/web.yaml:8", "  replicas: 5"),
      ("strategic-merge", "  mode: slow", "overlay/kustomization.yaml:10", "        mode: slow"),
      ("strategic-merge", "        - name: ADDED", "overlay/web.yaml:19", "- name: ADDED"),
      ("strategic-merge", "        - name: KEPT", "base/web.yaml:20", "- name: KEPT"),
      (
        "strategic-merge", "          readOnly: true", "base/web.yaml:25",
        "              readOnly: true"
      ),
      ("json-patch", "  replicas: 3", "patch.yaml:6", "  value: 3"),
      ("json-patch", "        - --last", "patch.yaml:9", "  value: --last"),
      ("json-patch", "        - --two", "deployment.yaml:17", "args: [--one, --two, --three]"),
      ("json-patch", "    image: example.test/web:1", "deployment.yaml:16", "example.test/web:1"),
      ("json-patch", "        disk: fast", "deployment.yaml:13", "        disk: fast"),
      ("components", "  tls: \"on\"", "components/tls/kustomization.yaml:6", "[tls=on]"),
      (
        "components", "      - image: example.test/exporter:2",
        "components/metrics/kustomization.yaml:15", "image: example.test/exporter:2"
      ),
      ("generator-merge-replace", "  a: old", "base/kustomization.yaml:4", "[a=old, b=old]"),
      ("generator-merge-replace", "  c: added", "overlay/kustomization.yaml:6", "[b=new, c=added]"),
      (
        "generator-merge-replace", "  name: eu-merged-4bg92f996t", "base/kustomization.yaml:3",
        "  - name: merged"
      ),
      ("config-map-generator", "  LEVEL: debug", "files/app.env:2", "LEVEL=debug"),
      (
        "config-map-generator", "  equals: a=b", "kustomization.yaml:15", "      - equals=a=b"
      ),
      ("config-map-generator", "  app.conf: |", "files/app.conf:1", "# starts with a comment"),
      ("namespace", "  namespace: shop", "kustomization.yaml:1", "namespace: shop"),
      (
        "images", "      - image: example.test/web:v2", "kustomization.yaml:4", "    newTag: v2"
      ),
      ("replicas", "  replicas: 4", "kustomization.yaml:5", "    count: 4"),
      (
        "replacements", "  - host: shop.example.test", "objects.yaml:7", "host: shop.example.test"
      ),
      ("labels", "    tier: plain", "kustomization.yaml:3", "      tier: plain"),
    ] as [(String, String, String, String)])
  func lineLeadsToItsSource(
    _ name: String, _ line: String, _ place: String, _ written: String
  ) throws {
    let build = BuildCase(name: name)
    let lines = build.outcome(hasProvenance: true).text.split(separator: "\n")
    let found = lines.filter { $0.hasPrefix(line + " # ") }
    #expect(
      found.contains { $0.hasSuffix(" # \(place)") }, "\(name) has \(found) for `\(line)`")
    let parts = place.split(separator: ":")
    let number = try #require(Int(parts[1]))
    let source = try #require(build.line(number, of: String(parts[0])))
    #expect(source.contains(written), "\(place) is `\(source)`")
  }

  /// Every place of every case is a line that there is.
  @Test(arguments: BuildCase.all) func everyPlaceIsThere(_ build: BuildCase) {
    let (file, text) = build.outcome(hasProvenance: true)
    guard file == "expected.yaml" else { return }
    for line in text.split(separator: "\n") {
      guard let mark = line.lastRange(of: " # "), !line.hasPrefix("#") else { continue }
      let place = line[mark.upperBound...].split(separator: ":")
      guard place.count == 2, let number = Int(place[1]) else { continue }
      #expect(
        build.line(number, of: String(place[0])) != nil, "\(build.name): \(line) leads nowhere")
    }
  }
}

extension Substring {
  fileprivate func lastRange(of part: String) -> Range<Index>? { ranges(of: part).last }
}
