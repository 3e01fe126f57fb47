import Testing

@Suite struct ExplainCommandTests {
  @Test(arguments: pages) func explains(_ run: CommandCase) { run.check() }

  static let pages = [
    CommandCase(
      name: "a page on nothing", arguments: ["explain", "redis-no-tsl"], status: 2,
      errors: ["did you mean redis-no-tls?"]),
    CommandCase(
      name: "a page", arguments: ["explain", "redis-no-tls"], status: 0, output: ["redis-no-tls"]),
    CommandCase(
      name: "several pages", arguments: ["explain", "redis-no-tls", "YamlSyntax"], status: 0,
      output: ["redis-no-tls  warning\n", "-----\n\nyaml-syntax  error\n"]),
    CommandCase(
      name: "several pages as Markdown",
      arguments: ["explain", "redis-no-tls", "yaml-syntax", "--format", "markdown"], status: 0,
      output: ["# redis-no-tls\n", "\n\n---\n\n# yaml-syntax\n"]),
    CommandCase(
      name: "several pages as JSON",
      arguments: ["explain", "redis-no-tls", "yaml-syntax", "--format", "json"], status: 0,
      output: ["[\n  {\n    \"id\": \"redis-no-tls\"", "  {\n    \"id\": \"yaml-syntax\""]),
    CommandCase(
      name: "a page as JSON", arguments: ["explain", "yaml-syntax", "--format", "json"], status: 0,
      output: ["{\n  \"id\": \"yaml-syntax\""], absent: ["[\n  {\n    \"id\""]),
    CommandCase(
      name: "a page and one on nothing", arguments: ["explain", "yaml-syntax", "redis-no-tsl"],
      status: 2, errors: ["did you mean redis-no-tls?"]),
    CommandCase(
      name: "a code of what was not judged", arguments: ["explain", "MGN009"], status: 0,
      output: ["MGN009  kustomize error\n\nWhat it means\n  kustomize would refuse"]),
    CommandCase(
      name: "a rule and a code as JSON",
      arguments: ["explain", "yaml-syntax", "mgn001", "--format", "json"], status: 0,
      output: ["[\n  {\n    \"id\": \"yaml-syntax\"", "  {\n    \"id\": \"MGN001\""]),
    CommandCase(
      name: "a page of HTML", arguments: ["explain", "yaml-syntax", "--format", "html"], status: 0,
      output: ["<!DOCTYPE html>", "<h1>yaml-syntax <span"], absent: ["<script"]),
    CommandCase(
      name: "a brief page", arguments: ["explain", "yaml-syntax", "--brief"], status: 0,
      output: ["Fix\n"], absent: ["Examples\n", "Limits\n"]),
    CommandCase(
      name: "every page in a folder",
      arguments: ["explain", "--all", "--format", "markdown", "--output", "pages"],
      files: ["pages/old.md": ""], status: 0),
    CommandCase(
      name: "every page in no folder", arguments: ["explain", "--all", "--output", "missing"],
      status: 2, errors: ["missing/", "could not be written: No such file"]),
    CommandCase(
      name: "a line", arguments: ["explain", "./a.yaml:5"], files: ["a.yaml": Manifest.warned],
      status: 0, output: ["a.yaml:5:3: warning yaml-duplicate-key", "\nFix\n"],
      absent: ["Examples"]),
    CommandCase(
      name: "a line with a column, as Markdown",
      arguments: ["explain", "a.yaml:5:3", "--format", "markdown"],
      files: ["a.yaml": Manifest.warned, "b.yaml": Manifest.broken], status: 0,
      output: ["- `a.yaml:5` **warning**", "#### Fix"], absent: ["b.yaml"]),
    CommandCase(
      name: "a line of which nothing is told", arguments: ["explain", "a.yaml:1"],
      files: ["a.yaml": Manifest.warned], status: 2,
      errors: ["a.yaml:1: nothing is found here; there are findings on line 5"]),
    CommandCase(
      name: "a line of no file", arguments: ["explain", "nope.yaml:1"],
      files: ["a.yaml": Manifest.warned], status: 2,
      errors: ["nope.yaml: no such file below ."]),
    CommandCase(
      name: "a rule and a line", arguments: ["explain", "yaml-syntax", "a.yaml:5"],
      files: ["a.yaml": Manifest.warned], status: 2,
      errors: ["a line is explained by itself: `manifestguard explain a.yaml:5`"]),
    CommandCase(
      name: "a line that the configuration excuses", arguments: ["explain", "a.yaml:5"],
      files: [
        "a.yaml": Manifest.warned,
        ".manifestguard.yaml":
          "suppressions:\n  - {rule: yaml-duplicate-key, reason: soon mended}\n",
      ], status: 0,
      output: [
        "a.yaml:5:3: warning yaml-duplicate-key",
        "  = excused by the configuration, .manifestguard.yaml:2: soon mended\n", "\nFix\n",
      ], absent: ["To excuse it"]),
    CommandCase(
      name: "a symptom", arguments: ["explain", "--symptom", "wrongpass"], status: 0,
      output: ["redis-no-aclfile  error\n  WRONGPASS"]),
    CommandCase(
      name: "a symptom of nothing", arguments: ["explain", "--symptom", "qqqq"], status: 2,
      errors: ["no rule tells of such a symptom"]),
    CommandCase(
      name: "nothing asked for", arguments: ["explain"], status: 2, errors: ["Name rules"]),
    CommandCase(
      name: "rules as they are set here", arguments: ["rules"],
      files: [
        ".manifestguard.yaml": "ignore: [redis-no-tls]\nlevels: {redis-no-aclfile: note}\n"
      ],
      status: 0,
      output: ["off     (in ignore)  Redis accepts", "note    (levels, else error)  Redis keeps"]),
    CommandCase(
      name: "completions", arguments: ["completions", "bash"], status: 0,
      output: ["_manifestguard", "redis-no-tls", "junit"]),
    CommandCase(
      name: "a misspelt shell", arguments: ["completions", "bahs"], status: 2,
      errors: ["did you mean bash?"]),
    CommandCase(
      name: "a code of nothing", arguments: ["explain", "MGN999"], status: 2,
      errors: ["no rule is called MGN999"]),
    CommandCase(
      name: "the list of rules", arguments: ["rules", "--format", "json"], status: 0,
      output: ["\"id\": \"redis-no-tls\""]),
  ]
}
