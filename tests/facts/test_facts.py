"""Every file of `data/`: each word of it spoilt in every way is told, once, in its file and at its line."""

from __future__ import annotations

import copy
import datetime
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from example_sites import copy as small_site

from macros.arrangements.governance import read as read_governance
from macros.checks.site import check_all
from macros.content import Site
from macros.facts import FILES, facts
from macros.importing.files import Refused
from macros.importing.load import publications
from macros.messages import Problem
from macros.records import read
from macros.thresholds import read as read_thresholds
from macros.thresholds.indicators import COLUMNS

ROOT = Path(__file__).parent.parent.parent


RIGHT = ("examples/whole/data", "examples/site/data", "importing/published", "facts/right")


OTHERS = ("governance.yml", "publications.yml", "thresholds/levels.yml", "thresholds/words.yml")


SPOILT: dict[str, Any] = {
    "a list": [["x"]],
    "lines": {"zzz": {"yyy": "x"}},
    "a number": 123456,
    "a long text": "long " * 2000,
    "HTML": "<script>alert(1)</script>",
    "a program": "javascript:alert(1)",
    "spaces": "   ",
    "a control character": "a\x1b[31mb",
}


MAY_BE_A_NUMBER = {"number", "first", "last", "per", "maximum", "within", "dp", "threshold", "rounding", "indicators"}
MAY_BE_A_NUMBER |= {"of_each_level_and_domain"}


MAY_BE_EMPTY = {"checked_on", "date", "date_checked", "lookup", "release", "maximum", "first", "last", "statement"}
MAY_BE_EMPTY |= {"as_often_as", "thresholds"}


FAST = (getattr(yaml, "CSafeLoader", yaml.SafeLoader), getattr(yaml, "CSafeDumper", yaml.SafeDumper))


def example(name: str) -> Path:
    """A file of data/ that is right and has every word that it can have."""
    return next(path for folder in RIGHT if (path := ROOT / "tests" / folder / name).exists())


def typed(data: Any) -> str:
    """Data as a file that has each word on a line of its own."""
    return str(yaml.dump(data, Dumper=FAST[1], sort_keys=False, allow_unicode=True, width=100_000))


def small(data: Any, most: int = 1) -> Any:
    """The first entries of everything, so that each word is there and few are there often."""
    if isinstance(data, list):
        return [small(one, most) for one in data[:most]]
    if isinstance(data, dict):
        entries = all(isinstance(value, dict | list) for value in data.values()) and len(data) > 6
        return {word: small(value, most) for word, value in list(data.items())[: most if entries else None]}
    return data


def places(data: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every word of a record, and every first entry of a list."""
    for key, value in data.items() if isinstance(data, dict) else list(enumerate(data))[:1]:
        yield (*place, key)
        if isinstance(value, dict | list):
            yield from places(value, (*place, key))


def changed(data: Any, place: tuple[str | int, ...], value: Any) -> Any:
    whole = copy.deepcopy(data)
    inside = whole
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = value
    return whole


def found_in(root: Path, name: str, data: Any, text: str = "") -> list[Problem]:
    """Every fault of one file of data/ that says this."""
    path = root / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or typed(data), encoding="utf-8")
    if name in FILES:
        return facts(name, root / "data", root)[1]
    if name == "governance.yml":
        return read_governance(root / "data", root)[1]
    if name == "publications.yml":
        try:
            publications(root)
        except Refused as refused:
            return list(refused.problems)
        return []
    if path.name == "levels.yml":
        (path.parent / "words.yml").write_text("ignore: [a]\nwords: {}\n", encoding="utf-8")
    elif not (path.parent / "levels.yml").exists():
        (path.parent / "levels.yml").write_bytes(example("thresholds/levels.yml").read_bytes())
    (path.parent / "indicators.csv").write_text(f"{','.join(COLUMNS)}\n", encoding="utf-8")
    themes: dict[str, Any] = {}
    return [one for one in read_thresholds(root / "data", root, themes)[1] if one.path == f"data/{name}"]


def line_of(data: Any, place: tuple[str | int, ...]) -> int:
    """The line of a word where each stands on its own line."""
    node: Any = yaml.compose(typed(data), Loader=FAST[0])
    line = 1
    for step in place:
        if isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            key, node = next((key, value) for key, value in node.value if key.value == str(step))
            line = key.start_mark.line + 1
    return line


@pytest.mark.parametrize("name", [*FILES, *OTHERS])
def test_each_word_of_a_file_spoilt_in_every_way_is_told_at_its_line(name, tmp_path):
    record = read(example(name), ROOT, "whole")
    assert not isinstance(record, Problem)
    data = small(record.data["whole"])
    missed = []
    for place in places(data):
        for way, value in [*SPOILT.items(), ("nothing", None)]:
            word = next(str(step) for step in reversed(place) if isinstance(step, str)) if place != (0,) else ""
            fits = (way == "a number" and word in MAY_BE_A_NUMBER) or (way == "nothing" and word in MAY_BE_EMPTY)
            if fits:
                continue
            spoilt = changed(data, place, value)
            found = found_in(tmp_path, name, spoilt)
            line = line_of(spoilt, place)
            inside = typed(value).count("\n") + 1
            if not found or not any(line <= one.line <= line + inside for one in found) or len(found) > 3:
                missed.append(f"{place} {way}: {[str(one) for one in found]}, and the line is {line}")
    assert missed == []


@pytest.mark.parametrize("name", [*FILES, *OTHERS])
def test_no_word_of_a_file_may_be_there_twice_and_none_may_be_unknown(name, tmp_path):
    record = read(example(name), ROOT, "whole")
    assert not isinstance(record, Problem)
    data = small(record.data["whole"])
    for place in places(data):
        if isinstance(place[-1], int) or isinstance(inside(data, place), dict | list):
            continue
        rows = typed(data).split("\n")
        line = line_of(data, place)
        rows.insert(line, rows[line - 1].split(":")[0].replace("- ", "  ") + ": x")
        [twice] = [one for one in found_in(tmp_path, name, None, "\n".join(rows)) if "a second time" in str(one)]
        assert twice.line == line + 1
        unknown = changed(data, place[:-1], {**inside(data, place[:-1]), "zzz": "x"}) if place[:-1] else None
        assert unknown is None or found_in(tmp_path, name, unknown)


def inside(data: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        data = data[step]
    return data


YAML = [*sorted(f"data/{name}" for name in FILES), "data/moved.yml", "data/governance.yml", "data/publications.yml"]
YAML += ["data/thresholds/levels.yml", "data/thresholds/words.yml", "data/thresholds/indicators.csv"]
YAML += ["mkdocs.yml", "docs/figures/.meta.yml"]


@pytest.mark.parametrize("name", YAML)
@pytest.mark.parametrize("kind", ["a pipe", "a link"])
def test_what_is_no_ordinary_file_is_told_once_and_never_read(kind, name, tmp_path):
    site = small_site(tmp_path)
    if "thresholds" in name:
        shutil.copytree(example("thresholds"), site / "data/thresholds")
    (site / name).unlink(missing_ok=True)
    if kind == "a pipe":
        os.mkfifo(site / name)
    else:
        (site / name).symlink_to("/etc/passwd")
    [one] = [one for one in map(str, check_all(Site(site, datetime.date(2026, 11, 20)))) if one.startswith(name)]
    assert one.startswith(f"{name}:1: This is {'a link to another place' if kind == 'a link' else 'not a file'}") or (
        one == f"{name}:1: This is not a regular file, so it cannot be published. Delete it."
    )
