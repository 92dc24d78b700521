"""A site made of what is kept and of what has changed is, byte for byte, the site that is made of nothing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from changing import (
    BRIEFING,
    COUNTS,
    DOCUMENT,
    PAGE,
    PDF,
    PICTURE,
    REFERRALS,
    TABLES,
    TO_COME,
    Change,
    all_of,
    edited,
    example,
    like,
    line_above,
    line_added,
    linked,
    nothing,
    removed,
    renamed,
    written,
)
from editing import jpeg
from example_sites import GALLERY, TODAY, change
from making_sites import Made, copied, differences, made

from macros import render
from macros.build.site import read, settled
from macros.checks.site import check_all
from macros.system import cache, days
from macros.system.cache import FOLDER
from macros.system.state import OVERRIDES

NEIGHBOURS = f"{TABLES}/statistical-neighbours"
META = "docs/about/media/.meta.yml"

CHANGES: dict[str, Change] = {
    "a word of a page": edited(PAGE, "Write", "Please write"),
    "a macro of a briefing": edited(BRIEFING, 'contact_source="Police"', 'contact_source="Health"'),
    "a title": edited(BRIEFING, "title: Speaking up", "title: Speaking out"),
    "a title in the menu": edited("docs/briefings/index.md", "title: Briefings", "title: All briefings"),
    "a summary, a date and a theme": all_of(
        edited("docs/training/noticing.md", "summary: What", "summary: All that"),
        edited("docs/newsletters/2026-spring.md", "date: 2026-11-20", "date: 2026-11-19"),
        edited("docs/reviews/early-help-2024.md", "[early-help]", "[front-door]"),
        edited("docs/yearly-report/2024-25/voices.md", "summary:", "summary: All of it."),
    ),
    "the first and the last day of pages": all_of(
        edited(TO_COME, "publish_on: 2027-03-01\n", ""), edited(PAGE, "owner:", "until: 2026-11-20\nowner:")
    ),
    "a change that readers are told of": edited(
        PAGE, "owner:", "changes: [{date: 2026-11-20, what: The plan is new.}]\nowner:"
    ),
    "a page added, one removed and one renamed": all_of(
        removed("docs/training/away.md"),
        renamed(BRIEFING, "docs/briefings/saying.md"),
        edited("docs/briefings/saying.md", "moved_from: [", "moved_from: [briefings/speaking-up/, "),
        like("docs/about/new.md", "docs/about/staying-safe-online.md", ("Stay", "Stay always"), ("leave", "keep")),
    ),
    "what a folder gives to its pages": edited("docs/about/.meta.yml", "kind: about", "kind: about\naudience: board"),
    "a cell": edited(f"{REFERRALS}.csv", "Southshire,510,51.0", "Southshire,520,52.0"),
    "a table's title and theme": all_of(
        edited(f"{COUNTS}.yml", "title: Contacts by who made them", "title: Contacts by source"),
        edited(f"{COUNTS}.yml", "[front-door]", "[early-help]"),
    ),
    "a figure": edited(f"{COUNTS}.yml", "kind: bar", "kind: column"),
    "a table added and one removed": all_of(
        like(f"{TABLES}/others.csv", f"{REFERRALS}.csv"),
        like(f"{TABLES}/others.yml", f"{REFERRALS}.yml", ("Referrals by", "Others by")),
        removed(f"{TABLES}/training-courses.csv", f"{TABLES}/training-courses.yml"),
    ),
    "the neighbours": all_of(
        edited(f"{NEIGHBOURS}.csv", "2,Southshire", "2,Westshire"),
        edited(f"{REFERRALS}.csv", "2023-24,Southshire", "2023-24,Westshire"),
        edited(f"{REFERRALS}.csv", "2024-25,Southshire", "2024-25,Westshire"),
    ),
    "who the partnership is": edited("data/partnership.yml", "short_name: ECSP", "short_name: ESP"),
    "a number to ring": edited("data/contacts.yml", "for_whom: Anyone", "for_whom: Everybody"),
    "a source": edited("data/sources.yml", "annual report 2024-25", "annual report of 2024-25"),
    "a theme": edited("data/themes.yml", "name: Early help", "name: Help that comes early"),
    "an abbreviation": edited("data/glossary.yml", "local authority designated", "local authority's designated"),
    "a duty, a group and a statement": all_of(
        edited("data/duties.yml", "What the law asks for: area", "The area that the law asks for"),
        edited("data/governance.yml", "name: Forum of the chairs", "name: Chairs' forum"),
        edited("data/accessibility.yml", "tested_by: our own", "tested_by: many"),
    ),
    "a measure, a search and an old address": all_of(
        edited("data/comparisons.yml", "measure: Referrals", "measure: All referrals"),
        edited("data/search-words.yml", "[bruise, mark]", "[bruise, mark, scar]"),
        edited("data/moved.yml", "briefings/old-advice/", "briefings/older-advice/"),
    ),
    "an indicator": edited("data/thresholds/indicators.csv", "Is known to the health", "Is seen by the health"),
    "a level of need and its words": all_of(
        edited("data/thresholds/levels.yml", "everyday services", "the services of every day"),
        edited("data/thresholds/words.yml", "[well]", "[well, strong]"),
    ),
    "an expectation": edited("data/expectations.yml", "indicators: 8", "indicators: 80"),
    "the widths of pictures": edited("data/files.yml", "widths: [480, 960, 1440]", "widths: [320, 960, 1440]"),
    "a picture and a document": all_of(written(PICTURE, jpeg((800, 500))), written(DOCUMENT, PDF + b" ")),
    "a picture added and one removed": all_of(
        written("docs/about/park.jpg", jpeg()), removed(PICTURE), edited(PAGE, "hall.jpg", "park.jpg")
    ),
    "an example of the gallery": edited(f"{GALLERY}/bar.yml", "title:", "title: New,"),
}
"""A change of each kind of file, on a site that is right."""

LATER: dict[str, tuple[Change, Change]] = {
    "the neighbours have a fault": (
        edited(f"{NEIGHBOURS}.yml", "owner: Data officer", "owner: [Data officer]"),
        edited(f"{NEIGHBOURS}.yml", "owner: [Data officer]", "owner: Data officer"),
    ),
    "there are no tables": (renamed(TABLES, "data/tabels"), renamed("data/tabels", TABLES)),
    "there is a file where the tables should be": (
        all_of(renamed(TABLES, "data/.tables"), written(TABLES, "")),
        all_of(removed(TABLES), renamed("data/.tables", TABLES)),
    ),
    "there is no threshold guidance": (
        renamed("data/thresholds", "data/threshold"),
        renamed("data/threshold", "data/thresholds"),
    ),
    "there is a folder where a file should be": (
        all_of(removed("data/glossary.yml"), written("data/glossary.yml/one.txt", "")),
        all_of(removed("data/glossary.yml/one.txt"), lambda root: (root / "data/glossary.yml").rmdir()),
    ),
    "files are missing": (
        all_of(*(renamed(f"data/{name}.yml", f"data/.{name}") for name in ("glossary", "themes", "comparisons"))),
        all_of(*(renamed(f"data/.{name}", f"data/{name}.yml") for name in ("glossary", "themes", "comparisons"))),
    ),
    "metadata have no table": (
        written(f"{TABLES}/referalls.yml", "title: Referrals\n"),
        renamed(f"{TABLES}/training-courses.yml", f"{TABLES}/referals.yml"),
    ),
    "a folder without pages has metadata": (
        all_of(written(META, "kind: about\ntemplate: about.html\n"), written("docs/about/media/plan.pdf", PDF)),
        written(META, "kind: abuot\ntemplate: about.html\n"),
    ),
    "a line stands above front matter": (line_above(PAGE, ""), edited(PAGE, "title: ", "titel: ")),
    "front matter has an end": (nothing, edited(PAGE, "audience: public\n---", "audience: public\n--- x")),
    "a page is a file": (nothing, linked(PAGE, "contact.md")),
    "the tables lie elsewhere": (
        linked(TABLES, "tables"),
        edited(f"{COUNTS}.yml", "title: Contacts by who made them", "title: Contacts by source"),
    ),
    "a link leads to no heading": (
        edited("docs/worried/index.md", "## By telephone", "## On the telephone"),
        edited("docs/worried/index.md", "## On the telephone", "## By telephone"),
    ),
    "a number is typed that a table does not have": (
        line_added(PAGE, "\nIn 2025 there were 9,040 referrals in England."),
        edited(f"{REFERRALS}.csv", "9010", "9040"),
    ),
}
"""A first change, made with all that is kept, and one after it: often the site has a fault, which is mended."""

DAYS = {
    "a page is due for review": (edited(PAGE, "review_by: 2099-11-20", "review_by: 2027-01-01"), date(2027, 1, 2)),
    "a page is published, and another and an event are over": (
        edited(PAGE, "owner:", "until: 2026-11-30\nowner:"),
        date(2027, 3, 1),
    ),
}

TEMPLATES: list[dict[str, str]] = [
    {"main.html": "<!-- another -->"},
    {"partials/foot.html": '<p id="by-telephone">Another foot.</p>'},
    {"event.html": "<!-- another -->", "components/web/contact.html": "<p>Another contact.</p>"},
    {
        "components/email/newsletter.html": "<p>Another e-mail.</p>",
        "components/handout/briefing.html": "<p>Another handout.</p>",
        "components/text/briefing.txt": "Another text.",
        "components/sharing/card.html": "<!-- another -->",
        "assets/page.css": "p { margin: 1px }",
    },
]
"""Templates of each folder, with what is put at the end of each."""


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    """The example, made once; it is read, never changed."""
    root = example(tmp_path_factory.mktemp("base"))
    assert on(TODAY, root).told == []
    return root


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
    change(root / "mkdocs.yml", str(OVERRIDES), "overrides")
    assert on(TODAY, root).told == []
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
