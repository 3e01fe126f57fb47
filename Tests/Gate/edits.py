#!/usr/bin/env python3
"""Edits a repository as people do and asks whether the baseline and `--since` judge each edit right.

    edits.py --bin .build/release/manifestguard [TREE]

TREE is copied, never changed; without one the stories of testdata/scenarios are the repository. A folder
`gate-fixture` is added, whose findings are known one by one. Needs PyYAML for the edits that reformat.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FIXTURE = {
    "reader.yaml": """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: reader
  namespace: gate
spec:
  selector: {matchLabels: {app: reader}}
  template:
    metadata: {labels: {app: reader}}
    spec:
      containers:
        - name: app
          image: registry.example.com/app:1.2.3
          envFrom:
            - secretRef:
                name: made
          env:
            - name: FIRST
              value: "1"
            - name: DB_PASSWORD
              value: hunter2xyzzyplugh
""",
    "made.yaml": """\
apiVersion: v1
kind: Secret
metadata:
  name: made
  namespace: gate
  labels: {app.kubernetes.io/managed-by: people}
data:
  key: ENC[AES256_GCM,data:bWFkZXVw,iv:bWFkZXVw,tag:bWFkZXVw,type:str]
""",
    "other.yaml": """\
apiVersion: v1
kind: Secret
metadata:
  name: other
  namespace: gate
  labels: {app.kubernetes.io/managed-by: people}
stringData:
  token: CHANGEME
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: calm
  namespace: gate
data:
  a: b
""",
}


def is_plain_text(text):
    """Whether a text can be written anew by a library without a change of its meaning."""
    return not re.search(r"\{\{|\$\{|<<:|[&*]\w|^%|\t|#", text, re.M)


class Gate:
    def __init__(self, binary, tree):
        self.binary, self.tree = binary, tree
        self.failures = self.count = 0

    def run(self, *words):
        return subprocess.run(
            [self.binary, *words], cwd=self.tree, capture_output=True, text=True, timeout=600)

    def lint(self, *words):
        run = self.run("lint", "--format", "json", "--fail-on", "note", *words)
        if run.returncode not in (0, 1):
            sys.exit(f"lint ended with {run.returncode}: {run.stderr}")
        report = json.loads(run.stdout)
        gone = [n["message"] for n in report["notJudged"] if n["id"] == "MGN012"]
        return report, gone

    def git(self, *words):
        identity = ["-c", "user.name=gate", "-c", "user.email=gate@example.com"]
        subprocess.run(["git", *identity, *words], cwd=self.tree, check=True, capture_output=True)

    def edit(self, title, change, new=(), gone=0, words=(), since=None):
        """Makes a change, looks, and takes it back. `new` are the rules of what must be new.

        `since` are the new rules and the number of the fixed, where a comparison with the last commit
        comes to another answer than the baseline.
        """
        paths = change()
        if paths is None:
            print(f"skip  {title}: nothing in this tree to do it with")
            return
        kept = {p: (p.read_bytes() if p.exists() else None) for p in paths}
        try:
            change(True)
            report, lost = self.lint(*words)
            found = sorted(f["rule"] for f in report["findings"])
            self.judge(title, report["findings"], found == sorted(new) and len(lost) == gone, lost)
            report, _ = self.lint("--since", "HEAD", "--no-baseline", *words)
            found = sorted(f["rule"] for f in report["findings"])
            fixed = [f"fixed {f['path']}:{f['line']} {f['rule']}" for f in report["fixed"]]
            new, gone = (new, gone) if since is None else since
            self.judge(title + ", since HEAD", report["findings"],
                       found == sorted(new) and len(fixed) == gone, fixed)
        finally:
            for path, text in kept.items():
                if text is None:
                    path.unlink(missing_ok=True)
                else:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(text)

    def judge(self, title, new, is_right, lost):
        self.count += 1
        self.failures += not is_right
        rules = sorted(f["rule"] for f in new)
        print(f"{'ok   ' if is_right else 'WRONG'} {title}: new {rules}, gone {len(lost)}")
        if not is_right:
            for f in new[:10]:
                print(f"      new {f['path']}:{f['line']} {f['rule']} {f['message']}")
            for message in lost[:10]:
                print(f"      {message}")


def text_edit(path, transform):
    """A change of one file's text; looks before it acts."""
    def change(acts=False):
        if path is None:
            return None
        if acts:
            old = path.read_text()
            new = transform(old)
            assert new != old, f"{path} does not change"
            path.write_text(new, newline="")
        return [path]
    return change


