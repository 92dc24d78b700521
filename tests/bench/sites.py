"""Sites to measure with: every figure is different and has a table with metadata of its own.

Every page has some six hundred words, headings, a list, a typed table and numbers in its sentences. Bare Material gets
the same Markdown and menu, its own defaults and its search: no figure, no macro, no table's page.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import yaml

from macros.system.package import BASE

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "tests" / "examples" / "site"

SECTION = 12
"""How many pages a section of the menu has."""
KINDS = ("bar", "column", "line", "grouped", "stacked", "slope", "dots", "multiples")

WHO = ("A social worker", "The school nurse", "A health visitor", "The lead practitioner", "Each partner", "A manager")
DOES = ("listens to", "writes down", "asks about", "looks again at", "talks over", "agrees on")
WHAT = ("what the child says", "the family's own plan", "who is at home", "the help on offer", "what has changed")
WHEN = (
    "before the visit",
    "at every meeting",
    "without delay",
    "with the family",
    "once more before closing",
    "in plain words",
)
WHY = (
    "so that nobody is missed",
    "because time matters",
    "and tells the partners",
    "and keeps a record",
    "so that help fits",
)
HEADS = (
    "What we do",
    "How it works",
    "What to look for",
    "Who can help",
    "What happens next",
    "How we learn",
    "Where to read more",
)
GROUPS = ("Morning", "Midday", "Afternoon", "Evening")
YEARS = tuple(str(year) for year in range(2018, 2026))


def make(folder: Path, pages: int, figures: int) -> None:
    """Our site in `folder/ours`, the same Markdown for bare Material in `folder/bare`."""
    ours, bare = folder / "ours", folder / "bare"
    shutil.copytree(EXAMPLE, ours, ignore=shutil.ignore_patterns("site", ".cache"))
    for room in ("macros", "overrides"):
        shutil.copytree(ROOT / room, ours / room, ignore=shutil.ignore_patterns("__pycache__"))
    lot = random.Random(f"{pages} {figures}")
    for number in range(figures):
        _table(ours / "data" / "tables", number, lot)
    fixed = len(list((ours / "docs").rglob("*.md")))
    menu = [
        {"Home": "index.md"},
        {"Worried about a child?": "worried/index.md"},
        *({name.capitalize(): f"{name}/index.md"} for name in ("briefings", "figures", "data")),
    ]
    written = 0
    for section in range(-(-(pages - fixed) // SECTION)):
        name = f"part-{section + 1}"
        where = ours / "docs" / name
        where.mkdir()
        (where / ".meta.yml").write_text("kind: arrangements\ntemplate: arrangements.html\n", encoding="utf-8")
        entries = []
        for page in range(min(SECTION, pages - fixed - section * SECTION)):
            stem = f"page-{page}" if page else "index"
            first, last = (figures * done // (pages - fixed) for done in (written, written + 1))
            (where / f"{stem}.md").write_text(_page(written, range(first, last), figures, lot), encoding="utf-8")
            entries.append(f"{name}/{stem}.md")
            written += 1
        menu.append({f"Part {section + 1}": entries})
    own = yaml.safe_load((ours / "mkdocs.yml").read_text(encoding="utf-8")) | {"nav": menu}
    (ours / "mkdocs.yml").write_text(yaml.safe_dump(own, sort_keys=False), encoding="utf-8")
    given = yaml.safe_load(BASE.read_text(encoding="utf-8").replace("!ENV", ""))
    _bare(ours, bare, given | own | {"site_name": "Exampleshire Children's Safeguarding Partnership"})


def _bare(ours: Path, bare: Path, settings: dict[str, object]) -> None:
    for path in (ours / "docs").rglob("*.md"):
        target = bare / path.relative_to(ours)
        target.parent.mkdir(parents=True, exist_ok=True)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        plain = [line for line in lines if not line.startswith(("{{", "template:"))]
        target.write_text("".join(plain), encoding="utf-8")
    kept = {key: settings[key] for key in ("site_name", "site_url", "nav", "markdown_extensions")}
    kept |= {"theme": {"name": "material"}, "plugins": ["search"]}
    (bare / "mkdocs.yml").write_text(yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")


def _table(folder: Path, number: int, lot: random.Random) -> None:
    """A table of four groups over eight years, with its metadata and one figure."""
    kind = KINDS[number % len(KINDS)]
    stem = f"visits-{number}"
    rows = [
        f"{year},Exampleshire,{group},{lot.randint(100, 900)},example-2025,Section {number + 1}"
        for year in YEARS
        for group in GROUPS
    ]
    head = "time_period,area,group,visits_count,document,place"
    (folder / f"{stem}.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    figure: dict[str, object] = {"kind": kind, "title": "Visits by time of day", "y": "visits_count"}
    if kind in ("bar", "column"):
        figure |= {"x": "group"}
        figure |= {"x": "visits_count", "y": "group"} if kind == "bar" else {}
    elif kind == "slope":
        figure |= {"x": "time_period", "by": "group", "period": [YEARS[0], YEARS[-1]]}
    elif kind == "dots":
        figure |= {"x": "visits_count", "y": "group", "by": "time_period", "period": [*YEARS[:2]]}
    else:
        figure |= {"x": "time_period", "by": "group"}
    fields = [
        {"name": name, "title": title, "type": "string"} | ({"year": "march"} if name == "time_period" else {})
        for name, title in (("time_period", "Year"), ("area", "Area"), ("group", "Time of day"))
    ]
    fields.append({"name": "visits_count", "title": "Visits", "type": "integer"})
    fields += [
        {"name": name, "title": title, "type": "string"}
        for name, title in (("document", "Source document"), ("place", "Place in the document"))
    ]
    metadata = {
        "title": f"Visits to library {_letters(number)}",
        "description": f"Visits to library {_letters(number)} by time of day, 2018 to 2025.",
        "definition": "A visit is one person who comes in through the door.",
        "sources": [{"document": "example-2025", "locator": f"Section {number + 1}"}],
        "licenses": [{"name": "OGL-UK-3.0"}],
        "retrieved": "2026-11-20",
        "owner": "Data officer",
        "review_by": "2099-06-30",
        "themes": [("front-door", "early-help", "health")[number % 3]],
        "schema": {"primaryKey": ["time_period", "area", "group"], "missingValues": ["c", "x", "z"], "fields": fields},
        "disclosure": {"rule": "not-children", "reason": "The numbers are made up to measure how long a build takes."},
        "figures": {"default": figure},
    }
    (folder / f"{stem}.yml").write_text(yaml.safe_dump(metadata, sort_keys=False), encoding="utf-8")


def _page(number: int, own: range, tables: int, lot: random.Random) -> str:
    """A page of some six hundred words, with these figures in it."""
    figures = list(own)
    parts = [
        "---",
        f"title: Arrangements, page {_letters(number)}",
        f"summary: What partners do together, as page {_letters(number)} tells it.",
        "owner: Business unit",
        "date: 2026-11-20",
        "review_by: 2099-11-20",
        "audience: practitioner",
        "---",
        "",
        _paragraph(lot),
    ]
    for place, head in enumerate(HEADS):
        parts += ["", f"## {head}", "", _paragraph(lot)]
        table, group = lot.randrange(tables), lot.choice(GROUPS)
        if place % 2 == 0:
            asked = f'"visits-{table}", "visits_count", group="{group}"'
            parts += ["", f"There were {{{{ number({asked}) }}}} visits. {_sentence(lot)} {_sentence(lot)}"]
        if place == 1:
            parts += ["", *(f"- {_sentence(lot)}" for _ in range(5))]
        if place == 3:
            parts += ["", "| Who | When |", "|---|---|", *(f"| {who} | {lot.choice(WHEN)} |" for who in WHO)]
        if place == 4:
            parts += ["", f"### In short {place}", "", f"**{_sentence(lot)}** See [the figures](../figures/index.md)."]
        if place in (0, 2, 5) and figures:
            parts += ["", f'{{{{ figure("visits-{figures.pop(0)}") }}}}']
    return "\n".join(parts) + "\n"


def _letters(number: int) -> str:
    """A number in letters, since a number in a title would be held against the figures of the page."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _sentence(lot: random.Random) -> str:
    return " ".join(map(lot.choice, (WHO, DOES, WHAT, WHEN, WHY))) + "."


def _paragraph(lot: random.Random) -> str:
    return " ".join(_sentence(lot) for _ in range(4))
