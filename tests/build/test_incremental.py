"""A site made of what is kept and of what has changed is byte for byte the site that is made of nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from editing import jpeg
from example_sites import GALLERY, ROOT, TODAY, change, whole
from making_sites import copied, differences, made

from macros.system import days

PDF = b"%PDF-1.7\n/StructTreeRoot\n%%EOF\n"
TABLES = "data/tables"
COUNTS = f"{TABLES}/contacts-by-source"
REFERRALS = f"{TABLES}/referrals"
PAGE = "docs/about/contact.md"
TO_COME = "docs/briefings/to-come.md"
PICTURE = "docs/about/hall.jpg"


def edited(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Puts one text in the place of another, in one file."""
    return lambda root: change(root / name, old, new)


def added(name: str, content: str | bytes) -> Callable[[Path], None]:
    """Puts a new file there, or another content into one."""

    def add(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content.encode() if isinstance(content, str) else content)

    return add


def removed(*names: str) -> Callable[[Path], None]:
    def remove(root: Path) -> None:
        for name in names:
            shutil.rmtree(root / name) if (root / name).is_dir() else (root / name).unlink()

    return remove


def renamed(old: str, new: str, *edits: tuple[str, str]) -> Callable[[Path], None]:
    def rename(root: Path) -> None:
        (root / old).rename(root / new)
        for before, after in edits:
            change(root / new, before, after)

    return rename


