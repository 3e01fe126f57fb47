import Testing

@Suite struct LintCommandTests {
  @Test(arguments: judging) func judges(_ run: CommandCase) { run.check() }
  @Test(arguments: reading) func reads(_ run: CommandCase) { run.check() }
  @Test(arguments: reporting) func reports(_ run: CommandCase) { run.check() }
  @Test(arguments: misuse) func saysWhatIsWrong(_ run: CommandCase) { run.check() }
  @Test(arguments: configured) func followsTheConfiguration(_ run: CommandCase) { run.check() }

  static let judging = [
    CommandCase(
      name: "nothing found", files: ["a.yaml": Manifest.clean], status: 0,
      output: ["No findings.", "Read 1 file with 1 object."]),
    CommandCase(
      name: "nothing there", status: 3,
      output: [".: not judged MGN001 No manifest was found here.", "Nothing was judged."],
      absent: ["No findings"]),
    CommandCase(
      name: "nothing there, quietly", arguments: ["--quiet"], status: 3,
      errors: ["No manifest was found here."]),
    CommandCase(
      name: "nothing there by its name", arguments: ["apps", "clusters"],
      files: ["apps/README": "", "clusters/README": ""], status: 3,
      output: ["apps: not judged MGN001", "clusters: not judged MGN001"]),
    CommandCase(
      name: "nothing in one of the folders", arguments: ["apps", "cluster"],
      files: ["apps/a.yaml": Manifest.clean, "cluster/README": ""], status: 0,
      output: ["cluster: not judged MGN001 No manifest was found here.", "No findings."],
      absent: ["apps: not"]),
    CommandCase(
      name: "no manifest among the files", files: [".github/workflows/ci.yaml": "on: push\n"],
      status: 0,
      output: [".: not judged MGN001 No manifest was found here.", "Nothing was judged."]),
    CommandCase(
      name: "no manifest among the files, strictly", arguments: ["--strict-coverage"],
      files: ["ci.yaml": "on: push\n"], status: 1, output: ["fails the run (MGN001)"]),
    CommandCase(
      name: "a warning", files: ["a.yaml": Manifest.warned], status: 1,
      output: ["a.yaml:5:3: warning yaml-duplicate-key"]),
    CommandCase(
      name: "a warning below the level", arguments: ["--fail-on", "error"],
      files: ["a.yaml": Manifest.warned], status: 0, output: ["1 warning"]),
    CommandCase(
      name: "an error", arguments: ["--fail-on", "error"], files: ["a.yaml": Manifest.broken],
      status: 1, output: ["error yaml-syntax"]),
    CommandCase(
      name: "an error that fails nothing", arguments: ["--fail-on", "never"],
      files: ["a.yaml": Manifest.broken], status: 0, output: ["1 error"]),
    CommandCase(
      name: "a broken file hides no other",
      files: ["a.yaml": Manifest.broken, "b.yaml": Manifest.warned], status: 1,
      output: ["a.yaml:", "yaml-syntax", "b.yaml:5:3: warning yaml-duplicate-key"]),
    CommandCase(
      name: "a time for now", arguments: ["--now", "2025-02-28T23:59:59Z"],
      files: ["a.yaml": Manifest.expiring], status: 1,
      output: ["warning vault-auth-reviewer-expired", "expires on 2025-03-01"],
      absent: ["eyJhd", "has expired"]),
    CommandCase(
      name: "the clock for now", files: ["a.yaml": Manifest.expiring], status: 1,
      output: ["error vault-auth-reviewer-expired", "has expired on 2025-03-01"],
      absent: ["eyJhd"]),
    CommandCase(
      name: "rules selected", arguments: ["--select", "yaml-syntax, redis-no-tls"],
      files: ["a.yaml": Manifest.warned], status: 0, output: ["No findings."]),
    CommandCase(
      name: "rules ignored", arguments: ["--ignore", "yaml-duplicate-key"],
      files: ["a.yaml": Manifest.warned], status: 0, output: ["No findings."]),
  ]

