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
      name: "a code of nothing", arguments: ["explain", "MGN999"], status: 2,
      errors: ["no rule is called MGN999"]),
    CommandCase(
      name: "the list of rules", arguments: ["rules", "--format", "json"], status: 0,
      output: ["\"id\": \"redis-no-tls\""]),
  ]
}
