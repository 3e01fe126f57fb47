"""A stage on which the steps of a workflow or an action run as a runner of GitHub would run them.

`gh` and `docker` are stand-ins that take note of what they are asked; artifacts pass from job to job.
"""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

STAND_IN = """#!/bin/sh
printf '%s' "${0##*/}" >>"$STAND_IN_LOG"
for word; do printf ' %s' "$word" >>"$STAND_IN_LOG"; done
echo >>"$STAND_IN_LOG"
"""


def value(name, context):
    """What a name such as `steps.lint.outputs.errors` or a literal such as 'true' stands for."""
    if name.startswith("'"):
        return name.strip("'")
    found = context
    for part in name.split("."):
        found = found.get(part, "") if isinstance(found, dict) else ""
    return str(found)


def filled(text, context):
    return re.sub(r"\$\{\{ *([^}]+?) *\}\}", lambda match: value(match[1], context), str(text))


def holds(condition, context):
    """Whether a condition is true; ours are comparisons joined by &&."""
    for term in condition.removeprefix("${{").removesuffix("}}").strip().split(" && "):
        one, sign, other = term.split(" ")
        if (value(one, context) == value(other, context)) != (sign == "=="):
            return False
    return True


class Stage:
    """What jobs have in common: the repository, the artifacts, the notes of what ran and what did not."""

    def __init__(self, instead, left_out, environment):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="run-steps-"))
        self.instead, self.left_out, self.environment = instead, left_out, environment
        self.repository, self.artifacts = self.folder / "repository", self.folder / "artifacts"
        self.ran, self.unrun = [], {}

    def commit(self, root, edit):
        """Makes the repository that jobs check out: the files of `root`, and `edit` made to them."""
        names = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root, check=True,
            capture_output=True, text=True).stdout.split("\0")
        for name in names:
            if (root / name).is_file():
                (self.repository / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(root / name, self.repository / name)
        edit(self.repository)
        git = ["git", "-c", "user.name=check", "-c", "user.email=check@example.com"]
        for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "all"]):
            subprocess.run([*git, *command], cwd=self.repository, check=True)

    def close(self):
        shutil.rmtree(self.folder)


class Job:
    """The steps of a job or an action, one after the other until one fails."""

    def __init__(self, stage, file, name, context, environment=None):
        self.stage, self.file, self.name = stage, file, name
        self.context = {**context, "steps": {}}
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"{name}-", dir=stage.folder))
        self.workspace, self.said = self.folder / "workspace", ""
        self.workspace.mkdir()
        (self.folder / "bin").mkdir()
        for name in ("log", "summary", "output"):
            (self.folder / name).touch()
        for tool in ("gh", "docker"):
            (self.folder / "bin" / tool).write_text(STAND_IN)
            (self.folder / "bin" / tool).chmod(0o755)
        self.environment = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "HOME": str(self.folder),
            "LANG": "C.UTF-8", "GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "Example/Apps", "GITHUB_SHA": "0123abc", "GITHUB_ACTOR": "somebody",
            "GITHUB_WORKSPACE": str(self.workspace), "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"), "RUNNER_TEMP": str(self.folder),
            "STAND_IN_LOG": str(self.folder / "log"), **stage.environment, **(environment or {})}

    @property
    def outputs(self):
        return {name: text for step in self.context["steps"].values() for name, text in step["outputs"].items()}

    @property
    def asked(self):
        """What the stand-ins were asked, a line for each time."""
        return (self.folder / "log").read_text()

    def run(self, steps):
        """Whether all succeeded; what does not run here counts as a success."""
        return all(self.step(step) for step in steps)

    def step(self, step):
        title = step.get("name") or step.get("uses") or step["run"]
        place = f"{self.file}: {self.name}: {title}"
        if "if" in step and not holds(step["if"], self.context):
            return True
        if "uses" in step:
            return self.use(step, place)
        command = step["run"]
        for (file, start), reason in self.stage.left_out.items():
            if file == self.file and command.startswith(start):
                self.stage.unrun[place] = reason
                return True
        if (self.file, command) in self.stage.instead:
            command, self.stage.unrun[place] = self.stage.instead[self.file, command]
        (self.folder / "output").write_text("")
        variables = {name: filled(text, self.context) for name, text in step.get("env", {}).items()}
        result = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command], cwd=self.workspace,
            env={**self.environment, **variables}, capture_output=True, text=True)
        self.said += result.stdout + result.stderr
        lines = (self.folder / "output").read_text().splitlines()
        outputs = dict(line.split("=", 1) for line in lines)
        self.context["steps"][step.get("id", "")] = {"outputs": outputs}
        self.stage.ran.append(f"{place}: status {result.returncode}")
        return result.returncode == 0

    def use(self, step, place):
        parameters = {name: filled(text, self.context) for name, text in step.get("with", {}).items()}
        action, artifacts = step["uses"].split("@")[0], self.stage.artifacts
        if action == "actions/checkout":
            subprocess.run(["git", "clone", "--quiet", self.stage.repository, self.workspace], check=True)
        elif action == "actions/upload-artifact":
            source, target = self.workspace / parameters["path"], artifacts / parameters["name"]
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                target.mkdir(parents=True)
                shutil.copy2(source, target)
        elif action == "actions/download-artifact":
            for artifact in sorted(artifacts.glob(parameters.get("name") or parameters["pattern"])):
                shutil.copytree(artifact, self.workspace / parameters["path"], dirs_exist_ok=True)
        else:
            self.stage.unrun[place] = "an action of others"
        return True
