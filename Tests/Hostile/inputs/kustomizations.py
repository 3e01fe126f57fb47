"""Kustomize roots of a few kilobytes that would come to much."""
from inputs.manifests import config_map, deployment, joined, known

FILE = "kustomization.yaml"
SLOW = 'images: [{name: "("}]\n'


def tree(make, *says):
    def build(case):
        known(case)
        make(case)
        case.expect(*says)
    return build


def resources(*names):
    return "resources:\n" + "".join(f"- {name}\n" for name in names)


def circle(count):
    def make(case):
        for i in range(count):
            case.write(f"k{i}/{FILE}", resources(f"../k{(i + 1) % count}"))
    return make


def all_of_each_other(count):
    def make(case):
        for i in range(count):
            case.write(f"k{i}/{FILE}", resources(*(f"../k{j}" for j in range(count) if j != i)))
    return make


def some_of_each_other(count, each):
    def make(case):
        for i in range(count):
            others = sorted({(i * 7 + j * 13 + 1) % count for j in range(each)} - {i})
            case.write(f"k{i}/{FILE}", resources(*(f"../k{j}" for j in others)) + f"namePrefix: p{i}-\n")
    return make


def failing(case, name, depth, more=""):
    for i in range(depth):
        inner = resources(f"../k{i + 1}", f"../k{i + 1}") if i < depth - 1 else ""
        case.write(f"{name}/k{i}/{FILE}", inner + SLOW + more)


def doubling(case):
    for i in range(18):
        for side in "ab":
            inner = resources(f"../k{i + 1}a", f"../k{i + 1}b") if i < 17 else resources("a.yaml")
            case.write(f"k{i}{side}/{FILE}", inner + f"namePrefix: {side}\n")
    for side in "ab":
        case.write(f"k17{side}/a.yaml", config_map("a"))


def slow_roots(count):
    def make(case):
        for i in range(count):
            failing(case, f"r{i}", 22)
    return make


def slow_roots_with_schemas(count):
    """Bases that are built anew each time, since a schema of one's own may change them."""
    def make(case):
        for i in range(count):
            failing(case, f"r{i}", 22, "openapi: {path: s.json}\n")
            for j in range(22):
                case.write(f"r{i}/k{j}/s.json", '{"definitions": {}}')
    return make


def overlays(count, objects):
    def make(case):
        case.write("base/a.yaml", joined(deployment(f"d{i}") for i in range(objects)))
        case.write(f"base/{FILE}", resources("a.yaml"))
        for i in range(count):
            case.write(f"o{i}/{FILE}", resources("../base") + f"namePrefix: p{i}-\n")
    return make


def patterns(case):
    case.write("r/a.yaml", joined(config_map("a" * 240 + f"d{i}") for i in range(1_000)))
    patches = "".join(
        "- {patch: '[{op: add, path: /data, value: {}}]', target: {name: '(a+)+(a|aa)*[xy%d]'}}\n" % i
        for i in range(2_000))
    case.write(f"r/{FILE}", resources("a.yaml") + "patches:\n" + patches)


def copies(case):
    case.write("r/a.yaml", config_map("a"))
    case.write("r/p.yaml", "".join(f"- {{op: copy, from: /data, path: /data/x{i}}}\n" for i in range(40)))
    case.write(f"r/{FILE}", resources("a.yaml") + "patches: [{path: p.yaml, target: {name: a}}]\n")


def replacements(case):
    case.write("r/a.yaml", joined(config_map(f"d{i}") for i in range(200)))
    paths = ", ".join(f"data.k{i}" for i in range(8_000))
    case.write(f"r/{FILE}", resources("a.yaml") + "replacements:\n- {source: {name: d0}, targets: [{select: "
               "{kind: ConfigMap}, options: {create: true}, fieldPaths: [%s]}]}\n" % paths)


def files_from_outside(case):
    case.outside.joinpath("stolen.env").write_text("password=hunter3\n")
    case.hides += ["hunter3", "root:"]
    case.write(f"r/{FILE}", "configMapGenerator:\n- {name: a, envs: [../../outside/stolen.env], files: [/etc/passwd]}\n"
               "resources: [../../outside, /etc, https://example.test/x]\n")


def generated(case):
    case.write("r/f", "x" * 4_000_000)
    case.write(f"r/{FILE}", "configMapGenerator:\n" + "".join(f"- {{name: c{i}, files: [f]}}\n" for i in range(50)))


def long_names(case):
    case.write("r/a.yaml", joined(config_map(f"c{i}") for i in range(2_000)))
    case.write(f"r/{FILE}", resources("a.yaml") + f"namePrefix: {'a' * 100_000}\n")


ALL = [
    ("kustomize: 3 roots in a circle", tree(circle(3), "lead in a circle")),
    ("kustomize: 1,000 roots in one circle", tree(circle(1_000))),
    ("kustomize: 1,000 roots, each takes in 5 others", tree(some_of_each_other(1_000, 5))),
    ("kustomize: 80 roots, each takes in all others", tree(all_of_each_other(80))),
    ("kustomize: a root that doubles 18 times", tree(doubling)),
    ("kustomize: a root that fails 2^22 times", tree(slow_roots(1), "cannot be built")),
    ("kustomize: 1,000 such roots", tree(slow_roots(1_000))),
    ("kustomize: such a root with its own schemas", tree(slow_roots_with_schemas(1), "takes too long")),
    ("kustomize: 300 such roots", tree(slow_roots_with_schemas(300))),
    ("kustomize: 200 overlays of 500 objects", tree(overlays(200, 500))),
    ("kustomize: 800 overlays of 500 objects", tree(overlays(800, 500))),
    ("kustomize: 2,000 patterns that backtrack, 1,000 names", tree(patterns)),
    ("kustomize: copies of copies, 2^40", tree(copies, "too large")),
    ("kustomize: 8,000 paths to replace in 200 objects", tree(replacements)),
    ("kustomize: a 4 MB file in 50 ConfigMaps", tree(generated)),
    ("kustomize: a prefix of 100 KB for 2,000 names", tree(long_names)),
    ("kustomize: files outside the tree", tree(files_from_outside)),
]
