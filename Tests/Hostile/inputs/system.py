"""What only a file system brings about."""
import os
import threading
import time

from inputs.manifests import known, secret


def tree(make, *says, status=0):
    def build(case):
        known(case)
        make(case)
        if status == 3:
            case.also_says = []
        case.expect(*says, status=status)
    return build


def declared(case):
    with open(case.folder / "evil.yaml", "wb") as file:
        file.write(b"a: |\n  ")
        file.truncate(1_000_000_000)


def raised(case):
    declared(case)
    # Who raises the bounds asks for the time.
    case.arguments += ["--limit", "file-size=1G", "--limit", "total-size=2G"]
    case.limit = 20


def loops(case):
    os.symlink(".", case.folder / "loop")
    os.symlink("b.yaml", case.folder / "a.yaml")
    os.symlink("a.yaml", case.folder / "b.yaml")
    case.write("deep/c.yaml", secret("c"))
    os.symlink("..", case.folder / "deep/up")


def links_out(case):
    case.outside.joinpath("a.yaml").write_text(secret("stolen") + "x: hunter3\n")
    os.symlink("../outside", case.folder / "folder")
    os.symlink("../outside/a.yaml", case.folder / "a.yaml")
    os.symlink("/etc/passwd", case.folder / "b.yaml")
    os.symlink("/dev/zero", case.folder / "c.yaml")
    os.symlink("/proc/self/environ", case.folder / "d.yaml")
    case.hides += ["stolen", "root:"]


def pipes(case):
    os.mkfifo(case.folder / "pipe.yaml")
    os.mkfifo(case.folder / "kustomization.yaml")


def devices(case):
    case.arguments += ["/dev/zero", "/dev/random", "/dev/tty", "/proc/self/mem"]


def unreadable(case):
    case.write("closed/a.yaml", secret("c"))
    case.write("blind.yaml", secret("d"))
    os.chmod(case.folder / "closed", 0)
    os.chmod(case.folder / "blind.yaml", 0)
    if os.geteuid() == 0:
        # For root nothing is closed.
        case.before = lambda: None
    else:
        case.expect("Permission denied")


def names(case):
    for name in ["a\nb.yaml", "\x1b[31mred\x1b[0m.yaml", "\r::error::x.yaml", "##vso[task.complete].yaml",
                 "\u202Egnp.yaml", "e\u0301.yaml", "\u00e9.yaml", "%2e%2e%2f.yaml", "a b#c?d.yaml", "<script>.yaml",
                 "](http:x).yaml", "-- x --.yaml", "`id`$(id).yaml", "'\"&;.yaml"]:
        case.write(name, secret("n"))
    path = os.fsencode(case.folder) + b"/\xff\xfe.yaml"
    with open(path, "wb") as file:
        file.write(secret("n").encode())


def formats(case):
    names(case)
    for kind in ["sarif", "json", "github", "gitlab", "junit", "markdown", "azure", "html"]:
        case.arguments += ["--format", f"{kind}:{case.outside}/{kind}"]

    def check(outcome):
        from run import CONTROLS, SECRET, TRICKS
        for file in case.outside.iterdir():
            raw = file.read_bytes()
            text = raw.decode("utf-8")
            if SECRET in text:
                return f"{file.name} shows the secret"
            if any(byte in CONTROLS for byte in raw) or any(trick in text for trick in TRICKS):
                return f"{file.name} lets control characters out"
        return None if len(list(case.outside.iterdir())) == 8 else "a report is missing"
    case.check = check
    case.also_says = []


def changing(case):
    """A file that is written, cut and replaced while it is read."""
    path = case.folder / "moving.yaml"
    case.write("moving.yaml", secret("m") * 100_000)

    def during(process):
        text = (secret("m") * 100_000).encode()
        for _ in range(40):
            with open(path, "r+b") as file:
                file.truncate(1_000)
            path.write_bytes(text)
            new = case.folder / "new"
            new.write_bytes(text[:5_000_000])
            os.replace(new, path)
            if process.poll() is not None:
                return
    case.during = lambda process: threading.Thread(target=during, args=(process,), daemon=True).start()


def vanishing(case):
    for i in range(3_000):
        case.write(f"d{i % 50}/f{i}.yaml", secret(f"s{i}"))

    def remove():
        for i in range(2_999, 0, -1):
            try:
                os.unlink(case.folder / f"d{i % 50}/f{i}.yaml")
            except FileNotFoundError:
                pass
    case.during = lambda process: threading.Thread(target=remove, daemon=True).start()


def many_files(case):
    for i in range(1_000):
        os.makedirs(case.folder / f"d{i}")
        for j in range(100):
            with open(case.folder / f"d{i}/f{j}.yaml", "w") as file:
                file.write("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c%d-%d}\n" % (i, j))


def deep_folders(case):
    folder = os.open(case.folder, os.O_RDONLY)
    for _ in range(600):
        os.mkdir("d", dir_fd=folder)
        inner = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(folder)


ALL = [
    ("a file of 1 GB", tree(declared, "MGN002")),
    ("a file of 1 GB, bounds raised to 1G", tree(raised)),
    ("links that lead in circles", tree(loops, "Too many levels of symbolic links")),
    ("links out of the tree, to devices, to /proc", tree(links_out, "leads out of the folder is not followed")),
    ("named pipes", tree(pipes, "not a regular file")),
    ("devices that are named", tree(devices, "not a regular file", status=3)),
    ("folders and files that may not be read", tree(unreadable)),
    ("names with line ends, escapes, commands, markup", tree(names, "not UTF-8")),
    ("the same in eight formats", tree(formats)),
    ("a file cut and replaced while it is read", tree(changing)),
    ("3,000 files taken away while they are read", tree(vanishing)),
    ("100,000 files", tree(many_files)),
    ("600 folders in each other", tree(deep_folders, "nest deeper")),
]
