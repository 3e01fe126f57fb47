"""Files whose bytes are the attack."""
import base64
import json
import random

from inputs.manifests import known, secret
from run import SECRET


def file(text, name="evil.yaml", *says):
    def make(case):
        known(case)
        case.write(name, text() if callable(text) else text)
        case.expect(*says)
    return make


def bomb(levels):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, levels)]
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: bomb}\n" + "\n".join(lines) + "\n"


def merge_bomb():
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}], k{i}: 1}}" for i in range(1, 200)]
    return "\n".join(lines) + "\n"


def mapping_of(count):
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n" + "".join(
        f"  k{i}: v\n" for i in range(count))


def script(line, count, between=""):
    return ("apiVersion: batch/v1\nkind: Job\nmetadata: {name: j}\nspec:\n  template:\n    spec:\n      containers:\n"
            "        - name: c\n          image: redis:7\n          command: [sh, -c]\n          args:\n            - |\n"
            + f"              {line}\n" * count + between)


def bytes_of_all_kinds():
    return bytes(range(256)) * 4_000


def encoded(size):
    """A Secret's value: random bytes, the same in each run."""
    value = base64.b64encode(random.Random(1).randbytes(size)).decode()
    return f"apiVersion: v1\nkind: Secret\nmetadata: {{name: s}}\ndata:\n  a: {value}\n"


DEEP = 100_000
ALL = [
    ("alias bomb, 9^60 nodes", file(lambda: bomb(60), "evil.yaml", "MGN002")),
    ("merge keys that double 200 times", file(merge_bomb)),
    ("100,000 flow sequences in each other", file(lambda: "a: " + "[" * DEEP + "]" * DEEP, "evil.yaml", "MGN002")),
    ("100,000 flow mappings in each other", file(lambda: "{a: " * DEEP + "}" * DEEP, "evil.yaml", "MGN002")),
    ("100,000 block sequences in each other", file(lambda: "- " * DEEP + "x\n", "evil.yaml", "MGN002")),
    ("4,000 block mappings in each other", file(
        lambda: "".join(" " * i + "a:\n" for i in range(4_000)), "evil.yaml", "MGN002")),
    ("100,000 arrays in each other, JSON", file(lambda: "[" * DEEP + "]" * DEEP, "evil.json", "evil.json")),
    ("100,000 objects in each other, JSON", file(lambda: '{"a":' * DEEP + "1" + "}" * DEEP, "evil.json", "evil.json")),
    ("100,000 brackets without an end", file(lambda: "[" * DEEP)),
    ("quotes without an end, 5 MB", file(lambda: 'a: "' + "x" * 5_000_000)),
    ("a block scalar of 19 MB", file(lambda: "a: |\n" + "  line of text\n" * 1_300_000)),
    ("one line of 19 MB", file(lambda: "a: " + "x" * 19_000_000)),
    ("one line of 8 MB with 1,000,000 entries", file(
        lambda: "a: [" + ", ".join(["b: 1"] * 1_000_000) + "]\n", "evil.yaml")),
    ("a scalar that declares 1 GB: !!binary, 1e999999999", file(
        lambda: "a: !!binary |\n  AAAA\nb: 1e999999999\nc: 0x" + "F" * 100_000 + "\nd: !!int " + "9" * 1_000_000 + "\n")),
    ("an indentation of 2,000,000 blanks", file(lambda: "a:\n" + " " * 2_000_000 + "b: 1\n")),
    ("an indicator of 99999999999999999999 blanks", file(lambda: "a: |99999999999999999999\n  x\nb: |9+\n x\n")),
    ("200,000 documents", file(lambda: "---\na: 1\n" * 200_000)),
    ("200,000 anchors", file(lambda: "".join(f"- &a{i} x\n" for i in range(200_000)))),
    ("one key 100,000 times", file(lambda: "k: v\n" * 100_000)),
    ("300,000 keys", file(lambda: mapping_of(300_000))),
    ("a key of 10 MB", file(lambda: "? " + "k" * 10_000_000 + "\n: v\n")),
    ("100,000 directives and tags", file(lambda: "%TAG !e! tag:e:\n" * 100_000 + "---\n!e!x a\n")),
    ("every byte there is, 1 MB", file(bytes_of_all_kinds, "evil.yaml", "1 not YAML")),
    ("zero bytes, 5 MB", file(lambda: b"\0" * 5_000_000, "evil.yaml", "1 not YAML")),
    ("UTF-16 and UTF-32 with half a character", file(lambda: b"\xff\xfe\x00\x00a\x00\x00")),
    ("overlong and surrogate UTF-8", file(lambda: b"a: \xc0\xaf\xed\xa0\x80\xf5\x80\x80\x80\n", "evil.yaml", "evil.yaml")),
    ("carriage returns alone, 1,000,000", file(lambda: "a: b\r" * 1_000_000)),
    ("escapes and bidi overrides in every value", file(
        lambda: 'apiVersion: v1\nkind: Secret\nmetadata: {name: "a\\e[31m\\u202Eb\\u2028c"}\n'
        'stringData: {"k\\e]0;x\\a": CHANGEME, "::error::x": CHANGEME, "##vso[task.setvariable]": CHANGEME}\n')),
    ("a secret that a broken file may show", file(
        lambda: f"apiVersion: v1\nkind: Secret\nstringData:\n  password: {SECRET}\n\tx: [\n  token: '{SECRET}\n")),
    ("a script of 20,000 ( without an end", file(lambda: script("(" * 20_000, 1))),
    ("a script of 20,000 $(( without an end", file(lambda: script("echo $((" * 20_000, 1))),
    ("a script of 200,000 commands", file(lambda: script("redis-cli set a b", 200_000))),
    ("a script of 20,000 here-documents", file(lambda: script("cat <<A <<B", 20_000))),
    ("a script whose variables double 200 times", file(
        lambda: script("", 1) + "".join(f"              a{i}=$a{i - 1}$a{i - 1}\n" for i in range(1, 200))
        + "              redis-cli $a199\n")),
    ("14 MB in base64 in one key of a Secret", file(lambda: encoded(14_000_000))),
    ("9 MB of #{ in one key of a Secret", file(
        lambda: "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  a: 'a" + "#{" * 4_500_000 + "'\n")),
    ("JSON with 1,000,000 objects of one kind", file(
        lambda: json.dumps({"kind": "List", "apiVersion": "v1", "items": [{"a": 1}] * 1_000_000}), "evil.json")),
    ("ignore comments, 100,000", file(lambda: "# manifestguard: ignore[" * 100_000 + "\n" + secret())),
    ("ignore comments, one a line, 100,000", file(
        lambda: "# manifestguard: ignore[placeholder-secret-overwrite] x\n" * 100_000 + secret("c"))),
]
