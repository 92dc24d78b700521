"""The workflow that makes all areas on many machines lists them for the machines; its other steps are in tests/house."""

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
    path = tmp_path / ".venv/bin/python"
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    path.chmod(0o755)
    return tmp_path


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
