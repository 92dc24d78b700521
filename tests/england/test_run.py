"""One command makes the folders of all areas: what fails stops nothing else, what is whole is left, and all is in the log."""

from __future__ import annotations

import csv
import os
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from example_sites import one_page
from small_england import AREAS

from macros.commands.england import england
from macros.england import codes_of
from macros.england.kept import hash_of, keep, state
from macros.england.log import line, report
from macros.england.one import Row, build
from macros.importing import publications, read_once
from macros.system import disk
from macros.system.lock import one_at_a_time

MADE, THEIRS = "E06000053", "E09000001"


@pytest.fixture(scope="module")
def to(tmp_path_factory) -> Path:
    """Where the folders go; one is there already, and is somebody's own."""
    folder = tmp_path_factory.mktemp("england")
    (folder / THEIRS).mkdir()
    (folder / THEIRS / "notes.txt").write_text("Keep this.", encoding="utf-8")
    return folder


def asked(files: Path, to: Path, *more: str) -> tuple[int, str]:
    done = CliRunner().invoke(england, ["--from", str(files), "--to", str(to), "--areas", f"{MADE},{THEIRS}", *more])
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def first(files, to) -> tuple[int, str]:
    return asked(files, to)


def logged(to: Path) -> dict[str, dict[str, str]]:
    with (to / "log.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def test_the_authorities_are_those_that_most_files_name_in_their_newest_year(published):
    assert codes_of(published) == sorted(AREAS)


def test_an_authority_that_was_abolished_is_not_made(files, tmp_path):
    for path in files.iterdir():
        text = path.read_text(encoding="utf-8").splitlines(keepends=True)
        old = [row.replace("E06000063", "E10000006").replace("942", "909") for row in text if row.startswith("2023")]
        (tmp_path / path.name).write_text("".join([*text, *old]), encoding="utf-8")
    found = codes_of(read_once(sorted(tmp_path.iterdir()), publications(tmp_path)))
    assert found == sorted(AREAS)


def test_an_area_that_fails_does_not_stop_the_others(first, to):
    code, said = first
    rows = logged(to)
    assert code == 1
    assert (rows[MADE]["folder"], rows[MADE]["faults"], rows[MADE]["area"]) == ("made", "0", "Isles of Scilly")
    assert (to / MADE / "data/partnership.yml").exists()
    assert (rows[THEIRS]["folder"], rows[THEIRS]["faults"]) == ("failed", "1")
    assert "This folder was not made by this command, or somebody has changed it since" in said


def test_a_folder_that_is_not_of_this_command_is_left_as_it_is(first, to):
    assert [path.name for path in (to / THEIRS).iterdir()] == ["notes.txt"]


def test_what_is_whole_is_left(first, files, to):
    assert "left in" in asked(files, to)[1]
    assert (logged(to)[MADE]["folder"], logged(to)[MADE]["faults"]) == ("left", "0")


def test_another_run_in_the_same_folder_is_refused_and_leaves_its_areas_alone(files, tmp_path):
    with one_at_a_time(disk.lock_of(tmp_path / "england")):
        code, said = asked(files, tmp_path)
    assert (code, "Another run for this folder is running" in said) == (1, True)
    assert not (tmp_path / MADE).exists()


def test_what_somebody_has_changed_is_never_made_again(tmp_path):
    folder = tmp_path / MADE
    folder.mkdir()
    assert state(folder, "one") == "theirs"
    keep(folder, "one", folder)
    assert (state(folder, "one"), state(folder, "another")) == ("same", "old")
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text("built", encoding="utf-8")
    assert state(folder, "one") == "same"
    (folder / "index.md").write_text("Ours.", encoding="utf-8")
    assert (state(folder, "one"), state(folder, "another")) == ("theirs", "theirs")


@pytest.mark.parametrize("left", [".site-lock", "data/.change-lock", ".site-new/index.html", ".site-old/index.html"])
def test_what_a_killed_build_left_is_nobodys_change(tmp_path, left):
    folder = tmp_path / "E06000001"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("one", encoding="utf-8")
    keep(folder, "one", folder)
    (folder / left).parent.mkdir(exist_ok=True)
    (folder / left).write_text("1234", encoding="utf-8")
    assert state(folder, "one") == "same"


def test_a_process_that_the_system_ended_is_in_the_log_with_what_to_do(files, tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules["macros.england.run"], "ProcessPoolExecutor", Broken)
    code, said = asked(files, tmp_path)
    assert code == 1
    assert {row["folder"] for row in logged(tmp_path).values()} == {"failed"}
    assert said.count("Type the command again, with fewer areas at once (`--jobs`)") >= 2


class Broken(ThreadPoolExecutor):
    """Processes that the system ends as soon as they have something to do."""

    def __init__(self, jobs: int, *_: object) -> None:
        super().__init__(jobs)

    def submit(self, *_: object) -> Future[object]:
        ended: Future[object] = Future()
        ended.set_exception(BrokenProcessPool())
        return ended


def test_a_code_that_the_files_do_not_name_is_told(files, tmp_path):
    done = CliRunner().invoke(england, ["--from", str(files), "--to", str(tmp_path / "to"), "--areas", "E06000054"])
    assert done.exit_code == 1
    assert done.output.startswith("--areas: `E06000054` is not the code of an authority that the files name.")


def test_the_codes_can_be_listed_for_other_machines(files, tmp_path):
    done = CliRunner().invoke(england, ["--from", str(files), "--to", str(tmp_path), "--list"])
    assert done.output == f"{sorted(AREAS)}\n".replace("'", '"')


def test_a_folder_without_published_files_is_told(tmp_path):
    done = CliRunner().invoke(england, ["--from", str(tmp_path), "--to", str(tmp_path / "to")])
    assert (done.exit_code, "No file in this folder is a known one" in done.output) == (1, True)


def test_a_site_is_built_by_a_process_of_its_own_and_left_when_nothing_has_changed(tmp_path):
    site = one_page(tmp_path / "site")
    row = build(site, Row("E06000001"))
    assert (row.site, row.faults) == ("built", 0)
    assert row.pages > 0
    assert row.peak_mb > 10
    assert build(site, Row("E06000001")).site == "left"


def test_each_area_has_an_address_below_that_of_all(tmp_path, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://areas.example/all")
    site = one_page(tmp_path)
    (site / "mkdocs.yml").write_text("nav: [index.md]\n", encoding="utf-8")
    assert build(site, Row("E06000001")).site == "built"
    assert "https://areas.example/all/one/site/" in (site / "site/sitemap.xml").read_text(encoding="utf-8")
    monkeypatch.setenv("SITE_URL", "https://other.example/")
    assert build(site, Row("E06000001")).site == "built"


def test_what_stops_a_build_is_in_the_log_with_its_line(tmp_path):
    site = one_page(tmp_path / "site")
    page = site / "docs/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Nothing](nothing.md)\n", encoding="utf-8")
    row = build(site, Row("E06000001"))
    assert (row.site, row.faults > 0) == ("failed", True)
    assert row.first_fault.startswith("docs/index.md:")


def test_the_report_says_time_memory_faults_and_growth():
    row = Row(
        "E1",
        "Dorset",
        "made",
        "built",
        make_seconds=10.0,
        build_seconds=20.0,
        peak_mb=300.0,
        folder_mb=1.0,
        site_mb=9.0,
    )
    rows = [replace(row, code=f"E{number}", build_seconds=20.0 + number) for number in range(10)]
    rows.append(
        replace(row, code="E99", area="Rutland", faults=2, first_fault="docs/index.md:1: Wrong.", peak_mb=400.0)
    )
    assert list(report(rows, 330.4)) == [
        "11 areas in 330 s, 1 with faults.",
        "Folders made: 11, 10.0 s in the middle, 10.0 s at most.",
        "Sites built: 11, 24.0 s in the middle, 29.0 s at most.",
        "Peak memory of a build: 300 MB in the middle, 400 MB at most (Rutland).",
        "On disk: 11 MB of folders, 99 MB of sites.",
        "Growth: the last tenth of the areas took 1.00 times as long each as the first.",
        "  E99 Rutland: docs/index.md:1: Wrong.",
    ]
    assert line(row) == "E1 Dorset: made in 10.0 s, built in 20.0 s (300 MB), no faults"


def test_a_file_whose_name_is_not_utf_8_is_counted_like_any_other(tmp_path):
    path = tmp_path / os.fsdecode(b"odd-\xff.csv")
    path.write_text("words")
    assert hash_of([path], tmp_path) != hash_of([], tmp_path)
