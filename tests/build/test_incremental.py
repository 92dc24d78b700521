"""A site made of what is kept and of what has changed is, byte for byte, the site that is made of nothing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from changes import CHANGES, DAYS, LATER, TEMPLATES
from changing import (
    DOCUMENT,
    PAGE,
    Change,
    all_of,
    edited,
    example,
    line_added,
    nothing,
)
from example_sites import TODAY, change
from making_sites import Made, copied, differences, made

from macros import render
from macros.build.site import read, settled
from macros.checks.site import check_all
from macros.system import cache, days
from macros.system.cache import FOLDER
from macros.system.package import OVERRIDES


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    """The example, made once; it is read, never changed."""
    root = example(tmp_path_factory.mktemp("base"))
    assert only_its_advice(on(TODAY, root))
    return root


def only_its_advice(made: Made) -> bool:
    """Whether nothing is said of the example but the one advice for its document."""
    return [one.startswith(f"{DOCUMENT}:1: advice: ") for one in made.told] == [True]


def on(day: date, root: Path) -> Made:
    """The site as it is made on a day; with templates of its own, as a site has in which this package lies."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(days, "today", lambda: day)
        if not (root / OVERRIDES.name).is_dir():
            return made(root)
        render._environment.cache_clear()
        for module, name, path in constants():
            patch.setattr(module, name, root / OVERRIDES.name / path.relative_to(OVERRIDES))
        try:
            return made(root)
        finally:
            render._environment.cache_clear()


def constants() -> Iterator[tuple[object, str, Path]]:
    """Each constant of the package that names the folder of templates or one in it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("macros."):
            for word, value in list(vars(module).items()):
                if isinstance(value, Path) and value.is_relative_to(OVERRIDES):
                    yield module, word, value


def twice(base: Path, folder: Path, do: Change, day: date = TODAY) -> tuple[Made, Made]:
    """The changed site as it is made with what is kept, and as it is made of nothing but drawings."""
    kept, clean = (folder / name for name in ("kept", "clean"))
    for place in (kept, clean):
        shutil.rmtree(place, ignore_errors=True)
    do(copied(base, kept, kept=True))
    first = on(day, kept)
    return first, on(day, copied(kept, clean, kept=False))


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_site_is_the_one_that_is_made_of_nothing(base, tmp_path, name):
    kept, clean = twice(base, tmp_path, CHANGES[name])
    assert differences(kept, clean) == []
    assert len(kept.new) < len(clean.new) * 2 / 3


@pytest.mark.parametrize("name", LATER)
def test_a_mended_site_is_the_one_that_is_made_of_nothing(base, tmp_path, name):
    before, after = LATER[name]
    root = copied(base, tmp_path / "first", kept=True)
    before(root)
    on(TODAY, root)
    assert differences(*twice(root, tmp_path, after)) == []


@pytest.mark.parametrize("name", DAYS)
def test_another_day_makes_the_site_of_that_day(base, tmp_path, name):
    before, day = DAYS[name]
    root = copied(base, tmp_path / "first", kept=True)
    before(root)
    first = on(TODAY, root)
    kept, clean = twice(root, tmp_path, nothing, day)
    assert differences(kept, clean) == []
    assert differences(first, kept) != []


def test_a_changed_template_is_in_all_that_is_made_of_it(base, tmp_path):
    root = copied(base, tmp_path / "first", kept=True)
    shutil.copytree(OVERRIDES, root / "overrides")
    change(root / "mkdocs.yml", "nav:\n", "theme: {custom_dir: overrides}\nnav:\n")
    assert only_its_advice(on(TODAY, root))
    for templates in TEMPLATES:
        added = all_of(*(line_added(f"overrides/{name}", more) for name, more in templates.items()))
        kept, clean = twice(root, tmp_path, added)
        assert differences(kept, clean) == [], templates
        assert len(kept.new) < len(clean.new), templates


def test_drawings_too_are_those_that_are_made_of_nothing(base, tmp_path):
    kept = copied(base, tmp_path / "kept", kept=True)
    for name in ("who the partnership is", "a cell", "a figure", "a picture and a document"):
        CHANGES[name](kept)
    first = on(TODAY, kept)
    clean = copied(kept, tmp_path / "clean", kept=False)
    shutil.rmtree(clean / FOLDER)
    assert differences(first, on(TODAY, clean)) == []


def test_settings_and_the_address_make_all_of_it_anew(base, tmp_path):
    menu = edited("mkdocs.yml", "  - Figures: figures/index.md\n", "")
    home = edited("mkdocs.yml", "example.org/exampleshire", "example.org/other")
    assert differences(*twice(base, tmp_path, menu)) == []
    assert differences(*twice(base, tmp_path, home)) == []
    colours = edited("mkdocs.yml", "nav:\n", "theme: {palette: {scheme: slate}}\nnav:\n")
    kept, clean = twice(base, tmp_path, colours)
    assert (only_its_advice(kept), differences(kept, clean)) == (True, [])


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "one bit": lambda one: one[:-1] + bytes([one[-1] ^ 1]),
    "half of it": lambda one: one[: len(one) // 2],
    "nothing": lambda one: b"",
    "another thing": lambda one: b"{}",
    "a line end": lambda one: one.replace(b"\n", b"\r\n"),
}


def test_whatever_is_kept_may_be_spoilt_deleted_or_of_another_site(base, tmp_path):
    root = copied(base, tmp_path / "spoilt", kept=True)
    clean = on(TODAY, base)
    for number, path in enumerate(sorted((root / FOLDER).iterdir())):
        spoil = list(SPOILT.values())[number % len(SPOILT)]
        content = path.read_bytes()
        path.unlink()
        if number % 7:
            path.write_bytes(spoil(content))
    assert differences(on(TODAY, root), clean) == []


def test_two_sites_may_share_what_is_kept(base, tmp_path):
    one, other = (copied(base, tmp_path / name, kept=True) for name in ("one", "other"))
    shutil.rmtree(other / FOLDER)
    (other / FOLDER).symlink_to(one / FOLDER)
    CHANGES["a cell"](other)
    clean = on(TODAY, base)
    changed = on(TODAY, other)
    assert differences(on(TODAY, one), clean) == []
    assert differences(on(TODAY, other), changed) == []
    assert differences(changed, clean) != []


def test_what_was_made_while_a_file_was_saved_is_not_kept(base, tmp_path, monkeypatch):
    root = copied(base, tmp_path / "site", kept=True)
    clean = on(TODAY, base)
    page, before = root / PAGE, (root / PAGE).read_bytes()
    line_added(PAGE, "\nOne more word.")(root)
    saved, state = page.read_bytes(), cache.Cache.made
    page.write_bytes(before)

    def made_late(self: cache.Cache, name: str, work: Callable[[], cache.Made]) -> cache.Made:
        """The editor saves the page when the first thing is made, after everything was looked at."""
        page.write_bytes(saved)
        return state(self, name, work)

    shutil.rmtree(root / FOLDER)
    monkeypatch.setattr(cache.Cache, "made", made_late)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(days, "today", lambda: TODAY)
        with settled(read(root)) as site:
            check_all(site)
    monkeypatch.undo()
    page.write_bytes(before)
    assert differences(on(TODAY, root), clean) == []