def line_added(name: str, line: str) -> Callable[[Path], None]:
    def add(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(text.rstrip("\n") + f"\n{line}\n", encoding="utf-8")

    return add


def both(*changes: Callable[[Path], None]) -> Callable[[Path], None]:
    def do(root: Path) -> None:
        for one in changes:
            one(root)

    return do


def a_table(stem: str) -> Callable[[Path], None]:
    """A new table, like that of referrals."""

    def add(root: Path) -> None:
        for ending in (".csv", ".yml"):
            text = (root / f"{REFERRALS}{ending}").read_text(encoding="utf-8")
            (root / f"{TABLES}/{stem}{ending}").write_text(text.replace("Referrals by", "Others by"), encoding="utf-8")

    return add


CHANGES: dict[str, Callable[[Path], None]] = {
    "a word of a page": edited(PAGE, "Write", "Please write"),
    "a number of a briefing": edited(
        "docs/briefings/speaking-up.md", 'contact_source="Police"', 'contact_source="Health"'
    ),
    "a heading that another page leads to": edited("docs/worried/index.md", "## By telephone", "## On the telephone"),
    "the title of a page": edited("docs/briefings/speaking-up.md", "title: Speaking up", "title: Speaking out"),
    "the title of a page in the menu": edited("docs/briefings/index.md", "title: Briefings", "title: All briefings"),
    "the summary of an event": edited("docs/training/noticing.md", "summary: What", "summary: All that"),
    "the date of an issue": edited("docs/newsletters/2026-summer.md", "date: 2026-11-20", "date: 2026-11-19"),
    "the theme of a review": edited("docs/reviews/early-help-2024.md", "[early-help]", "[front-door]"),
    "the period of an issue": edited("docs/newsletters/2026-spring.md", "2026\nmoved", "2025\nmoved"),
    "a page that is published": edited(TO_COME, "publish_on: 2027-03-01\n", ""),
    "a page that is over": edited(PAGE, "owner:", "until: 2026-11-20\nowner:"),
    "a change that readers are told of": edited(PAGE, "owner:", "changes: [{date: 2026-11-20, what: New.}]\nowner:"),
    "a chapter of a report": edited("docs/yearly-report/2024-25/voices.md", "summary:", "summary: All of it."),
    "a new page": added("docs/briefings/third.md", ""),
    "a page removed": removed("docs/training/away.md"),
    "a page renamed": renamed(
        "docs/briefings/speaking-up.md",
        "docs/briefings/saying.md",
        ("moved_from: [", "moved_from: [briefings/speaking-up/, "),
    ),
    "what a folder gives to its pages": edited("docs/about/.meta.yml", "kind: about", "kind: about\nowner: Somebody"),
    "a cell of a table": edited(f"{COUNTS}.csv", "Schools,350,35.0", "Schools,360,36.0"),
    "a table's title": edited(f"{COUNTS}.yml", "title: Contacts by who made them", "title: Contacts by source"),
    "a figure's title": edited(f"{COUNTS}.yml", "the most contacts", "most contacts"),
    "a table's theme": edited(f"{COUNTS}.yml", "[front-door]", "[early-help]"),
    "a new table": a_table("others"),
    "a table removed": removed(f"{TABLES}/training-courses.csv", f"{TABLES}/training-courses.yml"),
    "the neighbours": edited(f"{TABLES}/statistical-neighbours.csv", "2,Southshire", "2,Westshire"),
    "an area's row": edited(f"{REFERRALS}.csv", "Southshire,510,51.0", "Southshire,520,52.0"),
    "who the partnership is": edited("data/partnership.yml", "short_name: ECSP", "short_name: ESP"),
    "the area's towns": edited("data/partnership.yml", "[Upper Example, ", "[Middle Example, "),
    "a number to ring": edited("data/contacts.yml", "for_whom: Anyone", "for_whom: Everybody"),
    "a source": edited("data/sources.yml", "annual report 2024-25", "annual report of 2024-25"),
    "a theme's name": edited("data/themes.yml", "name: Early help", "name: Help that comes early"),
    "an abbreviation": edited("data/glossary.yml", "local authority designated", "local authority's designated"),
    "a duty": edited("data/duties.yml", "What the law asks for: area", "The area that the law asks for"),
    "a group": edited("data/governance.yml", "name: Forum of the chairs", "name: Chairs' forum"),
    "a measure": edited("data/comparisons.yml", "measure: Referrals", "measure: All referrals"),
    "words of a search": edited("data/search-words.yml", "[bruise, mark]", "[bruise, mark, scar]"),
    "an indicator": edited("data/thresholds/indicators.csv", "Is known to the health", "Is seen by the health"),
    "a level of need": edited("data/thresholds/levels.yml", "everyday services", "the services of every day"),
    "words for signs of need": edited("data/thresholds/words.yml", "[well]", "[well, strong]"),
    "the statement on accessibility": edited("data/accessibility.yml", "tested_by: our own", "tested_by: many"),
    "the widths of pictures": edited("data/files.yml", "widths: [480, 960, 1440]", "widths: [320, 960, 1440]"),
    "an old address": edited("data/moved.yml", "briefings/old-advice/", "briefings/older-advice/"),
    "what must be so": edited("data/expectations.yml", "indicators: 8", "indicators: 80"),
    "a picture changed": added(PICTURE, jpeg((800, 500))),
    "a new picture": both(added("docs/about/park.jpg", jpeg()), line_added(PAGE, "\n![A park](park.jpg)")),
    "a picture removed": both(removed(PICTURE), edited(PAGE, "![The hall](hall.jpg)", "")),
    "a document changed": added("docs/about/plan.pdf", PDF + b" "),
    "an example of the gallery": edited(f"{GALLERY}/bar.csv", "Police", "Constables"),
    "the menu": edited("mkdocs.yml", "  - Figures: figures/index.md\n", ""),
    "the site's address": edited("mkdocs.yml", "example.org/exampleshire", "example.org/other"),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    """An example with a page, a table, a picture and an edition of every kind, made once; it is read, never changed."""
    root = whole(tmp_path_factory.mktemp("base"))
    for path in (root / GALLERY).iterdir():
        if path.stem != "bar":
            path.unlink()
    gallery = (root / "docs/about/gallery.md").read_text(encoding="utf-8")
    added("docs/about/gallery.md", re.sub(r'\{\{ gallery\("(?!bar").*', "", gallery))(root)
    text = (root / "docs/briefings/speaking-up.md").read_text(encoding="utf-8")
    to_come = (
        re.sub(r"(moved_from|changes): .*\n", "", text)
        .replace("Speaking up", "To come")
        .replace("Look at what the child shows", "Listen well to what a child says")
    )
    to_come = to_come.replace("How to say what", "How to hear what")
    added(TO_COME, to_come.replace("owner:", "publish_on: 2027-03-01\nowner:", 1))(root)
    both(added(PICTURE, jpeg()), added("docs/about/plan.pdf", PDF))(root)
    line_added(
        PAGE,
        "Write to us, or read [the plan](plan.pdf). See [whom to ring](../worried/index.md#by-telephone).\n\n![The hall](hall.jpg)",
    )(root)
    line_added("docs/worried/index.md", "\n## By telephone\n\nAt any time.")(root)
    first = on(TODAY, root)
    assert first.told == []
    assert "editions/index.html" in first.files
    return root


def on(day: date, root: Path):
    """The site as it is made on a day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(days, "today", lambda: day)
        return made(root)


def twice(base: Path, folder: Path, do: Callable[[Path], None], day: date = TODAY):
    """The changed site made of what is kept, and made of nothing."""
    results = []
    for name, kept in (("kept", True), ("clean", False)):
        root = copied(base, folder / name, kept)
        do(root)
        results.append(on(day, root))
    return results


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_changes_the_site_is_the_one_that_is_made_of_nothing(base, tmp_path, name):
    kept, clean = twice(base, tmp_path, CHANGES[name])
    assert differences(kept, clean) == []
    print(name, len(kept.new), len(clean.new), clean.told)
    assert len(kept.new) < len(clean.new)


NO_NEIGHBOURS = both(
    edited(f"{TABLES}/statistical-neighbours.yml", "owner: Data officer", "owner: [Data officer]"),
)
META = "---\nkind: about\ntemplate: about.html\n"
LATER: dict[str, tuple[Callable[[Path], None], Callable[[Path], None], date]] = {
    "the day on which a page is due for review": (
        edited(PAGE, "review_by: 2099-11-20", "review_by: 2027-01-01"),
        lambda root: None,
        date(2027, 1, 2),
    ),
    "the last day of a page": (
        edited(PAGE, "owner:", "until: 2026-11-30\nowner:"),
        lambda root: None,
        date(2026, 12, 1),
    ),
    "the day of an event": (lambda root: None, lambda root: None, date(2027, 1, 20)),
    "the first day of a page": (lambda root: None, lambda root: None, date(2027, 3, 1)),
    "faulty neighbours": (
        NO_NEIGHBOURS,
        lambda root: shutil.copy(EX / "statistical-neighbours.yml", root / TABLES),
        TODAY,
    ),
    "no folder of tables": (renamed("data/tables", "data/tbl"), renamed("data/tbl", "data/tables"), TODAY),
    "no folder of thresholds": (renamed("data/thresholds", "data/thr"), renamed("data/thr", "data/thresholds"), TODAY),
    "metadata of a name like another": (
        added(f"{TABLES}/referalls.yml", "title: X\n"),
        renamed(f"{TABLES}/training-courses.yml", f"{TABLES}/referals.yml"),
        TODAY,
    ),
    "metadata of a folder without pages": (
        both(added("docs/about/media/.meta.yml", META), added("docs/about/media/x.pdf", PDF)),
        added(
            "docs/about/media/.meta.yml", META.replace("about.html", "abot.html").replace("kind: about", "kind: abuot")
        ),
        TODAY,
    ),
    "front matter below an empty line": (
        lambda root: (root / PAGE).write_text("\n" + (root / PAGE).read_text()),
        edited(PAGE, "title: ", "titel: "),
        TODAY,
    ),
    "the line that ends front matter": (
        lambda root: None,
        edited(PAGE, "audience: public\n---", "audience: public\n--- x"),
        TODAY,
    ),
    "a macro without its file": (
        removed("data/glossary.yml"),
        added(
            "data/glossary.yml",
            "- {term: LADO, expansion: local authority designated officer, meaning: Whom to tell about an adult who works with children.}\n",
        ),
        TODAY,
    ),
    "a source that is missing": (
        edited("data/sources.yml", "example-2025:", "example-2026:"),
        edited("data/sources.yml", "example-2026:", "example-2025:"),
        TODAY,
    ),
    "a macro that needs themes": (
        renamed("data/themes.yml", "data/them.yml"),
        renamed("data/them.yml", "data/themes.yml"),
        TODAY,
    ),
    "no governance": (
        renamed("data/governance.yml", "data/gov.yml"),
        renamed("data/gov.yml", "data/governance.yml"),
        TODAY,
    ),
    "no comparisons": (
        renamed("data/comparisons.yml", "data/comp.yml"),
        renamed("data/comp.yml", "data/comparisons.yml"),
        TODAY,
    ),
    "no region": (
        edited("data/partnership.yml", "region: {name", "region: {nam"),
        edited("data/partnership.yml", "region: {nam", "region: {name"),
        TODAY,
    ),
    "tables in another folder": (
        both(renamed("data/tables", "docs/../tbl"), lambda root: (root / "data/tables").symlink_to("../tbl")),
        edited(f"{COUNTS}.yml", "title: Contacts by who made them", "title: Contacts by source"),
        TODAY,
    ),
    "a new page that a link leads to": (
        line_added(PAGE, "\nSee [it](new.md)."),
        lambda root: (root / "docs/about/new.md").write_text(
            (root / PAGE)
            .read_text()
            .replace("title: ", "title: New ")
            .replace("summary: ", "summary: New ")
            .replace("plan", "scheme")
            .replace("Write to us", "Ring us now and then")
            .replace("hall", "barn")
            .replace("[the scheme](scheme.pdf)", "[the plan](plan.pdf)")
            .replace("barn.jpg", "hall.jpg")
        ),
        TODAY,
    ),
    "a link to a heading of a page": (
        edited("docs/worried/index.md", "## By telephone", "## On the telephone"),
        edited("docs/worried/index.md", "## On the telephone", "## By telephone"),
        TODAY,
    ),
    "a table that a page misses": (
        renamed(f"{REFERRALS}.csv", f"{TABLES}/r.csv"),
        renamed(f"{TABLES}/r.csv", f"{REFERRALS}.csv"),
        TODAY,
    ),
    "a missing picture": (renamed(PICTURE, "docs/about/h.jpg"), renamed("docs/about/h.jpg", PICTURE), TODAY),
    "a wrong name in the menu": (
        edited("mkdocs.yml", "about/index.md", "about/indx.md"),
        edited("mkdocs.yml", "about/indx.md", "about/index.md"),
        TODAY,
    ),
    "a page with a fault": (edited(PAGE, "owner:", "ownr:"), edited(PAGE, "ownr:", "owner:"), TODAY),
    "a folder's metadata with a fault": (
        edited("docs/about/.meta.yml", "kind: about", "kind: abuot"),
        edited("docs/about/.meta.yml", "kind: abuot", "kind: about"),
        TODAY,
    ),
    "a typed number that a table has later": (
        line_added(PAGE, "\nIn 2025 there were 9,040 referrals in England."),
        edited(f"{REFERRALS}.csv", "9010", "9040"),
        TODAY,
    ),
    "a name in the thresholds": (
        edited("data/thresholds/words.yml", "domains:", "domans:"),
        edited("data/thresholds/words.yml", "domans:", "domains:"),
        TODAY,
    ),
}
EX = ROOT / "tests/examples/whole/data/tables"


@pytest.mark.parametrize("name", LATER)
def test_later(base, tmp_path, name):
    before, after, day = LATER[name]
    root = copied(base, tmp_path / "first", True)
    before(root)
    first = on(TODAY, root)
    print("FIRST", first.told[:3])
    kept, clean = twice(root, tmp_path, after, day)
    print(name, len(kept.new), len(clean.new), clean.told[:3])
    assert differences(kept, clean) == []