  static let reading = [
    CommandCase(
      name: "a missing path", arguments: ["missing", "a.yaml"],
      files: ["a.yaml": Manifest.warned], status: 3,
      output: ["missing: not judged MGN001 Could not be read", "a.yaml:5:3: warning"]),
    CommandCase(
      name: "standard input", arguments: ["-"], input: Manifest.warned, status: 1,
      output: ["stdin:5:3: warning"]),
    CommandCase(
      name: "empty standard input", arguments: ["-"], input: " \n", status: 3,
      output: ["stdin: not judged MGN001 Standard input is empty", "Nothing was judged."],
      absent: ["No findings"]),
    CommandCase(
      name: "empty standard input, quietly", arguments: ["-", "--quiet"], input: "", status: 3,
      errors: ["Standard input is empty"]),
    CommandCase(
      name: "standard input without an object", arguments: ["-"], input: "# Source: a.yaml\n---\n",
      status: 0, output: ["There is no Kubernetes object on standard input."],
      absent: ["No findings"]),
    CommandCase(
      name: "standard input of a command that failed", arguments: ["-"],
      input: "Error: release: not found\n", status: 1, output: ["yaml-syntax"]),
    CommandCase(
      name: "standard input that is no manifest", arguments: ["-"],
      input: "Error: release not found\n", status: 3,
      output: ["There is no Kubernetes object on standard input.", "Nothing was judged."]),
    CommandCase(
      name: "a missing path below a root", arguments: ["S", "--root", "S"],
      files: ["S/a.yaml": Manifest.clean], status: 3, output: ["S: not judged MGN001", ": S/S."]),
    CommandCase(
      name: "only findings", arguments: ["--quiet"],
      files: ["kustomization.yaml": "resources: [missing.yaml]\n"], status: 0, absent: ["MGN009"]),
    CommandCase(
      name: "a field of no kustomization", files: ["kustomization.yaml": "patchs: []\n"], status: 0,
      output: [
        "kustomization.yaml:1:1: not judged MGN009", "no field patchs (did you mean patches?).",
      ]),
    CommandCase(
      name: "a root by its file", arguments: ["render", "app/kustomization.yaml"],
      files: ["app/kustomization.yaml": "resources: [a.yaml]\n", "app/a.yaml": Manifest.clean],
      status: 0, output: ["apiVersion: v1\n"]),
    CommandCase(
      name: "a word that lost its place in a kustomization",
      files: ["kustomization.yaml": "hunter2hunter2: []\n"], status: 0,
      output: ["kustomization.yaml:1:1: not judged MGN009", "kustomize knows no such field"],
      absent: ["hunter2"]),
    CommandCase(
      name: "several places of one file",
      files: ["kustomization.yaml": "resources: [missing.yaml, lost.yaml]\npatchs: []\n"],
      status: 0, output: ["kustomization.yaml:1:13: not judged MGN009 ", "Not judged: "],
      absent: ["error MGN"]),
    CommandCase(
      name: "standard input twice", arguments: ["-", "-"], input: Manifest.warned, status: 1,
      output: ["1 warning in 1 file."]),
    CommandCase(
      name: "bytes that are no text", arguments: ["-"], input: "\u{1}\u{7F}", status: 1,
      output: ["stdin:1:1: error yaml-syntax"], absent: ["\u{1}", "\u{7F}"]),
    CommandCase(
      name: "a file that is no text", arguments: ["--format", "json"],
      files: ["a.yaml": "\u{0}GITCRYPT\u{0}{{ x }}\u{1}"], status: 0,
      output: ["\"MGN005\"", "\"Not text;"], absent: ["template", "\u{1}"]),
    CommandCase(
      name: "a chart's file that is no text", arguments: ["--format", "json"],
      files: ["Chart.yaml": "name: a\n", "templates/a.yaml": "{{ x }}\u{1}\u{7F}"], status: 0,
      output: ["\"MGN005\""], absent: ["MGN003"]),
    CommandCase(
      name: "a manifest that holds no text", files: ["a.yaml": Manifest.clean + "x: \u{0}\n"],
      status: 1, output: ["a.yaml:5:4: error yaml-syntax"]),
    CommandCase(
      name: "a file named -", arguments: ["./-"], files: ["-": Manifest.warned], status: 1,
      output: ["-:5:3: warning"]),
    CommandCase(
      name: "one file under several names", arguments: ["a.yaml", ".", "./a.yaml", "x/../a.yaml"],
      files: ["a.yaml": Manifest.warned], status: 1, output: ["1 warning in 1 file."]),
    CommandCase(
      name: "a device", arguments: ["/dev/zero"], status: 3, output: ["not a regular file"]),
    CommandCase(
      name: "a file over the bound", arguments: ["--limit", "file-size=10"],
      files: ["a.yaml": Manifest.warned], status: 0,
      output: ["a.yaml: not judged MGN002", "raise it with --limit file-size="]),
    CommandCase(
      name: "a file over the bound where all must be read",
      arguments: ["--limit", "file-size=10", "--strict-coverage"],
      files: ["a.yaml": Manifest.warned], status: 1, output: ["MGN002"]),
    CommandCase(
      name: "files over the bound for all", arguments: ["--limit", "total-size=100"],
      files: ["a.yaml": Manifest.warned, "b.yaml": Manifest.warned], status: 1,
      output: ["a.yaml:5:3: warning", "b.yaml: not judged MGN002", "--limit total-size="]),
    CommandCase(
      name: "folders without end",
      files: [String(repeating: "d/", count: 70) + "a.yaml": Manifest.broken], status: 0,
      output: ["not judged MGN002", "folders nest deeper than 64"]),
    CommandCase(
      name: "a folder to start from", arguments: ["b.yaml", "--root", "sub"],
      files: ["sub/b.yaml": Manifest.warned], status: 1,
      output: ["b.yaml:5:3"],
      absent: ["sub/"]),
  ]

