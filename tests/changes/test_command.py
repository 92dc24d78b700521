"""The commands `changes` and `zip` say in plain words what they did, or what they need."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from two_sites import page, site

from macros.commands.reviewing import changes, zip_site


def run(command: object, *words: object) -> tuple[int, str]:
    found = CliRunner().invoke(command, [str(word) for word in words])  # type: ignore[arg-type]
    return found.exit_code, found.output


def two(folder: Path) -> tuple[Path, Path]:
    """Two sites in folders with spaces; one page says something else."""
    before = site(folder / "the old one", {"site/a/index.html": page("<p>One.</p>")})
    return before, site(folder / "the new one", {"site/a/index.html": page("<p>Two.</p>")})


def test_changes_are_shown_or_written(tmp_path):
    before, after = two(tmp_path)
    assert "before: **One.**" in run(changes, "--before", before, "--after", after)[1]
    report = tmp_path / "re port.md"
    code, said = run(changes, "--before", before, "--after", after, "--report", report)
    assert (code, said) == (0, "1 page and 0 other files differ.\n")
    assert "after: **Two.**" in report.read_text(encoding="utf-8")


def test_what_is_not_a_site_is_told(tmp_path):
    code, said = run(changes, "--before", tmp_path / "nowhere", "--after", tmp_path)
    assert code == 1
    assert "There is no built site in" in said
    assert "Traceback" not in said


def test_a_zip_is_written_where_it_was_asked_for(tmp_path):
    root = two(tmp_path)[0]
    code, said = run(zip_site, "--folder", root, "--to", tmp_path / "a b.zip")
    assert code == 0
    ready = "is ready (0.0 MB). Extract all of it, then open index.html in the folder site-preview."
    assert said == f"{tmp_path / 'a b.zip'} {ready}\n"
    assert (tmp_path / "a b.zip").is_file()
    assert run(zip_site, "--folder", tmp_path)[0] == 1
