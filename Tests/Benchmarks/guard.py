#!/usr/bin/env python3
"""Holds the instructions of fixed inputs to what they were.

  guard.py --bin MANIFESTGUARD [--update]

Exit status 1 where one takes over 10 % more than `instructions.json` says; `--update` writes it anew.
The counts belong to one compiler: with another one, or without valgrind, nothing is judged.
"""
import argparse, json, os, platform, shutil, subprocess, sys, tempfile

from measure import Missing, instructions

HERE = os.path.dirname(os.path.abspath(__file__))
LIMITS = os.path.join(HERE, "instructions.json")
MARGIN = 1.10
STORIES = ["002-placeholder-overwrote-unseal-keys", "000-redis-acl-wiped", "004-reviewer-token-expired"]


def compiler():
    said = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    version = next((line for line in said.splitlines() if "Swift version" in line), "unknown")
    return f"{version[version.find('Swift version'):]}, {platform.machine()}"


def inputs(scratch):
    yield "version", ["version"], scratch
    nothing = os.path.join(scratch, "nothing")
    os.mkdir(nothing)
    yield "nothing", ["lint", "."], nothing
    # Scripts, Vault and Redis, which the generated input has none of: one story many times, as its copies change
    # only with itself.
    for story in STORIES:
        tree = os.path.join(scratch, story)
        for number in range(4):
            shutil.copytree(os.path.join(HERE, "../../testdata/scenarios", story, "before"), f"{tree}/{number}")
        yield story[:3], ["lint", ".", "--fail-on", "never"], tree
    for shape, count in [("manifests", 100), ("gitops", 25), ("documents", 100), ("findings", 100), ("crds", 10)]:
        tree = os.path.join(scratch, shape)
        subprocess.run([os.path.join(HERE, ".build/release/Generate"), shape, str(count), tree], check=True)
        yield shape, ["lint", ".", "--fail-on", "never"], tree


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, type=os.path.abspath)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    with open(LIMITS) as file:
        known = json.load(file)
    if known["compiler"] != compiler() and not options.update:
        print(f"SKIPPED: the counts are those of {known['compiler']}, and this is {compiler()}")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        try:
            found = {name: instructions([options.bin] + arguments, cwd=cwd)
                     for name, arguments, cwd in inputs(scratch)}
        except Missing as missing:
            print(f"SKIPPED: {missing}")
            return 1 if options.update else 0
    worse = []
    for name, count in found.items():
        limit = known["instructions"].get(name)
        change = f"{100 * (count / limit - 1):+.1f} %" if limit else "new"
        print(f"{name:12} {count:15,} {change}")
        # Its own limit is what a new input has yet to get.
        if limit is None or count > limit * MARGIN:
            worse.append(name)
    if options.update:
        with open(LIMITS, "w") as file:
            json.dump({"compiler": compiler(), "instructions": found}, file, indent=2)
            file.write("\n")
        return 0
    if worse:
        print(f"over 10 % more instructions than {os.path.basename(LIMITS)} says: {', '.join(worse)}")
        print("If it has to be so: make guard UPDATE=--update, and say why in the commit.")
    return 1 if worse else 0


sys.exit(main())
