#!/usr/bin/env python3
"""Measures `manifestguard lint` beside the least that reading YAML costs, and beside its peers.

  run.py --bin MANIFESTGUARD [--quick] [--trees FOLDER] [--no-peers]

Prints one table of inputs, the stages of the largest, how cost grows with the input, and each target
with what was measured. What could not be measured here is said. `make bench` runs it.
"""
import argparse, math, os, shutil, subprocess, sys, tempfile

import measure
from measure import Missing, best, instructions, run, run_within

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.join(HERE, ".build", "release")
PEERS = {
    "checkov": ["-d", ".", "--framework", "kubernetes", "--quiet", "--compact", "--skip-download"],
    "kube-linter": ["lint", "."],
    "kubeconform": ["-ignore-missing-schemas", "."],
    "kube-score": None,
    "polaris": ["audit", "--audit-path", "."],
    "conftest": ["test", "."],
}
skipped = []


def generate(shape, count, folder):
    path = os.path.join(folder, f"{shape}-{count}")
    subprocess.run([os.path.join(TOOLS, "Generate"), shape, str(count), path], check=True)
    return path


def files(tree):
    found = []
    for folder, folders, names in os.walk(tree):
        folders[:] = [name for name in folders if name != ".git"]
        found += [os.path.join(folder, name) for name in names if name.endswith((".yaml", ".yml", ".json"))]
    return sorted(path for path in found if os.path.isfile(path) and not os.path.islink(path))


class Input:
    def __init__(self, name, tree, scratch):
        self.name, self.tree = name, tree
        paths = files(tree)
        self.count = len(paths)
        self.bytes = sum(map(os.path.getsize, paths))
        self.list = os.path.join(scratch, "list-" + name.replace("/", "-"))
        with open(self.list, "w") as out:
            out.writelines(path + "\n" for path in paths)

    def documents(self):
        with open(self.list) as given:
            said = subprocess.run([os.path.join(TOOLS, "Drain")], stdin=given, capture_output=True, text=True).stdout
        return int(said.split(",")[1].split()[0])

    @property
    def lint(self):
        return [options.bin, "lint", ".", "--fail-on", "never"]

    def row(self):
        """A line of the table; what was measured is kept for the targets."""
        drain = [os.path.join(TOOLS, "Drain")]
        self.read_count = counted(drain + ["--read"], stdin=self.list)
        self.drain_count = counted(drain, stdin=self.list)
        self.lint_count = counted(self.lint, cwd=self.tree)
        runs = 2 if self.bytes > 5_000_000 else 5
        self.read_wall, _ = best(drain + ["--read"], runs, stdin=self.list)
        self.drain_wall, self.drain_peak = best(drain, runs, stdin=self.list)
        # Paired, so that what else the machine does meets both.
        one, two = [], []
        for _ in range(runs):
            one.append(run(self.lint, cwd=self.tree, cores=1))
            two.append(run(self.lint, cwd=self.tree, cores=2))
        self.one_wall, self.two_wall = min(wall for wall, _ in one), min(wall for wall, _ in two)
        self.peak = max(peak for _, peak in one + two)
        return [self.name, f"{self.count:,}", f"{self.bytes:,}", f"{self.documents():,}", millions(self.read_count),
                millions(self.drain_count), millions(self.lint_count), ratio(self.lint_count, self.drain_count),
                seconds(self.read_wall), seconds(self.drain_wall), seconds(self.one_wall), seconds(self.two_wall),
                ratio(self.two_wall, self.one_wall), f"{self.drain_peak // 1024}", f"{self.peak // 1024}"]


def counted(*arguments, **keywords):
    try:
        return instructions(*arguments, **keywords)
    except Missing as missing:
        if str(missing) not in skipped:
            skipped.append(str(missing))
        return None


def millions(count):
    return "-" if count is None else f"{count / 1e6:,.0f}"


def seconds(wall):
    return "-" if wall is None else f"{wall:.3f}"


def ratio(one, other):
    return "-" if not one or not other else f"{one / other:.2f}"


def table(head, rows):
    widths = [max(len(row[column]) for row in [head] + rows) for column in range(len(head))]
    for number, row in enumerate([head] + rows):
        print("| " + " | ".join(cell.rjust(width) if index else cell.ljust(width)
                                for index, (cell, width) in enumerate(zip(row, widths))) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    print()


def exponent(points):
    """The slope through the logarithms: 1 is a cost that grows as the input does."""
    points = [(math.log(x), math.log(y)) for x, y in points]
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points))
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def growth(scratch, start):
    rows, slopes = [], {}
    for shape, of in [("manifests", "files"), ("documents", "documents"), ("findings", "findings"),
                      ("gitops", "kustomize roots")]:
        points = []
        for factor in (1, 2, 4, 8):
            tree = generate(shape, (25 if shape == "gitops" else 100) * factor, scratch)
            count = counted([options.bin, "lint", ".", "--fail-on", "never"], cwd=tree)
            if count is None:
                return None
            points.append((factor, count - start))
        slopes[of] = exponent(points)
        rows.append([of] + [millions(count) for _, count in points] + [f"{slopes[of]:.3f}"])
    print("Growth, in millions of instructions beyond start-up:\n")
    table(["more", "1x", "2x", "4x", "8x", "exponent"], rows)
    return slopes


