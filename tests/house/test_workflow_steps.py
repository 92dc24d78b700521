"""The longer steps of the workflows, run as they are written, with other programs in the place of those that need a network."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
AUDITS = [
    ".cache/uv/bin/uv audit --locked --preview-features audit-command",
    "npm audit --prefix tests --package-lock-only",
    "npm audit --prefix .ci/admin --package-lock-only",
]


def step(workflow: str, name: str) -> str:
    """The script of the step of this name."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / f"{workflow}.yml").read_text(encoding="utf-8"))["jobs"]
    [found] = [one["run"] for job in jobs.values() for one in job["steps"] if one.get("name") == name]
    return found


def run(script: str, folder: Path) -> str:
    """What a runner of GitHub does with a step."""
    around = {**os.environ, "SITE_FOLDER": ".", "PATH": f"{folder}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=around, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("unsafe", [[], AUDITS[:1], AUDITS[1:], AUDITS])
def test_each_audit_that_finds_something_is_a_line_of_the_issue(tmp_path, unsafe):
    for name in ("npm", ".cache/uv/bin/uv"):
        program = tmp_path / name
        program.parent.mkdir(parents=True, exist_ok=True)
        lines = "\n".join(f'{json.dumps(one)}) echo "1 vulnerability"; exit 1;;' for one in unsafe)
        program.write_text(f'#!/bin/sh\ncase "{name} $*" in\n{lines}\n*) exit 0;;\nesac\n', encoding="utf-8")
        program.chmod(0o700)
    (tmp_path / "due.md").write_text("Nothing is due for review.\n", encoding="utf-8")
    run(step("weekly", "Ask whether a library has a known vulnerability"), tmp_path)
    told = (tmp_path / "due.md").read_text(encoding="utf-8").splitlines()
    assert [one.rpartition(": ")[2] for one in told if one.startswith("- [ ] ")] == unsafe
    assert told.count("      1 vulnerability") == len(unsafe)


def test_the_checksum_of_every_published_file_can_be_checked(tmp_path):
    for name in ("index.html", "a page/index.html", "_headers"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    run(step("publish", "List the checksum of every published file"), tmp_path)
    assert run("sha256sum --check checksums.txt", tmp_path / "site").splitlines() == [
        "./_headers: OK",
        "./a page/index.html: OK",
        "./index.html: OK",
    ]


def test_the_proof_may_sign_and_nothing_more():
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["prove"]["permissions"] == {"id-token": "write", "attestations": "write"}
    assert [name for name, job in jobs.items() if "attestations" in job["permissions"]] == ["prove"]
    assert [one for one in jobs["prove"]["steps"] if "run" in one] == []
