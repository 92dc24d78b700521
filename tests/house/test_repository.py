"""The repository is fit to be handed over: small, whole, and tied to nobody's machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.content import Site
from macros.page_macros import PageMacros
from macros.pages.kinds import KINDS

ROOT = Path(__file__).parent.parent.parent
LOCKS = {"uv.lock", "tests/package-lock.json"} | {
    f".ci/{one}/package-lock.json" for one in ("admin", "lighthouse", "nu")
}

ELSEWHERE = re.compile(
    r"(?<![\w./])/(?:ho"
    r"me|Us"
    r"ers|ro"
    r"ot|wo"
    r"rk|tm"
    r"p|o"
    r"pt)/"  # a folder of somebody's machine
    r"|[a-zA-Z]:\\Us"
    r"ers"
    r"|\bpypi\.o"
    r"rg|\bpythonho"
    r"sted\.|\bregistry\.npm|\bnpmjs\.o"
    r"rg"  # a place to fetch packages from
)


def files() -> list[str]:
    """Every file that is, or is about to be, kept in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    ).stdout
    return sorted(name for name in set(listed.split("\0")) if name and (ROOT / name).is_file())


def places_elsewhere(text: str) -> list[str]:
    return [found.group() for found in ELSEWHERE.finditer(text)]


def test_no_file_is_larger_than_500_kb():
    large = [name for name in files() if (ROOT / name).stat().st_size > 500_000]
    assert [name for name in large if not name.startswith("docs/")] == []  # data/files.yml bounds those


def test_no_file_names_a_folder_of_somebodys_machine_or_a_place_to_fetch_packages_from():
    found = []
    for name in files():
        raw = (ROOT / name).read_bytes()
        if name not in LOCKS and b"\0" not in raw[:8000]:
            found += [f"{name}: {place}" for place in places_elsewhere(raw.decode("utf-8", "replace"))]
    assert found == []


def test_a_folder_of_somebodys_machine_is_told():
    assert places_elsewhere("see /ho" + "me/anna/site, not https://www.gov.uk/ho" + "me/x") == ["/ho" + "me/"]


def test_what_is_built_and_fetched_is_not_kept():
    assert [
        name
        for name in files()
        if re.match(r"site(-admin)?/|\.venv/|(tests|\.ci/\w+)/node_modules/|\.cache/|\.pictures/|\.site-", name)
    ] == []


@pytest.mark.parametrize(
    "word",
    [
        "make site",
        "make serve",
        "make check",
        "make test",
        "uv run python -m macros site",
        "uv run python -m macros check",
        "uv run python -m macros serve",
        "uv run npm ci --prefix tests",
        "uv run pytest -n 2",
    ],
)
def test_the_readme_gives_every_command(word):
    assert word in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_kind_of_page_and_every_macro():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    macros = PageMacros(Site(ROOT, date(2026, 11, 21))).named
    named = {*re.findall(r"`([a-z_]+)`", readme), *re.findall(r"[{`] ?([a-z_]+)\(", readme)}
    assert {*KINDS, *macros} - named == set()


def test_each_decision_has_a_number_of_its_own():
    paths = sorted((ROOT / ".github" / "decisions").glob("[0-9]*.md"))
    numbers = [int(path.name[:4]) for path in paths]
    assert [path.name for path in paths if numbers.count(int(path.name[:4])) > 1] == []
    assert [path.read_text(encoding="utf-8").split(".")[0] for path in paths] == [f"# {number}" for number in numbers]


def test_every_file_that_the_guide_and_the_decisions_name_in_code_is_there():
    """A path in backticks: one of this repository, or one below macros/. What a build makes need not be there yet."""
    missing = [
        f"{path.name}: {name}"
        for path in (ROOT / "README.md", *(ROOT / ".github").rglob("*.md"))
        for name in re.findall(r"`((?:[\w.-]+/)+[\w.-]*\.(?:py|html|css|js))`", path.read_text(encoding="utf-8"))
        if not name.startswith(("site/", "site-editions/", "site-hosting/"))
        and not any((base / name).exists() for base in (ROOT, ROOT / "macros", ROOT / "tests"))
    ]
    assert missing == []


def without_samples(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def test_every_file_that_the_readme_and_the_guide_name_is_there():
    missing = [
        f"{name}: {target}"
        for name in ("README.md", ".github/CONTRIBUTING.md")
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", without_samples((ROOT / name).read_text(encoding="utf-8")))
        if "://" not in target and not ((ROOT / name).parent / target).exists()
    ]
    assert missing == []


def test_the_makefile_has_its_words_and_ci_runs_the_same():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE).group(1).split()[:4] == [
        "site",
        "serve",
        "check",
        "test",
    ]
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_each_version_says_what_you_can_now_do_and_the_newest_is_ours():
    text = (ROOT / ".github" / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## (.+)$", text, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert versions[0] == project["version"]
    assert versions == sorted(versions, key=lambda one: [int(part) for part in one.split(".")], reverse=True)
    lines = re.findall(r"^- (.*)$", text, re.MULTILINE)
    assert [line for line in lines if not line.startswith("You can now ")] == []


def test_the_command_says_its_version():
    done = CliRunner().invoke(main, ["--version"])
    assert (done.exit_code, done.output) == (0, f"{version('macros')}\n")