def peer_commands():
    found = {}
    environment = os.path.join(HERE, ".build", "peers")
    checkov = shutil.which("checkov") or os.path.join(environment, "bin", "checkov")
    if not os.path.exists(checkov):
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        installed = subprocess.run([os.path.join(environment, "bin", "pip"), "install", "--quiet", "checkov"])
        if installed.returncode:
            skipped.append("checkov: pip could not install it")
    for name, arguments in PEERS.items():
        path = checkov if name == "checkov" else shutil.which(name)
        if path and os.path.exists(path):
            found[name] = [path] + (arguments or [])
        elif name != "checkov":
            skipped.append(f"{name}: not on PATH")
    return found


def peers(inputs):
    rows = []
    for name, command in peer_commands().items():
        for given in inputs:
            arguments = command
            if name == "kube-score":
                arguments = command + ["score"] + files(given.tree)
            measured = run_within(120, arguments, cwd=given.tree)
            if measured is None:
                rows.append([name, given.name, "over 120", "-", "-"])
                break
            wall, peak = measured
            rows.append([name, given.name, seconds(wall), f"{wall / given.two_wall:,.0f}", f"{peak // 1024}"])
    if rows:
        print("Peers, by wall time:\n")
        table(["peer", "input", "seconds", "times lint", "peak MB"], rows)


def rendered(tree):
    """The bytes of what all kustomize roots of a tree build to."""
    total = 0
    for folder, _, names in os.walk(tree):
        if "kustomization.yaml" in names or "kustomization.yml" in names:
            path = os.path.relpath(folder, tree)
            total += len(subprocess.run([options.bin, "render", path], cwd=tree, capture_output=True).stdout)
    return total


def targets(inputs, largest, start, slopes):
    rows = []

    def say(what, bound, value, form="{:.2f}"):
        met = "-" if value is None else "met" if value <= bound else "NOT MET"
        rows.append([what, form.format(bound), "-" if value is None else form.format(value), met])

    by_name = {given.name: given for given in inputs}
    for name, bound in [("large", 1.5), ("crds", 1.0)]:
        given = by_name[name]
        say(f"lint of {name}, times drain", bound, given.lint_count and given.lint_count / given.drain_count)
    for given in inputs:
        if given.one_wall > 0.1:
            say(f"two cores beside one, {given.name}", 0.65, given.two_wall / given.one_wall)
    say("start-up, millions of instructions", 12, start and start / 1e6)
    for of, slope in (slopes or {}).items():
        say(f"growth in {of}", 1.05, slope)
    for given in inputs:
        size = given.bytes
        if not options.quick:
            size = max(size, rendered(given.tree))
        say(f"peak MB, {given.name}", 16 + 6 * size / 2**20, given.peak / 1024, "{:.0f}")
    if largest:
        say(f"seconds on two cores, {largest.name}", 3, largest.two_wall)
    print("Targets:\n")
    table(["target", "at most", "measured", ""], rows)


def main():
    with tempfile.TemporaryDirectory() as scratch:
        empty = os.path.join(scratch, "empty")
        os.mkdir(empty)
        start = counted([options.bin, "version"])
        nothing = counted([options.bin, "lint", "."], cwd=empty)
        inputs = [Input(name, generate(shape, count, scratch), scratch) for name, shape, count in [
            ("small", "manifests", 20), ("medium", "manifests", 200), ("large", "manifests", 2000),
            ("gitops", "gitops", 200), ("crds", "crds", 60)]]
        largest = None
        if os.path.isdir(options.trees):
            trees = sorted(os.scandir(options.trees), key=lambda entry: len(files(entry.path)))
            chosen = trees[-1:] if options.quick else trees
            corpus = [Input(entry.name, entry.path, scratch) for entry in chosen if entry.is_dir()]
            inputs += corpus
            largest = corpus[-1] if corpus else None
        else:
            skipped.append(f"{options.trees} is not here: only generated input is measured")
        rows = []
        for given in inputs:
            print(given.name, file=sys.stderr)
            rows.append(given.row())
        print("M = millions of instructions on one core, s = shortest wall time in seconds, MB = highest peak\n")
        table(["input", "files", "bytes", "documents", "M read", "M drain", "M lint", "lint/drain", "s read", "s drain",
               "s lint, 1 core", "s lint, 2 cores", "2/1", "MB drain", "MB lint"], rows)
        last = largest or inputs[2]
        print(f"Stages of {last.name}:\n")
        print(subprocess.run(last.lint + ["--quiet", "--timings"], cwd=last.tree, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, text=True).stderr)
        print(f"Start-up: version {millions(start)} M, lint of nothing {millions(nothing)} M\n")
        slopes = growth(scratch, nothing) if nothing else None
        if not options.no_peers:
            peers(inputs[:2])
        targets(inputs, largest, start, slopes)
        for what in skipped:
            print("SKIPPED:", what)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--bin", required=True, type=os.path.abspath)
parser.add_argument("--trees", default=os.path.join(HERE, "../../../shared/corpus/trees"), type=os.path.abspath)
parser.add_argument("--quick", action="store_true", help="of the trees only the largest, and no sum of what is rendered")
parser.add_argument("--no-peers", action="store_true")
options = parser.parse_args()
if __name__ == "__main__":
    main()
