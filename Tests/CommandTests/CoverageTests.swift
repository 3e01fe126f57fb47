import Testing

/// `--show-coverage` names what no verdict is about.
@Suite struct CoverageTests {
  private static let files = [
    ".manifestguard.yaml": "paths: {exclude: [/old/, \"*.sample.yaml\"]}\n",
    "a.yaml": Manifest.warned, "old/b.yaml": Manifest.broken, "c.sample.yaml": Manifest.broken,
    "chart/Chart.yaml": "name: c\nversion: 1.0.0\n",
    "chart/templates/d.yaml": "apiVersion: v1\nkind: {{ .Values.kind }}\n",
    "root/kustomization.yaml": "resources: [gone.yaml, ../a.yaml]\n",
    "sealed.yaml":
      "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {p: \"ENC[AES256_GCM,data:x,type:str]\"}\nsops: {mac: x}\n",
  ]

  private static let list = [
    "Not judged\n", "1  template not rendered (MGN003)\n           chart/templates/d.yaml\n",
    "1  kustomize error (MGN009)\n           root/kustomization.yaml:1:13: ",
    "2  left out by paths.exclude\n           c.sample.yaml\n           old/\n",
    "1  file under SOPS, whose values are unknown",
  ]

  static let cases = [
    CommandCase(
      name: "in the report", arguments: ["--show-coverage"], files: files, status: 1,
      output: list + ["1 error in 1 file"]),
    CommandCase(
      name: "beside a report for a program", arguments: ["--show-coverage", "--format", "json"],
      files: files, status: 1,
      output: ["\"excluded\": [\n      \"c.sample.yaml\",\n      \"old/\"\n    ],"],
      errors: list),
    CommandCase(
      name: "beside findings alone", arguments: ["--show-coverage", "--quiet"], files: files,
      status: 1, output: ["a.yaml:5:3: error"], errors: list),
    CommandCase(
      name: "beside a file", arguments: ["--show-coverage", "--format", "text:out"], files: files,
      status: 1, errors: list),
  ]

  /// A run that fails for what it could not judge says so in every format.
  @Test(arguments: [
    ("text", "No findings; 1 place not judged fails the run (MGN009)."),
    ("github", "::error title=MGN009::1 place not judged, which fails the run"),
    ("gitlab", "\"check_name\": \"MGN009\","), ("junit", "type=\"MGN009\">"),
    ("azure", "##vso[task.logissue type=error;sourcepath=root/kustomization.yaml;linenumber=1;"),
    ("markdown", "- `root/kustomization.yaml:1` **MGN009** fails the run:"),
    ("html", "1 place not judged fails the run"),
  ])
  func tellsWhatFailsTheRun(_ format: String, _ words: String) {
    CommandCase(
      name: format, arguments: ["--strict-coverage", "--format", format],
      files: ["root/kustomization.yaml": "resources: [gone.yaml]\n"], status: 1, output: [words]
    ).check()
  }

  @Test(arguments: cases) func showsWhatIsNotJudged(_ item: CommandCase) { item.check() }
}
