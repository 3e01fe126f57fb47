#!/usr/bin/env python3
"""Compares the simple commands that Languages/Shell finds in scripts with those of tree-sitter-bash.

    compare.py --list COMMAND [--known FILE] [--show] FOLDER ...

COMMAND is the built ListCommands. Needs tree-sitter, tree-sitter-bash and PyYAML (PyPI). FILE holds the
differences that were judged by hand: the hash of a script, a tab, and who is wrong and why.
"""
import argparse
import hashlib
import json
import pathlib
import re
import subprocess
import sys

import tree_sitter
import tree_sitter_bash

import scripts

PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_bash.language()))
ASSIGNING = {"variable_assignment", "variable_assignments"}
DECLARING = {"declaration_command", "unset_command"}
COUNTED = {"command", "test_command", "redirected_statement", "file_redirect"} | ASSIGNING | DECLARING


def words(node, source):
    """The words of a command as they are spelled, those behind a heredoc's operator too."""
    found = []
    for child in node.children:
        if child.type in ("file_redirect", "herestring_redirect", "heredoc_redirect"):
            continue
        found.append(source[child.start_byte:child.end_byte].decode(errors="replace"))
    return found


def behind_heredoc(node, source):
    for redirect in node.children:
        if redirect.type == "heredoc_redirect":
            for child in redirect.children_by_field_name("argument"):
                yield source[child.start_byte:child.end_byte].decode(errors="replace")


def commands(node, source, found):
    """(first byte, words) of each simple command; words only where tree-sitter splits as a shell does."""
    kind = node.type
    parent = node.parent.type if node.parent else ""
    is_part = kind in ASSIGNING and parent in {"command"} | ASSIGNING | DECLARING
    is_part = is_part or parent == "c_style_for_statement"
    # `$(< file)` has a redirection and nothing else.
    is_part = is_part or kind == "file_redirect" and parent != "command_substitution"
    if node.is_named and kind in COUNTED and not is_part:
        text = source[node.start_byte:node.end_byte]
        if kind == "command":
            own = words(node, source)
            if parent == "redirected_statement":
                own += behind_heredoc(node.parent, source)
            found.append((node.start_byte, own))
        elif kind == "file_redirect":
            found.append((node.start_byte, None))
        elif kind == "redirected_statement":
            if node.child_by_field_name("body") is None:
                found.append((node.start_byte, None))
        elif not text.startswith(b"(("):
            found.append((node.start_byte, None))
    for child in node.children:
        commands(child, source, found)


def of_tree_sitter(source):
    root = PARSER.parse(source).root_node
    found = []
    commands(root, source, found)
    return not root.has_error, sorted(found, key=lambda command: command[0])


def of_project(lister, sources):
    given = b"".join(b"%d\n%s\n" % (len(source), source) for source in sources)
    said = subprocess.run([lister], input=given, stdout=subprocess.PIPE, check=True).stdout
    answers = [json.loads(line) for line in said.split(b"\n") if line]
    return answers


def commands_of(source, rows):
    for whole, *parts in rows:
        parts.sort()
        yield (parts or [whole])[0][0], [source[a:b].decode(errors="replace") for a, b in parts]


# What other tools fill in before a shell reads the script; alone on its line it is no command.
TEMPLATE = re.compile(rb"\$?\{\{.*?\}\}|\{%.*?%\}")
TEMPLATE_LINE = re.compile(rb"(?m)^[ \t]*(\{\{.*?\}\}|\{%.*?%\})[ \t]*$")


def filled_in(source):
    """The script with words of the same length in the place of templates."""
    source = TEMPLATE_LINE.sub(lambda match: b" " * len(match[0]), source)
    return TEMPLATE.sub(lambda match: b"T" * len(match[0]), source)


def bash_takes(source):
    """Whether bash finds the grammar in order."""
    told = subprocess.run(["bash", "-O", "extglob", "-n"], input=source, stderr=subprocess.PIPE)
    return told.returncode == 0 and b"here-document" not in told.stderr


def without_dashes(words):
    """tree-sitter-bash makes no node of a lone `-` before a heredoc."""
    return [word for word in words if word != "-"]


def difference(source, ours, theirs):
    """Lines that tell where two lists differ, none if they are the same."""
    told = []
    mine, other = dict(ours), dict(theirs)
    for place in sorted(mine.keys() | other.keys()):
        line = source[:place].count(b"\n") + 1
        if place not in other:
            told.append(f"  line {line}: only ours: {' '.join(mine[place])[:90]!r}")
        elif place not in mine:
            rest = source[place:].split(b"\n")[0].decode(errors="replace")
            told.append(f"  line {line}: only tree-sitter's: {rest[:90]!r}")
        elif other[place] is not None and without_dashes(mine[place]) != without_dashes(other[place]):
            told.append(f"  line {line}: ours {mine[place]!r}\n{' ' * 10}theirs {other[place]!r}")
    return told


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--list", required=True)
    arguments.add_argument("--known")
    arguments.add_argument("--show", action="store_true")
    arguments.add_argument("folders", nargs="+")
    given = arguments.parse_args()
    known = {}
    if given.known:
        for line in pathlib.Path(given.known).read_text().splitlines():
            if line and not line.startswith("#"):
                known.update([line.split("\t", 1)])
    carried = [item for folder in given.folders for item in scripts.in_tree(folder)]
    sources = [text.encode() for _, _, text in carried]
    count = {"commands": 0, "equal": 0, "judged": 0, "different": 0, "as bash": 0, "templates": 0}
    for (path, key, _), source, ours in zip(carried, sources, of_project(given.list, sources), strict=True):
        filled = filled_in(source) if "template" in ours[0] else source
        takes, theirs = of_tree_sitter(filled)
        told = difference(filled, list(commands_of(filled, ours[1])), theirs)
        mark = hashlib.sha256(source).hexdigest()[:12]
        is_judged = mark in known
        bash = bash_takes(filled)
        is_complete = set(ours[0]) <= {"template"}
        count["commands"] += len(ours[1])
        count["templates"] += "template" in ours[0]
        if is_complete != bash:
            told.append(f"  ours says {ours[0]}, bash {'takes' if bash else 'refuses'} it")
        else:
            count["as bash"] += 1
        if not told:
            count["equal"] += 1
        elif is_judged:
            count["judged"] += 1
        else:
            count["different"] += 1
        if told and (given.show or not is_judged):
            judged = f" (judged: {known[mark]})" if is_judged else ""
            print(f"{mark} {path} {key}: tree-sitter {'reads' if takes else 'FAILS'}{judged}")
            print("\n".join(told[:12]))
    print(f"{len(carried)} scripts: " + ", ".join(f"{number} {name}" for name, number in count.items()))
    return 1 if count["different"] else 0


if __name__ == "__main__":
    sys.exit(main())
