"""The scripts of the workflow that makes all areas on many machines do what they are meant to, here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from small_england import AREAS

ROOT = Path(__file__).parents[2]
JOBS = yaml.safe_load((ROOT / ".github/workflows/england.yml").read_text(encoding="utf-8"))["jobs"]


def step(job: str, name: str) -> str:
    return next(one["run"] for one in JOBS[job]["steps"] if one.get("name") == name)


@pytest.fixture
def machine(tmp_path) -> Path:
    """A folder like that of a runner, with the environment in its place."""
    (tmp_path / ".venv/bin").mkdir(parents=True)
    program(tmp_path, f'exec "{sys.executable}" "$@"')
    return tmp_path


def program(folder: Path, script: str) -> None:
    """What the steps call as Python does this."""
    path = folder / ".venv/bin/python"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def run(script: str, folder: Path, **words: str) -> str:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "GITHUB_OUTPUT": "output",
        "GITHUB_STEP_SUMMARY": "summary",
        **words,
    }
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_areas_are_listed_for_the_other_machines(files, machine):
    (machine / "published").symlink_to(files)
    run(step("list", "List"), machine, AREAS="")
    name, _, codes = (machine / "output").read_text().strip().partition("=")
    assert (name, json.loads(codes)) == ("codes", sorted(AREAS))
    assert JOBS["site"]["strategy"]["matrix"] == {"code": "${{ fromJSON(needs.list.outputs.codes) }}"}


def test_some_areas_can_be_asked_for(files, machine):
    (machine / "published").symlink_to(files)
    run(step("list", "List"), machine, AREAS="E06000059,E09000001")
    assert json.loads((machine / "output").read_text().partition("=")[2]) == ["E06000059", "E09000001"]


def test_one_machine_makes_its_own_area(machine):
    """The command of the step, with the program in whose place another says what it was asked."""
    program(machine, 'echo "$@"')
    said = run(step("site", "Make and build"), machine, CODE="E06000059")
    assert said == "-m macros england --from published --to england --areas E06000059 --build\n"


def test_the_logs_of_all_machines_are_one_table(machine):
    for code in ("E06000059", "E09000001"):
        (machine / f"kept/area-{code}").mkdir(parents=True)
        (machine / f"kept/area-{code}/log.csv").write_text(f"code,faults\n{code},0\n")
    run(step("region", "Put the logs together"), machine)
    assert (machine / "region/log.csv").read_text() == "code,faults\nE06000059,0\nE09000001,0\n"


def test_the_scorecards_of_all_machines_are_gathered(machine):
    program(machine, 'echo "$@"')
    for code in ("E09000001", "E06000059"):
        folder = machine / f"kept/area-{code}/{code}/site/figures"
        folder.mkdir(parents=True)
        (folder / "scorecard.csv").write_text("a\n")
    said = run(step("region", "Gather"), machine)
    cards = [f"kept/area-{code}/{code}/site/figures/scorecard.csv" for code in ("E06000059", "E09000001")]
    assert said == f"-m macros region {' '.join(cards)} --to region/england --title England\n"
