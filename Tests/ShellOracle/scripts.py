"""The shell scripts that files of a tree carry: values of keys that end in .sh, texts with a shell's
shebang, operands of `sh -c`, steps of CI jobs and of Tekton tasks."""
import pathlib
import re

import yaml

SHELLS = {"sh", "bash", "ash", "dash", "ksh", "zsh", "busybox"}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(LOADER):
    """Takes unknown tags as plain data."""


def untagged(loader, _, node):
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)


Loader.add_multi_constructor("", untagged)


def shebang(text):
    """The interpreter that a text names, None without one."""
    line = text.split("\n", 1)[0]
    if not line.startswith("#!"):
        return None
    words = [word.rsplit("/", 1)[-1] for word in line[2:].split()]
    words = [word for word in words if word != "env" and not word.startswith("-")]
    return words[0] if words else ""


def operand(words):
    """The script of `sh -c SCRIPT`."""
    if not words or not all(isinstance(word, str) for word in words):
        return None
    for place, word in enumerate(words[:-1]):
        if re.fullmatch(r"-[a-zA-Z]*c", word):
            if any(before.rsplit("/", 1)[-1] in SHELLS for before in words[:place]):
                return words[place + 1]
    return None


def strings(value):
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def is_step(mapping, key):
    """Whether the text of a key is run by a shell: Tekton, Ansible, GitHub's workflows."""
    if key == "run":
        return str(mapping.get("shell", "bash")).split()[0] in SHELLS and ("name" in mapping or "id" in mapping)
    if key == "script":
        return "image" in mapping or "name" in mapping
    return key in ("shell", "ansible.builtin.shell") and "\n" in mapping[key]


def found_in(value, key=""):
    """Every script in a document, with the key it stands under."""
    if isinstance(value, dict):
        for name in ("command", "args"):
            words = strings(value.get(name))
            yield from ((name, text) for text in [operand(words)] if text)
        whole = strings(value.get("command")) + strings(value.get("args"))
        text = operand(whole)
        if text and text not in (operand(strings(value.get("command"))), operand(strings(value.get("args")))):
            yield "command+args", text
        for name, item in value.items():
            name = str(name)
            if name in ("script", "before_script", "after_script") and isinstance(item, list):
                lines = [line for part in item for line in (part if isinstance(part, list) else [part])]
                if lines and all(isinstance(line, str) for line in lines):
                    yield name, "\n".join(lines)
            if isinstance(item, str) and is_step(value, name) and shebang(item) in SHELLS | {None}:
                yield name, item
            yield from found_in(item, name)
    elif isinstance(value, list):
        if operand(strings(value)) and key not in ("command", "args"):
            yield key, operand(strings(value))
        for item in value:
            yield from found_in(item, key)
    elif isinstance(value, str) and "\n" in value:
        if shebang(value) in SHELLS or (re.search(r"\.(sh|bash)$", key) and shebang(value) is None):
            yield key, value
        elif re.match(r"\s*(---|apiVersion:|[\w-]+:)", value):
            yield from in_text(value)


BLOCK = re.compile(r"^(\s*)(?:-\s+)?(?:([\w.\-\"']+):\s*)?[|>][-+0-9]*\s*$")


def in_lines(text):
    """Block scalars of what is no YAML, a Helm template for one."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        header = BLOCK.match(line)
        if not header:
            continue
        body, indent = [], None
        for row in lines[number + 1:]:
            own = len(row) - len(row.lstrip(" "))
            if row.strip() and indent is None:
                indent = own
                if indent <= len(header.group(1)):
                    break
            if row.strip() and own < indent:
                break
            body.append(row[indent:] if indent else "")
        script = "\n".join(body).rstrip("\n") + "\n"
        key = (header.group(2) or "").strip("\"'")
        before = "\n".join(lines[max(0, number - 4):number + 1])
        is_operand = re.search(r"\b(ba|da|a)?sh\b[\"']?,?\s*[\s\S]*-\w*c\b", before) and not key.startswith("name")
        if shebang(script) in SHELLS or (shebang(script) is None and (re.search(r"\.(sh|bash)$", key) or is_operand)):
            yield key or "operand", script


def in_text(text):
    try:
        for document in yaml.load_all(text, Loader=Loader):
            yield from found_in(document)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        yield from in_lines(text)


def in_tree(folder):
    """(file, key, script) for each script below a folder, each text once."""
    seen = set()
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if not path.is_file() or path.suffix not in (".yaml", ".yml", ".json", ".tpl", ".tftpl", ".sh", ".bash"):
            continue
        text = path.read_text(errors="replace")
        if path.suffix in (".sh", ".bash"):
            found = [("", text)] if shebang(text) in SHELLS | {None} else []
        else:
            found = in_text(text)
        for key, script in found:
            if script.strip() and script not in seen:
                seen.add(script)
                yield path, key, script