def files_edit(changes):
    """A change of several files, by path: a text, or nothing to delete it."""
    def change(acts=False):
        if changes is None:
            return None
        if acts:
            for path, text in changes.items():
                if text is None:
                    path.unlink()
                else:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(text)
        return list(changes)
    return change


def reformatted(text, **style):
    import yaml
    # Merge keys and anchors are resolved: to Kubernetes it is the same.
    documents = [d for d in yaml.load_all(text, Loader=yaml.BaseLoader) if d is not None]
    dumper = type("Dumper", (yaml.SafeDumper,), {"ignore_aliases": lambda self, data: True})
    return yaml.dump_all(documents, Dumper=dumper, width=100_000, **style)


def targets(tree, report):
    """Files of the tree whose findings all lie in objects, the ones with the most findings first."""
    by_path = {}
    for finding in report["suppressed"]:
        by_path.setdefault(finding["path"], []).append(finding)
    chosen = []
    for path, findings in by_path.items():
        file = tree / path
        if path.startswith("gate-fixture") or not re.search(r"\.ya?ml$", path):
            continue
        is_plain = is_plain_text(file.read_text(errors="replace"))
        if "kustomization" in file.name.lower() or "/charts/" in path:
            continue
        if all(f["resource"] and f["resource"]["name"] for f in findings):
            chosen.append((is_plain, len(findings), path))
    chosen.sort(key=lambda t: (-t[0], -t[1], t[2]))
    return [tree / path for _, _, path in chosen]


def mentions(tree, name):
    """The files that name a file."""
    found = []
    for folder, folders, names in os.walk(tree):
        folders[:] = [f for f in folders if f != ".git"]
        for other in names:
            path = pathlib.Path(folder, other)
            if re.search(r"\.(ya?ml|json)$", other) and not other.startswith(".manifestguard"):
                if name in path.read_text(errors="replace"):
                    found.append(path)
    return found


def renaming(tree, files):
    """Another name for a file that is named by nothing, or only by the kustomization beside it."""
    for file in files:
        named = mentions(tree, file.name)
        if all(p.name.lower().startswith("kustomization") and p.parent == file.parent for p in named):
            new = file.with_name("renamed-" + file.name)
            changes = {new: file.read_text(), file: None}
            for path in named:
                changes[path] = path.read_text().replace(file.name, new.name)
            return changes
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", required=True)
    parser.add_argument("tree", nargs="?")
    arguments = parser.parse_args()
    binary = os.path.abspath(arguments.bin)
    root = pathlib.Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory() as scratch:
        tree = pathlib.Path(scratch, "tree")
        if arguments.tree:
            shutil.copytree(arguments.tree, tree, symlinks=True, ignore=shutil.ignore_patterns(".git"))
        else:
            for story in sorted((root / "testdata/scenarios").glob("*/before")):
                shutil.copytree(story, tree / story.parent.name)
        for name, text in FIXTURE.items():
            path = tree / "gate-fixture" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        # A project's own settings would have a say in what is found.
        for path in [tree / ".manifestguard.yaml", tree / ".manifestguard-baseline.json"]:
            path.unlink(missing_ok=True)
        sys.exit(judge(Gate(binary, tree), tree))


