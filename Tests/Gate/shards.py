#!/usr/bin/env python3
"""Splits runs into shards, merges them, and asks whether each report is that of one run, byte for byte.

usage: shards.py --bin BIN [TREE ...]

Without a tree it takes the stories of this repository. What is not the same, or passes for a shard and is none, is
printed, and the status is 1.
"""
import argparse
import itertools
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

FORMATS = ["json", "sarif", "github", "gitlab", "junit", "azure", "markdown", "html", "text"]
COUNTS = [1, 2, 3, 7]
root = pathlib.Path(__file__).resolve().parents[2]
environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000"}
for name in ("GITHUB_STEP_SUMMARY", "JOB_COMPLETION_INDEX", "CI_NODE_INDEX"):
    environment.pop(name, None)
problems = []


def run(command, folder):
    start = time.monotonic()
    outcome = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=120)
    return outcome, time.monotonic() - start


def reports(command, folder, scratch):
    """What a command writes in every format, its status and how long it took."""
    formats = [word for format in FORMATS for word in ("--format", f"{format}:{scratch / format}")]
    outcome, seconds = run([*command, *formats, "--statistics", "--sarif-suppressed"], folder)
    found = {format: (scratch / format).read_bytes() for format in FORMATS if (scratch / format).exists()}
    for format in FORMATS:
        (scratch / format).unlink(missing_ok=True)
    return found, outcome, seconds


def split(binary, tree, count, scratch, paths):
    """The files of the shards, and how long each took."""
    files, seconds = [], []
    for number in range(1, count + 1):
        file = scratch / f"{number}-of-{count}.json"
        outcome, time_taken = run(
            [binary, "lint", "--shard", f"{number}/{count}", "--format", f"json:{file}", "--", *paths], tree)
        if outcome.returncode != 0 or outcome.stdout:
            problems.append(f"{tree}: shard {number}/{count}: status {outcome.returncode}: {outcome.stderr.decode()}")
        files.append(file)
        seconds.append(time_taken)
    return files, seconds


def compare(binary, tree, scratch, paths=()):
    whole, outcome, seconds = reports([binary, "lint", *paths], tree, scratch)
    if outcome.returncode > 1:
        problems.append(f"{tree}: {outcome.stderr.decode()}")
        return
    row = f"{tree.name[:50]:50} one run {seconds:.2f} s"
    for count in COUNTS:
        files, each = split(binary, tree, count, scratch, paths)
        shuffled = random.Random(count).sample(files, count)
        merged, joined, merging = reports([binary, "merge", *map(str, shuffled)], tree, scratch)
        for format in FORMATS:
            if merged.get(format) != whole[format]:
                (scratch / "whole").write_bytes(whole[format])
                (scratch / "merged").write_bytes(merged.get(format, joined.stderr))
                difference = subprocess.run(
                    ["diff", scratch / "whole", scratch / "merged"], capture_output=True, text=True).stdout
                problems.append(f"{tree}: {count} shards: {format} differs\n{difference[:2000]}")
        if joined.returncode != outcome.returncode:
            problems.append(f"{tree}: {count} shards: status {joined.returncode}, not {outcome.returncode}")
        row += f" | {count}: longest {max(each):.2f} merge {merging:.2f}"
    print(row, flush=True)


