#!/usr/bin/env python3
"""Mends copies of repositories and asks PyYAML what became of each file.

  compare.py --bin MANIFESTGUARD TREE [TREE ...]

Each TREE is copied, `lint --fix --unsafe` mends the copy, and for every file that changed:
its documents are the same but for few members, its comments and its other lines are the same,
linting the copy again brings no finding that was not there before, and a second run changes nothing.
Exit status 0 where all of that holds.
"""
import argparse, collections, json, os, shutil, subprocess, sys, tempfile

import yaml


class Loader(yaml.SafeLoader):
    """Keeps every scalar as the text it is."""


Loader.yaml_implicit_resolvers = {}
Loader.add_constructor("tag:yaml.org,2002:value", lambda loader, node: node.value)
Loader.add_multi_constructor("!", lambda loader, suffix, node: str(node.value))


def members(value, path=""):
    """Each leaf of a document by its path."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from members(item, f"{path}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from members(item, f"{path}/{index}")
    else:
        yield path, str(value)


def documents(text):
    return [dict(members(document)) for document in yaml.load_all(text, Loader) if document is not None]


def findings(binary, tree):
    out = subprocess.run([binary, "lint", ".", "--format", "json", "--fail-on", "never"], cwd=tree,
                         capture_output=True, check=True).stdout
    return collections.Counter((f["rule"], f["fingerprint"].split("-")[0]) for f in json.loads(out)["findings"])


def problems_of(old, new):
    """What an edit did to a file that it should not have done."""
    try:
        before = documents(old)
    except yaml.YAMLError:
        # PyYAML refuses some texts that libyaml reads, as a question mark in flow style.
        before = None
    try:
        after = documents(new) if before is not None else None
    except yaml.YAMLError as error:
        return [f"it is no YAML any more: {error}"]
    if before is None:
        return []
    if len(before) != len(after):
        return [f"{len(before)} documents became {len(after)}"]
    found = []
    changed = sum(len(set(a.items()) ^ set(b.items())) for a, b in zip(before, after))
    edited = abs(len(new.splitlines()) - len(old.splitlines())) + sum(
        a not in new.splitlines() for a in old.splitlines())
    if changed > 4 * edited + 4:
        found.append(f"{changed} members changed by edits of {edited} lines")
    if [l for l in old.splitlines() if "#" in l and l not in new.splitlines()]:
        found.append("a line with a comment is gone or changed")
    return found


def check(binary, tree):
    with tempfile.TemporaryDirectory() as scratch:
        copy = os.path.join(scratch, "tree")
        shutil.copytree(tree, copy, symlinks=True)
        before = findings(binary, copy)
        fixed = subprocess.run([binary, "lint", ".", "--fix", "--unsafe", "--fail-on", "never", "--quiet"], cwd=copy,
                               capture_output=True, text=True)
        found = [] if fixed.returncode == 0 else [f"--fix ended with {fixed.returncode}: {fixed.stderr}"]
        changed = 0
        for folder, _, names in os.walk(copy):
            for name in names:
                path = os.path.join(folder, name)
                source = os.path.join(tree, os.path.relpath(path, copy))
                if os.path.islink(path):
                    continue
                if not os.path.exists(source):
                    found.append(f"{path}: left behind")
                    continue
                old, new = open(source, "rb").read(), open(path, "rb").read()
                if old != new:
                    changed += 1
                    found += [f"{os.path.relpath(path, copy)}: {p}" for p in problems_of(old.decode(), new.decode())]
        again = subprocess.run([binary, "lint", ".", "--diff", "--unsafe", "--fail-on", "never", "--quiet"], cwd=copy,
                               capture_output=True, text=True)
        if again.returncode != 0 or again.stdout:
            found.append(f"a second run would change something: {again.stdout[:300]}")
        after = findings(binary, copy)
        found += [f"new finding {key}" for key in after - before]
        print(f"{os.path.basename(tree)}: {changed} files, {sum((before - after).values())} findings gone")
        return changed, sum((before - after).values()), found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("trees", nargs="+")
    options = parser.parse_args()
    files = gone = 0
    problems = []
    for tree in options.trees:
        changed, fewer, found = check(os.path.abspath(options.bin), tree)
        files, gone = files + changed, gone + fewer
        problems += [f"{os.path.basename(tree)}: {p}" for p in found]
    print("\n".join(problems))
    print(f"{files} files mended, {gone} findings gone, {len(problems)} problems")
    return 1 if problems or not files else 0


if __name__ == "__main__":
    sys.exit(main())
