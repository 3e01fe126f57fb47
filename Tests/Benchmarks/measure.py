"""How many instructions, how long and how much memory a command takes."""
import os, re, shutil, subprocess, tempfile, time

PEAK = os.path.join(os.path.dirname(os.path.abspath(__file__)), ".build", "release", "Peak")


class Missing(Exception):
    """What a measurement needs and is not there."""


def affinity(cores):
    """Which of the machine's first cores a command may use."""
    if cores is None or not hasattr(os, "sched_setaffinity"):
        return None
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    return lambda: os.sched_setaffinity(0, allowed)


def instructions(command, cwd=None, stdin=None):
    """The instructions of a command on one core, which repeat to a few in ten thousand."""
    if shutil.which("valgrind") is None:
        raise Missing("valgrind is not installed")
    with open(stdin or os.devnull) as given, tempfile.TemporaryFile("w+") as said:
        subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"] + command,
                       cwd=cwd, stdin=given, stdout=subprocess.DEVNULL, stderr=said, preexec_fn=affinity(1))
        said.seek(0)
        found = re.search(r"I\s+refs:\s+([\d,]+)", said.read())
    if not found:
        raise Missing("valgrind counted nothing of " + " ".join(command))
    return int(found[1].replace(",", ""))


def run(command, cwd=None, stdin=None, cores=None):
    """Wall seconds and peak kilobytes of one run."""
    with open(stdin or os.devnull) as given:
        said = subprocess.run([PEAK] + command, cwd=cwd, stdin=given, stdout=subprocess.PIPE, text=True, check=True,
                              preexec_fn=affinity(cores)).stdout
    wall, peak, _ = said.split()
    return float(wall), int(peak)


def run_within(limit, command, cwd=None):
    """The same of a command that may take too long, and needs more memory than we do; None if it did."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    while True:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            process.returncode = os.waitstatus_to_exitcode(status)
            return time.monotonic() - start, usage.ru_maxrss
        if time.monotonic() - start > limit:
            process.kill()
            os.wait4(process.pid, 0)
            return None
        time.sleep(0.01)


def best(command, runs=5, **options):
    """The shortest wall time of some runs, with the highest peak."""
    measured = [run(command, **options) for _ in range(runs)]
    return min(wall for wall, _ in measured), max(peak for _, peak in measured)
