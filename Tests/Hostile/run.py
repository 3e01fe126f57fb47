"""One input in a folder of its own, the run over it, and the row of the table."""
import os
import pathlib
import signal
import subprocess
import threading
import time

# A child that shares our memory until it starts the command would be measured by ours.
subprocess._USE_VFORK = False

CONTROLS = set(range(0x20)) - {0x0A, 0x0D, 0x09} | {0x7F}
# Bidirectional overrides and isolates, and the two separators that some readers take for line ends.
TRICKS = [chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0x85, 0x9B)]
SECRET = "zQ7hunter2Xk"


class Case:
    def __init__(self, binary, folder):
        self.binary = binary
        self.folder = folder / "tree"
        self.folder.mkdir()
        self.outside = folder / "outside"
        self.outside.mkdir()
        (self.folder / ".git").mkdir()
        self.arguments = ["lint", "--fail-on", "never"]
        self.statuses = {0}
        self.says = []
        # What must be said beside, but tells a reader nothing of this input.
        self.also_says = []
        self.hides = [SECRET]
        self.stdout = None
        self.stdin = subprocess.DEVNULL
        self.during = None
        self.before = None
        self.prefix = []
        self.check = lambda output: None
        self.limit = None

    def write(self, path, text):
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def expect(self, *says, status=0):
        self.says += says
        self.statuses = {status} if isinstance(status, int) else set(status)


class Outcome:
    def __init__(self, status, output, errors, seconds, busy, megabytes, is_late):
        self.status, self.output, self.errors = status, output, errors
        self.seconds, self.busy, self.megabytes, self.is_late = seconds, busy, megabytes, is_late


def execute(case, limit):
    """Runs the command; kills it at four times its time, so that a slow one can be told from one without end."""
    if case.before:
        case.before()
    output, errors = case.folder.parent / "output", case.folder.parent / "errors"
    start = time.monotonic()
    with open(output, "wb") as out, open(errors, "wb") as err:
        process = subprocess.Popen(
            [*case.prefix, str(case.binary), *case.arguments], cwd=case.folder, stdin=case.stdin,
            stdout=out if case.stdout is None else case.stdout, stderr=err,
            env={"PATH": os.environ["PATH"], "HOME": str(case.outside)})
        watchdog = threading.Timer(4 * limit, process.kill)
        watchdog.start()
        try:
            if case.during:
                case.during(process)
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            raise
        finally:
            watchdog.cancel()
    seconds = time.monotonic() - start
    code = os.waitstatus_to_exitcode(status)
    return Outcome(
        code, output.read_bytes(), errors.read_bytes(), seconds, usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        code == -signal.SIGKILL)


def judge(name, case, seconds, megabytes):
    limit = case.limit or seconds
    outcome = execute(case, limit)
    said = (outcome.output + outcome.errors).decode("utf-8", "replace")
    problems = []
    if outcome.is_late:
        problems.append(f"did not end in {4 * limit:.0f} s")
    elif outcome.status not in case.statuses:
        problems.append(f"status {outcome.status} instead of {sorted(case.statuses)}")
    # What else keeps the machine busy is not the command's fault.
    if min(outcome.seconds, outcome.busy) > limit:
        problems.append(f"{outcome.seconds:.1f} s, {outcome.busy:.1f} s of a processor")
    if outcome.megabytes > megabytes:
        problems.append(f"{outcome.megabytes:.0f} MB")
    problems += [f"does not say: {text}" for text in case.says + case.also_says if text not in said]
    problems += [f"shows: {text!r}" for text in case.hides if text in said]
    raw = outcome.output + outcome.errors
    if any(byte in CONTROLS for byte in raw) or any(trick in said for trick in TRICKS):
        problems.append("control characters get out")
    own = case.check(outcome)
    if own:
        problems.append(own)
    words = telling(said, case)
    mark = " **FAILS**" if problems else ""
    row = (f"| {name:52} | {words:60} | {outcome.status} | {outcome.seconds:.2f} |"
           f" {outcome.megabytes:.0f} |{mark}")
    return row, problems


def telling(said, case):
    """The line that says most: one that was expected, one of the input itself, or the first."""
    lines = [line.strip() for line in said.splitlines() if line.strip()] or ["nothing"]
    wanted = case.says + ["not judged MGN", "evil.yaml", "Error:", "warnings in", "warning in"]
    for text in wanted:
        for line in lines:
            if text in line:
                line = line.replace(str(case.folder.parent), "")
                at = max(0, line.find(text) - 20)
                return line[at:at + 110].replace("|", "\\|")
    return lines[0][:110].replace("|", "\\|")
