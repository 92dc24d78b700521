"""A site that is not whole is left alone by an import."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from importing import (
    PUBLISHED,
    at_home,
)

from macros.__main__ import main
from macros.importing import Refused, publications


def site(root: Path) -> Path:
    """A site that has a partnership and publications, and no table yet."""
    (root / "data" / "tables").mkdir(parents=True)
    shutil.copy(PUBLISHED / "publications.yml", root / "data")
    at_home(root)
    return root


def said(root: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["import", "--folder", str(root), *words, str(PUBLISHED / "plans_2025.csv")])
    assert done.exit_code == 1
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert not list((root / "data" / "tables").glob("*.csv"))
    return done.output


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2999-01-01", "`--retrieved` is 2999-01-01, which is in the future."),
        ("yesterday", "`--retrieved` is `yesterday`, which is not a date. Write it as year-month-day"),
        ("2026-02-30", "`--retrieved` is `2026-02-30`, which is not a date."),
    ],
)
def test_a_day_that_is_none_or_has_not_come_is_refused(tmp_path, day, told):
    assert told in said(site(tmp_path), "--write", "--retrieved", day)


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("publications.yml", None, "under `official-child-protection-plans-second`."),
        ("publications.yml", b"", "under `official-child-protection-plans-second`."),
        ("publications.yml", b"\xff\xfe", "data/publications.yml:1: "),
        ("publications.yml", b"- a\n- b\n", "data/publications.yml:1: "),
        ("publications.yml", b"a: [", "data/publications.yml:1: "),
        ("publications.yml", b"a: {name: b, kind: file}", "data/publications.yml:1: "),
        ("partnership.yml", None, "data/partnership.yml"),
        ("partnership.yml", b"name: A\n", "data/partnership.yml"),
        ("sources.yml", b"\xff", "data/sources.yml"),
        ("tables/plans.csv", b"a,b\n1\n", "data/tables/plans.csv:1: "),
    ],
)
def test_a_site_that_is_not_whole_is_told_and_left_alone(tmp_path, file, content, told):
    path = site(tmp_path) / "data" / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    done = CliRunner().invoke(main, ["import", "--folder", str(tmp_path), "--write", str(PUBLISHED / "plans_2025.csv")])
    assert done.exit_code == 1
    assert told in done.output
    assert "unexpected error" not in done.output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('period: "{year}-06-30"', 'period: "{month}-06-30"', "has a blank that nothing fills"),
        ("document: plans-{year}", 'document: "plans-{y"', "has a blank that nothing fills"),
        ("lookup: {table: people", "lookup: {table: persons", "`population_count` is looked up in `persons`"),
        (
            "where: {category: Plans}",
            "renamed: {start: begin}",
            "`start` in `renamed` is not a column of this publication",
        ),
        ("type: number, from", "type: numeral, from", "`type` is `numeral`"),
        ("{percent: second_percent", "{prcent: second_percent", ":60: "),
        (
            "{kind: band, title",
            "{kidn: band, title",
            ":62: `kidn` is not a field that belongs here. Did you mean `kind`?",
        ),
        ("{rule: published, reason", "{rule: publishd, reason", ":18: `rule` is `publishd`"),
    ],
)
def test_a_publication_that_is_wrong_is_told_at_its_line(tmp_path, old, new, told):
    path = site(tmp_path) / "data" / "publications.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Refused, match=r"data/publications\.yml:\d+: ") as refused:
        publications(tmp_path)
    assert told in str(refused.value)
