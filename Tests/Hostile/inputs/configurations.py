"""A `.manifestguard.yaml`, a baseline or annotations made to harm whoever judges the tree."""
import json
import os

from inputs.manifests import joined, known, secret
from inputs.texts import bomb


def configured(text, *says, status=2):
    def make(case):
        known(case)
        case.also_says = []
        case.write(".manifestguard.yaml", text() if callable(text) else text)
        case.expect(*says, status=status)
    return make


def linked(case):
    known(case)
    case.also_says = []
    os.symlink("/etc/passwd", case.folder / ".manifestguard.yaml")
    case.hides += ["root:"]
    case.expect("a link is not followed", status=2)


def baseline(text, *says, status=2):
    def make(case):
        known(case)
        case.also_says = []
        case.write(".manifestguard-baseline.json", text() if callable(text) else text)
        case.expect(*says, status=status)
    return make


def entries(count):
    return json.dumps({"version": 1, "findings": [
        {"id": f"{i:016x}", "rule": "r", "level": "error", "path": f"p{i}.yaml", "object": f"Secret/a/{i}"}
        for i in range(count)]})


def stars(case):
    known(case)
    for i in range(200):
        case.write(f"{'a' * 60}/{'a' * 100}{i}.yaml", secret(f"s{i}"))
    pattern = "*a" * 60 + "b"
    case.write(".manifestguard.yaml", "paths:\n  exclude:\n" + f"    - '{pattern}/**/**/{pattern}/**'\n" * 1_000)


def suppressions(case):
    case.write("a.yaml", joined(secret(f"{'a' * 60}{i}", namespace="a" * 60) for i in range(5_000)))
    case.write(".manifestguard.yaml", "suppressions:\n" + "".join(
        f"- {{rule: placeholder-secret-overwrite, object: 'Secret/*a*a*a*a*a*/*{i}*b', field: '/**/x/**/y/**', "
        f"path: '**/a*a*a*/**/x{i}', reason: x}}\n"
        f"- {{rule: placeholder-secret-overwrite, object: 'Secret/*a*a*a*a*a*b/*{i}*', reason: x}}\n"
        for i in range(500)))


def references(case):
    known(case)
    case.write(".manifestguard.yaml", "references:\n" + "".join(
        f"- {{group: g, kind: K, path: '**.*.a{i}[].b', target: Secret}}\n" for i in range(300)))
    fields = ", ".join(f"x{i}: {{y: {{z: [{{b: c}}]}}}}" for i in range(200))
    case.write("a.yaml", joined(
        f"apiVersion: g/v1\nkind: K\nmetadata: {{name: k{i}}}\nspec: {{{fields}}}\n" for i in range(300)))


def annotated(case):
    known(case)
    text = "; ".join(f"rule-{i}: at={'/*' * 50}/** x" for i in range(20_000))
    case.write("a.yaml", joined([
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: z\n  annotations:\n"
        f"    manifestguard.dev/ignore: '{text}'\nstringData: {{a: CHANGEME}}\n"]))


def outside(case):
    known(case)
    case.outside.joinpath("c.yaml").write_text("hunter3: [\n")
    case.write(".manifestguard.yaml", "extends: ../outside/c.yaml\ninclude: /etc/passwd\nplugins: [sh]\n")
    case.also_says = []
    case.hides += ["root:", "hunter3"]
    case.expect("unknown key extends", status=2)


ALL = [
    ("configuration: alias bomb", configured(lambda: bomb(60))),
    ("configuration: 100,000 brackets", configured(lambda: "[" * 100_000)),
    ("configuration: every byte there is", configured(lambda: bytes(range(256)) * 100)),
    ("configuration: 1,001 patterns", configured(lambda: "paths: {exclude: [%s]}\n" % ", ".join(["a"] * 1_001), "more than")),
    ("configuration: bounds above their ceilings", configured(lambda: "limits: {depth: 100000}\n", "depth is a whole number")),
    ("configuration: numbers that overflow", configured(lambda: "limits: {nodes: 99999999999999999999G}\n", "nodes is a whole")),
    ("configuration: escapes in unknown keys", configured(lambda: '"\\e[2J\\u202E::error::": 1\n', "unknown key")),
    ("configuration: files and programs outside", outside),
    ("configuration: a link to /etc/passwd", linked),
    ("configuration: 20 MB", configured(lambda: "ignore:\n" + "  - x\n" * 3_000_000)),
    ("globs: 1,000 patterns of 120 stars, 200 long paths", stars),
    ("suppressions: 1,000 with stars, 5,000 findings", suppressions),
    ("references: 300 with **, 300 objects of 800 nodes", references),
    ("references: 1,001", configured(
        lambda: "references:\n" + "- {group: g, path: a.b}\n" * 1_001, "more than 1000 references")),
    ("annotations: 20,000 exceptions with globs", annotated),
    ("baseline: 100,000 entries", baseline(lambda: entries(100_000), status=0)),
    ("baseline: more than it may have", baseline(lambda: entries(100_001), "more than 100000 findings")),
    ("baseline: 100,000 brackets", baseline(lambda: '{"version": 1, "findings": ' + "[" * 100_000, "this is no JSON")),
    ("baseline: 60 MB", baseline(lambda: " " * 60_000_000, "no more than")),
]
