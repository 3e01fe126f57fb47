"""Where the report cannot go, and who ends the run."""
import os
import signal
import subprocess
import time

from inputs.manifests import joined, known, secret


def many(case, count=4_000):
    known(case)
    case.write("a.yaml", joined(secret(f"s{i}") for i in range(count)))


def full(case):
    many(case)
    case.stdout = open("/dev/full", "wb")
    case.also_says = []
    case.expect("No space left on device", status=2)


def full_file(case):
    many(case)
    case.also_says = []
    case.arguments += ["--format", "sarif:/dev/full"]
    case.expect("No space left on device", status=2)


def quota(case):
    """A limit on the size of files: the write fails in its midst, the old report stays."""
    many(case)
    case.also_says = []
    case.write("report.json", "old\n")
    case.prefix = ["sh", "-c", "trap '' XFSZ; ulimit -f 200; exec \"$@\"", "sh"]
    case.arguments += ["--format", "json:report.json"]
    case.expect("could not be written", status=2)
    case.check = lambda outcome: whole(case, "old\n")


def closed(case):
    many(case)
    case.also_says = []
    case.prefix = ["sh", "-c", "exec \"$@\" >&-", "sh"]
    case.expect("could not be written", status=2)


def gone(case):
    many(case)
    case.also_says = []
    case.arguments += ["--fail-on", "warning"]
    reader, writer = os.pipe()
    os.close(reader)
    case.stdout = writer
    case.during = lambda process: os.close(writer)
    case.expect(status=1)


def nowhere(case):
    many(case)
    case.also_says = []
    case.arguments += ["--format", "json:missing/folder/report.json"]
    case.expect("No such file or directory", status=2)


def link(case):
    """A report through a link is written where the link leads, and the link stays."""
    many(case)
    case.also_says = []
    os.symlink(case.outside / "report.json", case.folder / "report.json")
    case.also_says = []
    case.arguments += ["--format", "json:report.json"]
    case.check = lambda outcome: None if (case.folder / "report.json").is_symlink() else "the link is gone"


def interrupted(number, delay, old=None):
    def make(case):
        known(case)
        case.also_says = []
        for i in range(20):
            case.write(f"a{i}.yaml", joined(secret(f"s{i}-{j}") for j in range(1_000)))
        if old:
            case.write("report.json", old)
        case.arguments += ["--format", "json:report.json", "--format", "sarif:report.sarif"]

        def during(process):
            time.sleep(delay)
            process.send_signal(number)
        case.during = during
        # What comes too late meets a run that is over.
        case.expect(status={-number, 128 + number, 0})
        case.check = lambda outcome: whole(case, old)
    return make


def whole(case, old):
    """Each report is as it was before or complete, and nothing else lies there."""
    import json
    for name in ["report.json", "report.sarif"]:
        path = case.folder / name
        if path.exists() and path.read_text() != old:
            try:
                json.loads(path.read_text())
            except ValueError:
                return f"{name} is half written"
    left = [entry.name for entry in case.folder.iterdir() if "manifestguard-" in entry.name]
    return f"leaves {left[0]}" if left else None


def one_processor(case):
    """What one processor says, two say too."""
    many(case, 300)
    for i in range(40):
        case.write(f"k{i}/kustomization.yaml", "resources: [../base]\nnamePrefix: p-\n" if i else "resources: [a.yaml]\n")
    case.write("base/kustomization.yaml", "resources: [a.yaml]\n")
    case.write("base/a.yaml", secret("base"))
    case.also_says = []
    case.arguments += ["--format", "json"]

    def check(outcome):
        processor = str(min(os.sched_getaffinity(0)))
        one = subprocess.run(
            ["taskset", "-c", processor, case.binary, *case.arguments], cwd=case.folder, capture_output=True)
        return None if one.stdout == outcome.output else "one processor makes another report"
    case.check = check


ALL = [
    ("a full disk under standard output", full),
    ("a full disk under a report", full_file),
    ("a disk that is full in the midst of a report", quota),
    ("a closed standard output", closed),
    ("a reader that has gone", gone),
    ("a report into a folder that is not there", nowhere),
    ("a report through a link", link),
    *((f"{number.name} after {delay * 1000:.0f} ms", interrupted(number, delay, old))
      for number, delay, old in [
          (signal.SIGINT, 0.02, None), (signal.SIGTERM, 0.1, "old\n"), (signal.SIGHUP, 0.3, "old\n"),
          (signal.SIGINT, 0.5, "old\n"), (signal.SIGTERM, 0.7, None)]),
    ("one processor and all", one_processor),
]