def judge(gate, tree):
    report, _ = gate.lint()
    print(f"first run: {len(report['findings'])} findings")
    print(gate.run("baseline").stdout.splitlines()[0])
    report, gone = gate.lint()
    if report["findings"] or gone:
        print(f"WRONG the second run has {len(report['findings'])} findings, {len(gone)} gone")
        return 1
    print("second run: clean")
    gate.git("init", "-q")
    gate.git("add", "--all", "--force")
    gate.git("commit", "-q", "-m", "before the edits")

    real = targets(tree, report)
    plain = [f for f in real if is_plain_text(f.read_text())]
    first = real[0] if real else None
    fixture = tree / "gate-fixture"
    reader, made, other = (fixture / name for name in FIXTURE)
    edit = gate.edit

    edit("lines move down in a file of the tree", text_edit(first, lambda t: "# a\n\n# b\n\n" + t))
    edit("lines move in every file with findings", files_edit(
        {p: "# moved\n" * 7 + p.read_text() for p in real} or None))
    edit("a file of the tree is renamed", files_edit(renaming(tree, real)))
    edit("a file of the tree gets CRLF", text_edit(first, lambda t: t.replace("\n", "\r\n")))
    try:
        import yaml  # noqa: F401
    except ImportError:
        plain = []
        print("skip  what reformats: there is no PyYAML")
    edit("a file of the tree is reformatted", text_edit(
        plain[0] if plain else None,
        lambda t: reformatted(t, sort_keys=False, indent=4, default_style='"')))
    edit("ten files of the tree are written in flow style", files_edit(
        {p: reformatted(p.read_text(), sort_keys=False, default_flow_style=True)
         for p in plain[:10]} or None))
    edit("ten files of the tree have their keys sorted", files_edit(
        {p: reformatted(p.read_text(), sort_keys=True) for p in plain[:10]} or None))

    edit("a value that has nothing to do with it changes", text_edit(
        reader, lambda t: t.replace('value: "1"', 'value: "2"')))
    edit("the hazardous value changes and stays one", text_edit(
        other, lambda t: t.replace("CHANGEME", "REPLACE_ME")),
        since=(["placeholder-secret-overwrite"], 0))
    edit("the clear password changes", text_edit(
        reader, lambda t: t.replace("hunter2xyzzyplugh", "correcthorse99battery")),
        since=(["plaintext-secret-env"], 0))
    edit("items are added in front of it in its list", text_edit(
        reader, lambda t: t.replace("            - name: FIRST", "            - name: ZEROTH\n              value: a\n            - name: FIRST")))
    edit("the items of its list are turned round", text_edit(
        reader, lambda t: re.sub(r"(            - name: FIRST\n.*\n)((?:.*\n){2})", r"\2\1", t)))
    edit("an image is bumped", text_edit(reader, lambda t: t.replace("1.2.3", "1.2.4")))
    edit("an object moves to another file", files_edit({
        other: FIXTURE["other.yaml"].split("---\n")[1],
        made: FIXTURE["made.yaml"] + "---\n" + FIXTURE["other.yaml"].split("---\n")[0]}))
    edit("a folder is renamed", files_edit(
        {**{fixture / n: None for n in FIXTURE},
         **{tree / "gate-moved" / n: t for n, t in FIXTURE.items()}}))

    edit("a hazard is added in a new file", files_edit({
        fixture / "new.yaml": FIXTURE["other.yaml"].replace("name: other", "name: newer").split("---")[0]}),
        new=["placeholder-secret-overwrite"])
    edit("a second hazard is added beside a known one", text_edit(
        reader, lambda t: t + "            - name: ADMIN_PASSWORD\n              value: correcthorse99battery\n"),
        new=["plaintext-secret-env"])
    edit("the producer is deleted: its reader, untouched, is new", files_edit({made: None}),
         new=["secret-ref-missing"])
    edit("a known finding is mended", text_edit(
        other, lambda t: t.replace("token: CHANGEME", "token: ENC[AES256_GCM,data:bWFkZXVw,type:str]")),
        gone=1)
    edit("a file with a known finding is deleted", files_edit({other: None}), gone=1)
    edit("the object of a known finding is renamed", text_edit(
        other, lambda t: t.replace("name: other", "name: another")),
        new=["placeholder-secret-overwrite"], gone=1, since=([], 0))
    edit("another file declares the same object with the same hazard", files_edit({
        fixture / "twin.yaml": FIXTURE["other.yaml"].split("---")[0]}),
        new=["placeholder-secret-overwrite"])
    edit("one is mended, and another like it spoilt", text_edit(
        other, lambda t: t.replace("  token: CHANGEME", "  token: ENC[AES256_GCM,data:bWFkZXVw,type:str]")
        + "---\n" + FIXTURE["other.yaml"].split("---")[0].replace("name: other", "name: calmer")),
        new=["placeholder-secret-overwrite"], gone=1)
    edit("a known finding gets an exception", text_edit(
        other, lambda t: t.replace(
            "CHANGEME", "CHANGEME # manifestguard: ignore[placeholder-secret-overwrite] a sample")),
        gone=1, since=([], 0))
    milder = [f for f in report["suppressed"]
              if f["rule"] == "plaintext-secret-env" and f["level"] != "error"]
    edit("a level is raised by the configuration", files_edit({
        tree / ".manifestguard.yaml": "levels: {plaintext-secret-env: error}\n"}),
        new=["plaintext-secret-env"] * len(milder), since=([], 0))
    print(f"{gate.count - gate.failures} of {gate.count} judgements of edits right")
    return 1 if gate.failures else 0


if __name__ == "__main__":
    main()