def hostile(binary, tree, scratch):
    """Files that are no shards, or not those of one run: status 2, one line, nothing else."""
    files, _ = split(binary, tree, 3, scratch, [])
    others, _ = split(binary, tree, 2, scratch, [])
    place = next(place for place, file in enumerate(files) if '"rule"' in file.read_text())
    good = json.loads(files[place].read_text())
    numbers = itertools.count()

    def changed(change, text=None):
        file = scratch / f"hostile-{next(numbers)}.json"
        if text is not None:
            file.write_bytes(text)
        else:
            value = json.loads(json.dumps(good))
            change(value)
            file.write_text(json.dumps(value))
        return [*files[:place], file, *files[place + 1:]]

    def finding(value):
        return next(cluster["findings"][0] for cluster in value["clusters"] if cluster["findings"])

    whole = files[place].read_bytes()
    cases = {
        "a missing shard": files[:2], "a shard twice": [*files, files[0]], "no shard at all": [files[0], tree],
        "shards of another count": [others[0], *files[1:]], "a file that is not there": [scratch / "absent"],
        "a report": changed(None, b'{"version": 1, "findings": [], "notJudged": []}'),
        "nothing": changed(None, b""), "half a file": changed(None, whole[: len(whole) // 2]),
        "bytes": changed(None, bytes(range(256)) * 100), "nested lists": changed(None, b"[" * 100_000),
        "an alias bomb": changed(None, b"manifestguardShard: &a [x]\n" + b"".join(
            b"k%d: &k%d [*%s, *%s]\n" % (n, n, p, p) for n, p in ((n, b"a" if n == 0 else b"k%d" % (n - 1)) for n in range(60)))),
        "another version": changed(lambda value: value["conditions"].update(version="9.9.9")),
        "other options": changed(lambda value: value["conditions"].update({"--select": "redis-no-tls"})),
        "another form": changed(lambda value: value.update(manifestguardShard=2)),
        "a number beyond all": changed(lambda value: value.update(shard=4)),
        "a huge number": changed(lambda value: value.update(of=10**18)),
        "no number": changed(lambda value: value.update(shard="x")),
        "other files": changed(lambda value: value["common"]["files"].pop()),
        "a file elsewhere": changed(lambda value: value["common"]["files"][0].__setitem__(0, "/etc/passwd")),
        "a cluster less": changed(lambda value: value["clusters"].pop()),
        "a cluster twice": changed(lambda value: value["clusters"].append(value["clusters"][0])),
        "a cluster beyond all": changed(lambda value: value["clusters"][0].update(number=10**6)),
        "a view beyond all": changed(lambda value: value["clusters"][0].update(view=-1)),
        "a place beyond its file": changed(lambda value: finding(value).update(range=[0, 0, 10**9])),
        "a place turned round": changed(lambda value: finding(value).update(range=[0, 9, 3])),
        "a place in no file": changed(lambda value: finding(value).update(range=[10**6, 0, 0])),
        "a level that there is not": changed(lambda value: finding(value).update(level="fatal")),
        "a rule that there is not": changed(lambda value: finding(value).update(rule="x\x1b[31m\n::error::x")),
        "a text that is a list": changed(lambda value: finding(value).update(message=[])),
        "a comment that there is not": changed(
            lambda value: finding(value).update(exceptions=[[["comment", 0, 10**6, "yaml-syntax"], "holds", "", "", None]])),
    }
    # What all three files say alike is held against the tree.
    for name, change in {
        "a tree elsewhere": lambda value: value["common"]["files"][0].__setitem__(0, "/etc/passwd"),
        "a tree above": lambda value: value["common"]["files"][0].__setitem__(0, "../../../../../../etc/passwd"),
        "another tree": lambda value: value["common"].update(tree="00000000"),
    }.items():
        cases[name] = []
        for number, file in enumerate(files):
            value = json.loads(file.read_text())
            change(value)
            copy = scratch / f"{name}-{number}.json"
            copy.write_text(json.dumps(value))
            cases[name].append(copy)
    for name, case in cases.items():
        outcome, seconds = run([binary, "merge", *map(str, case)], tree)
        said = outcome.stderr.decode(errors="replace")
        if outcome.returncode != 2 or outcome.stdout or said.count("\n") != 1 or seconds > 5 or "\x1b" in said:
            problems.append(f"hostile: {name}: status {outcome.returncode}, {seconds:.1f} s: {said[:500]}")
        print(f"  {name:32} status {outcome.returncode}: {said.strip()[:150]}")


options = argparse.ArgumentParser()
options.add_argument("--bin", required=True)
options.add_argument("trees", nargs="*", type=pathlib.Path)
options = options.parse_args()
binary = str(pathlib.Path(options.bin).resolve())
trees = [tree.resolve() for tree in options.trees]
stories = sorted(root.glob("testdata/scenarios/*/before"))
with tempfile.TemporaryDirectory() as scratch:
    scratch = pathlib.Path(scratch)
    for tree in trees:
        compare(binary, tree, scratch)
    if not trees:
        for story in stories:
            compare(binary, story, scratch)
        compare(binary, root, scratch, [str(story.relative_to(root)) for story in stories])
        hostile(binary, root / "testdata/scenarios/002-placeholder-overwrote-unseal-keys/before", scratch)
if problems:
    sys.exit("\n".join(problems))