  static let reporting = [
    CommandCase(
      name: "JSON", arguments: ["--format", "json"], files: ["a.yaml": Manifest.warned], status: 1,
      output: ["\"version\": 1", "\"path\": \"a.yaml\""]),
    CommandCase(
      name: "a file and standard output",
      arguments: ["--format", "json:o.json", "--format", "text"],
      files: ["a.yaml": Manifest.warned], status: 1, output: ["a.yaml:5:3: warning"],
      absent: ["\"version\""]),
    CommandCase(
      name: "standard output by its name", arguments: ["--format", "sarif:-"],
      files: ["a.yaml": Manifest.clean], status: 0,
      output: ["\"results\": []"]),
    CommandCase(
      name: "names that command a terminal",
      files: ["\u{1B}[2Ja\r\n\u{202E}b\u{9B}c.yaml": Manifest.warned], status: 1,
      output: ["<U+001B>[2Ja<U+000D><U+000A><U+202E>b<U+009B>c.yaml:5:3: warning"],
      absent: ["\u{1B}", "\u{202E}", "\u{9B}", "\r"]),
    CommandCase(
      name: "names that command a terminal, as JSON", arguments: ["--format", "json"],
      files: ["\u{1B}[2Ja\u{202E}b\u{9B}c.yaml": Manifest.warned], status: 1,
      output: [#"\u001b[2Ja\u202eb\u009bc.yaml"#], absent: ["\u{1B}", "\u{202E}", "\u{9B}"]),
    CommandCase(
      name: "names that command a build",
      files: ["::error::a ##vso[b] ##[c].yaml": Manifest.warned],
      status: 1, output: ["./::error::a # #vso[b] # #[c].yaml:5:3: warning"],
      absent: ["\n::", "##["]),
    CommandCase(
      name: "a name without end",
      files: [
        "a.yaml":
          "apiVersion: v1\nkind: ConfigMap\ndata: {? \(String(repeating: "k", count: 5000)) : a, ? \(String(repeating: "k", count: 5000)) : b}\nmetadata: {name: a}\n"
      ], status: 1, output: ["yaml-duplicate-key", "k…"],
      absent: [String(repeating: "k", count: 1025)]),
  ]

  static let misuse = [
    CommandCase(
      name: "no time", arguments: ["--now", "today"], files: ["a.yaml": Manifest.clean],
      status: 2, errors: ["--now today: a time is written 2027-01-31"]),
    CommandCase(
      name: "a format that is none", arguments: ["--format", "pdf"], status: 2,
      errors: ["there are text, sarif, json, github, "], absent: ["did you mean"]),
    CommandCase(
      name: "a misspelt format", arguments: ["--format", "githb:a.txt"], status: 2,
      errors: ["did you mean github?"]),
    CommandCase(
      name: "a format without its file", arguments: ["--format", "json:"], status: 2,
      errors: ["json:"]),
    CommandCase(
      name: "two reports on standard output", arguments: ["--format", "json", "--format", "text"],
      status: 2, errors: ["FORMAT:FILE"]),
    CommandCase(
      name: "a report that cannot be written", arguments: ["--format", "json:missing/o.json"],
      status: 2, errors: ["missing/o.json: the report could not be written: No such file"]),
    CommandCase(
      name: "a misspelt rule", arguments: ["--select", "yaml-sintax"], status: 2,
      errors: ["no rule is called yaml-sintax; did you mean yaml-syntax?"], absent: ["Usage"]),
    CommandCase(
      name: "a rule that commands a terminal", arguments: ["--select", "\u{1B}[2J\n::error::x"],
      status: 2, errors: ["<U+001B>[2J ::error::x"], absent: ["\u{1B}", "\n::"]),
    CommandCase(
      name: "no rule", arguments: ["--select", ","], status: 2, errors: ["the name of a rule"]),
    CommandCase(
      name: "a bound of no name", arguments: ["--limit", "size=1"], status: 2,
      errors: ["--limit size=1", "file-size"]),
    CommandCase(
      name: "a bound without bounds", arguments: ["--limit", "file-size=99999999999G"], status: 2,
      errors: ["--limit file-size=99999999999G: file-size is a whole number from 1 to 1G"]),
    CommandCase(
      name: "a depth beyond the ceiling", arguments: ["--limit", "depth=1001"], status: 2,
      errors: ["--limit depth=1001: depth is a whole number from 1 to 1000"]),
    CommandCase(
      name: "the command of another linter", arguments: ["check"], status: 2,
      errors: ["no file or folder is called check; the command is `manifestguard lint`"]),
    CommandCase(
      name: "an exception of the configuration that takes nothing away", arguments: ["lint"],
      files: [
        "a.yaml": Manifest.clean,
        ".manifestguard.yaml": "suppressions:\n  - {rule: redis-no-tls, reason: a}\n",
      ], status: 0, output: [".manifestguard.yaml:2: configuration MGN011 Nothing is found here"]),
    CommandCase(
      name: "the same as JSON", arguments: ["lint", "--format", "json"],
      files: [
        "a.yaml": Manifest.clean,
        ".manifestguard.yaml": "suppressions:\n  - {rule: redis-no-tls, reason: a}\n",
      ], status: 0, output: ["\"path\": \".manifestguard.yaml\",\n      \"line\": 2\n"]),
    CommandCase(
      name: "a misspelt command", arguments: ["expalin", "redis-no-tls"], status: 2,
      errors: ["no file or folder is called expalin; did you mean `manifestguard explain`?"],
      absent: ["Usage"]),
    CommandCase(
      name: "a folder called almost like a command", arguments: ["rule"],
      files: ["rule/a.yaml": Manifest.clean], status: 0, output: ["No findings."]),
    CommandCase(
      name: "a missing path called almost like a command", arguments: ["lint", "rule"], status: 3,
      output: ["rule: not judged MGN001"]),
    CommandCase(
      name: "a folder that is missing", arguments: ["--root", "missing"], status: 2,
      errors: ["--root missing: no such folder"]),
    CommandCase(
      name: "an empty root", arguments: ["--root", ""], status: 2, errors: ["no such folder"]),
    CommandCase(
      name: "a folder that is a file", arguments: ["--root", "a.yaml"],
      files: ["a.yaml": Manifest.clean], status: 2, errors: ["--root a.yaml: no such folder"]),
    CommandCase(
      name: "an option that is none", arguments: ["--bogus"], status: 2,
      errors: ["--bogus", "Usage"]),
  ]

  static let configured = [
    CommandCase(
      name: "what is excluded",
      files: [
        ".manifestguard.yaml": "paths: {exclude: [gen/**]}\n", "gen/a.yaml": Manifest.broken,
        "b.yaml": Manifest.clean,
      ], status: 0, output: ["No findings."]),
    CommandCase(
      name: "standard input", arguments: ["-"],
      files: [".manifestguard.yaml": "ignore: [yaml-duplicate-key]\n"], input: Manifest.warned,
      status: 0, output: ["No findings."]),
    CommandCase(
      name: "standard input below a root", arguments: ["-", "--root", "sub"],
      files: [
        ".manifestguard.yaml": "bogus: 1\n",
        "sub/.manifestguard.yaml": "levels: {yaml-duplicate-key: note}\n",
      ], input: Manifest.warned, status: 0, output: ["stdin:5:3: note"]),
    CommandCase(
      name: "a configuration of another name",
      files: [".manifestguard.yml": "ignore: [yaml-duplicate-key]\n", "a.yaml": Manifest.warned],
      status: 1, output: [".manifestguard.yml: configuration MGN007 Not followed: call it "]),
    CommandCase(
      name: "hostile patterns",
      files: [
        ".manifestguard.yaml":
          "paths:\n  exclude:\n    - '\(String(repeating: "**/", count: 5000))x'\n    - '\(String(repeating: "*a", count: 5000))'\n    - ../../**\n    - /\n    - ''\n",
        String(repeating: "a/", count: 40) + "a.yaml": Manifest.warned,
      ], status: 1, output: ["1 warning"]),
    CommandCase(
      name: "a level",
      files: [
        ".manifestguard.yaml": "levels: {yaml-duplicate-key: note}\n", "a.yaml": Manifest.warned,
      ], status: 0, output: ["a.yaml:5:3: note"]),
    CommandCase(
      name: "an unknown key",
      files: [".manifestguard.yaml": "externals: []\nignored: []\n"], status: 2,
      errors: [".manifestguard.yaml:2:1: unknown key ignored; did you mean ignore?"],
      absent: ["Usage"]),
    CommandCase(
      name: "a key that commands a terminal",
      files: [".manifestguard.yaml": #""\e[2J\n::error::x": 1"#], status: 2,
      errors: ["unknown key <U+001B>[2J ::error::x"], absent: ["\u{1B}", "\n::"]),
    CommandCase(
      name: "no configuration", arguments: ["--config", "missing.yaml"], status: 2,
      errors: ["missing.yaml: the configuration could not be read: No such file"]),
    CommandCase(
      name: "a folder for a configuration", arguments: ["--config", "."], status: 2,
      errors: [".: the configuration could not be read: not a regular file"]),
    CommandCase(
      name: "a folder where a configuration is looked for",
      files: [".manifestguard.yaml/a": ""], status: 2, errors: ["not a regular file"]),
    CommandCase(
      name: "a configuration without end",
      files: [".manifestguard.yaml": String(repeating: "#", count: 1_000_001)], status: 2,
      errors: ["a configuration has no more than 1000000 bytes"]),
  ]
}
