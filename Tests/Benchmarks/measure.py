"""How many instructions, how long and how much memory a command takes."""
import os, re, shutil, subprocess, tempfile, time


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


def run(command, cwd=None, stdin=None, cores=None, limit=None):
    """Wall seconds and peak kilobytes of one run; None for one that took longer than the limit."""
    with open(stdin or os.devnull) as given:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=cwd, stdin=given, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, preexec_fn=affinity(cores))
        while limit is not None:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            if time.monotonic() - start > limit:
                process.kill()
                os.wait4(process.pid, 0)
                return None
            time.sleep(0.01)
        else:
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return time.monotonic() - start, usage.ru_maxrss


def best(command, runs=5, **options):
    """The shortest wall time of some runs, with the highest peak."""
    measured = [run(command, **options) for _ in range(runs)]
    return min(wall for wall, _ in measured), max(peak for _, peak in measured)
