#!/usr/bin/env python3
"""Gives manifestguard what was made to harm it, and prints what came out.

    table.py --bin .build/release/manifestguard [--only WORD] [--seconds 5] [--megabytes 1000]

Each input is made in a scratch folder and judged with a bound on time. A row fails where the command
crashes, takes longer or more memory than it may, ends with another status than the input deserves, or
says nothing of what it should say. Only the standard library is needed.
"""
import argparse
import pathlib
import sys
import tempfile

import inputs
from run import Case, judge


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", required=True)
    parser.add_argument("--only", default="", help="the rows whose name has this in it")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--megabytes", type=float, default=1000)
    options = parser.parse_args()
    binary = pathlib.Path(options.bin).resolve()
    failed = []
    print(f"| {'what was given':52} | {'what came out':60} | status | seconds | MB |")
    print("|---|---|---:|---:|---:|")
    for name, make in inputs.ALL:
        if options.only not in name:
            continue
        with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
            case = Case(binary, pathlib.Path(folder))
            make(case)
            row, problems = judge(name, case, options.seconds, options.megabytes)
            print(row, flush=True)
            failed += [f"{name}: {problem}" for problem in problems]
    for problem in failed:
        print(problem, file=sys.stderr)
    sys.exit(1 if failed else 0)


main()
