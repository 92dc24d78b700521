"""Every step of the workflows that runs a script, run as GitHub runs it, with other programs in the place of those it calls."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from macros.__main__ import main

ROOT = Path(__file__).parent.parent.parent
CASES = yaml.safe_load((Path(__file__).parent / "workflow-steps.yml").read_text(encoding="utf-8"))
ELSEWHERE = {"england: List"}
"""The steps that tests/england tries with the real program."""
PROGRAMS = {name: name for name in ("curl", "unzip", "gh", "git", "make", "npm", "python3", "sudo")} | {
    ".ci/before": "before",
    ".venv/bin/python": "python",
    ".cache/uv/bin/uv": "uv",
    ".cache/zensical/bin/python": "zensical-python",
}
"""The programs that the steps call, by where they are, with the names that the cases have for them."""
EXPRESSION = re.compile(r"\$\{\{ *(?:[\w-]+\.)*(\w+) *\}\}")
"""What GitHub fills in: here its last word, `run_id` for the id of the run."""
SHELLS = {"": ("bash", "-e"), "bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail")}
"""How GitHub runs a script, by the `shell` of its step."""
OWN = re.compile(r"(?<![\w/.$])(?:tests|\.ci)/[\w./-]+")
"""A file of the repository that a script names."""


@dataclass(frozen=True)
class Step:
    """A script of a workflow, and what the workflow, its job and the step itself put into its environment."""

    workflow: str
    name: str
    script: str
    shell: str
    env: dict[str, str]

    @property
    def title(self) -> str:
        return f"{self.workflow}: {self.name or self.script.splitlines()[0]}"


def steps() -> Iterator[Step]:
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        for job in workflow["jobs"].values():
            for one in job["steps"]:
                if "run" in one:
                    env = workflow.get("env", {}) | job.get("env", {}) | one.get("env", {})
                    filled = {name: EXPRESSION.sub(r"\1", value) for name, value in env.items()}
                    yield Step(path.stem, one.get("name", ""), one["run"], one.get("shell", ""), filled)


STEPS = list(steps())


def found(title: str) -> Step:
    return next(one for one in STEPS if one.title.startswith(title))


def stand_in(path: Path, name: str, does: dict[str, str]) -> None:
    """A program that notes how it is called, and does what the case says that it does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    cases = "".join(f"{'*'.join(map(shlex.quote, asked.split('*')))}) {shell};;\n" for asked, shell in does.items())
    path.write_text(f'#!/bin/sh\necho "{name} $*" >> "$CALLS"\ncase "{name} $*" in\n{cases}esac\n', encoding="utf-8")
    path.chmod(0o700)


def run(step: Step, case: dict[str, Any], folder: Path) -> tuple[int, list[str]]:
    """The exit code of a step in this folder, and the programs that it called."""
    for name, text in case.get("files", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for place, name in PROGRAMS.items():
        stand_in(folder / place if "/" in place else folder / "programs" / place, name, case.get("does", {}))
    told = {"GITHUB_ENV": "env", "GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary", "GITHUB_RUN_ID": "1"}
    around = {"CALLS": str(folder / "calls"), "RUNNER_TEMP": "temp", "SITE_FOLDER": ".", "OPEN": ""} | told
    around |= {"PATH": f"{folder / 'programs'}:{os.environ['PATH']}", "LC_ALL": "C"}
    command = [*SHELLS[step.shell], "-c", step.script]
    done = subprocess.run(command, cwd=folder, env=around | step.env | case.get("env", {}), capture_output=True)
    calls = folder / "calls"
    return done.returncode, calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []


@pytest.mark.parametrize("case", CASES, ids=[f"{one['step']}: {one['case']}" for one in CASES])
def test_each_step_does_what_it_is_for(case, tmp_path, monkeypatch):
    assert run(found(case["step"]), case, tmp_path) == (case.get("exit", 0), case.get("calls", []))
    left = case.get("left", {})
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in left} == left
    assert [name for name in case.get("gone", []) if (tmp_path / name).exists()] == []
    monkeypatch.chdir(tmp_path)
    for called in case.get("calls", []):
        known_to_the_command_line(called)


def known_to_the_command_line(called: str) -> None:
    """A call of this program has a command and options that it knows."""
    _, is_ours, words = called.partition("python -m macros ")
    if is_ours:
        name, *given = words.split()
        main.commands[name].make_context(name, given)


def test_every_script_of_every_workflow_is_tried():
    tried = {found(case["step"]).script for case in CASES} | {found(title).script for title in ELSEWHERE}
    assert [one.title for one in STEPS if one.script not in tried] == []


def test_every_file_that_a_script_names_is_in_the_repository():
    named = {path for one in STEPS for path in OWN.findall(one.script)}
    assert len(named) > 5
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_make_knows_every_target_that_a_script_asks_for():
    targets = sorted({found[1] for one in STEPS for found in re.finditer(r"^make (\S+)", one.script, re.MULTILINE)})
    assert len(targets) > 3
    asked = subprocess.run(["make", "--dry-run", *targets], cwd=ROOT, capture_output=True, text=True)
    assert (asked.returncode, asked.stderr) == (0, "")


def test_a_call_with_an_option_that_the_program_does_not_know_is_refused():
    with pytest.raises(click.NoSuchOption):
        known_to_the_command_line("python -m macros overdue --soon")


def test_the_proof_may_sign_and_nothing_more():
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["prove"]["permissions"] == {"id-token": "write", "attestations": "write"}
    assert [name for name, job in jobs.items() if "attestations" in job["permissions"]] == ["prove"]
    assert [one for one in jobs["prove"]["steps"] if "run" in one] == []
