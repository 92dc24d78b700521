"""`make new` passes on what is typed, whatever signs are in it; what is still to be written is reported in data too."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest
from example_sites import change, copy, told

from macros.messages import Problem
from macros.records import Record, parse, unwritten

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["kind=briefing", "title=It's \"his\"; rm -rf x && $HOME `ls`"], ["briefing", "--title", "It's \"his\"; rm -rf x && $HOME `ls`"]),
        (["kind=page", "title=One", "in=practitioners", "from=A file (1).docx"], ["page", "--title", "One", "--from", "A file (1).docx", "--in", "practitioners"]),
        (["kind=event", "title=One", "given_by=Us"], ["event", "--title", "One", "--given-by", "Us"]),
        ([], ["--help"]),
    ],
)  # fmt: skip
def test_make_passes_on_what_is_typed(typed, words):
    made = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "--assume-old=.venv/ready", "new", *typed],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shlex.split(made.stdout.strip().split("\n")[-1])[1:] == ["-m", "macros", "new", *words]


def test_a_word_of_the_environment_is_nothing_that_was_typed():
    made = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "--assume-old=.venv/ready", "new", "kind=page"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "title": "From elsewhere", "name": "me"},
    )
    assert "elsewhere" not in made.stdout


def test_what_is_still_to_be_written_is_reported_in_data_and_nothing_else_is_said_of_it(tmp_path):
    site = copy(tmp_path)
    change(
        site / "data/tables/contacts-by-source.yml",
        "retrieved: 2026-11-20",
        'retrieved: "TO WRITE: the day, such as 2026-11-20"',
    )
    assert [one for one in told(site) if "contacts-by-source.yml" in one] == [
        f"data/tables/contacts-by-source.yml:{line_of(site)}: `retrieved` is still to be written: the day, such as 2026-11-20. "
        "Write it in place of `TO WRITE: …`."
    ]


def line_of(site: Path) -> int:
    lines = (site / "data/tables/contacts-by-source.yml").read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if line.startswith("retrieved:"))


@pytest.mark.parametrize("text", ["TO WRITE: a thing", "TO WRITE", "Words, and then TO WRITE : a thing"])
def test_a_gap_is_found_wherever_it_is_in_a_text(text):
    record = parse(f'title: "{text}"\n', "x.yml")
    assert isinstance(record, Record)
    assert len(list(unwritten(record))) == 1


@pytest.mark.parametrize("text", ["to write: small", "HOW TO WRITE A LETTER", "TOWRITE", "write"])
def test_other_words_are_not_taken_for_gaps(text):
    record = parse(f'title: "{text}"\n', "x.yml")
    assert isinstance(record, Record)
    assert [one for _, one in unwritten(record) if isinstance(one, Problem)] == []
