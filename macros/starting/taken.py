"""General texts of this project begin a new site: without whatever names something local, and with its own area's name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PACKED = HERE / "taken"
"""Where an installed package has the texts; in a checkout they are where they are edited."""
OFFICIAL = "official-"
TABLE = re.compile(r"""\b(?!call|contact)[a-z_]+\(\s*["']([a-z0-9-]+)["']""")
"""The table that a macro names; `call` and `contact` name an entry of data/contacts.yml."""
FIGURE = re.compile(r"\{\{\s*figure\(")
"""A figure, which briefings are taken without: how tall it is for another area, and whether the handout keeps to two sides, is not known."""
MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
HEADING = re.compile(r"(#+) ")
BACKGROUND = "## Background"
"""The part of a briefing that says what is known locally."""
ITEM = re.compile(r"(?:[-*]|\d+\.) |\|")
DROPPED = ("changes", "read", "evidence", "source", "period", "moved_from")
"""What the front matter says of the text as it was, and not of the text that is begun."""


@dataclass
class Source:
    """The project that the texts are taken from, with the words that are local to it."""

    root: Path

    @cached_property
    def listed(self) -> dict[str, Any]:
        """What `taken.yml` lists."""
        listed: dict[str, Any] = yaml.safe_load((HERE / "taken.yml").read_text(encoding="utf-8"))
        return listed

    @cached_property
    def who(self) -> dict[str, Any]:
        """Who the partnership of this project is."""
        who: dict[str, Any] = yaml.safe_load((self.root / "data/partnership.yml").read_text(encoding="utf-8"))
        return who

    @cached_property
    def area(self) -> str:
        return str(self.who["area"])

    @cached_property
    def local(self) -> re.Pattern[str]:
        """Words of a text that reports what was found in one place, or at one time."""
        return re.compile("|".join(self.listed["local"]))

    @cached_property
    def national(self) -> re.Pattern[str]:
        """Words of a text that is about the law or the whole country, and can name a year."""
        return re.compile("|".join(self.listed["national"]))

    @cached_property
    def names(self) -> re.Pattern[str]:
        """A name that belongs to one place, that of the area itself aside."""
        who = self.who
        names = [who["name"], who["short_name"], who["region"]["name"], *who.get("towns", ())]
        names += [one["name"] for one in who["partners"]]
        near = self.root / "data/tables/official-statistical-neighbours.csv"
        rows = near.read_text(encoding="utf-8").splitlines()[1:] if near.exists() else []
        names += [row.split(",")[3].strip('"') for row in rows]
        spelt = "|".join(re.escape(one) for one in sorted(set(names), key=len, reverse=True))
        return re.compile(rf"\b(?:{spelt})\b")

    @cached_property
    def named(self) -> re.Pattern[str]:
        return re.compile(rf"\b{re.escape(self.area)}\b")

    def is_local(self, text: str) -> bool:
        """Whether a text is about this project's own area: its names, its tables, its reports.

        A text with official numbers alone may name the area, because every area has those numbers.
        """
        bare = MACRO.sub("", text)
        tables = [table for macro in MACRO.findall(text) for table in TABLE.findall(macro) if "-" in table]
        if any(not one.startswith(OFFICIAL) for one in tables) or self.names.search(bare):
            return True
        if self.local.search(bare) and not self.national.search(bare):
            return True
        return bool(self.named.search(bare)) and not tables


def source() -> Source:
    """The texts of an installed package, or of the checkout that this is."""
    return Source(PACKED if PACKED.is_dir() else HERE.parents[1])


def taken_texts(taken: Source) -> Iterator[tuple[str, str]]:
    """Each file that is taken, by its name in the new folder, with `{area}` where it names the area."""
    for name in taken.listed["pages"]:
        for path in _below(taken.root / "docs" / name):
            there = path.relative_to(taken.root).as_posix()
            text = path.read_text(encoding="utf-8")
            yield there, general(text, taken) if path.suffix == ".md" else text
    for name in taken.listed["data"]:
        for path in _below(taken.root / "data" / name):
            yield path.relative_to(taken.root).as_posix(), _without_names(path.read_text(encoding="utf-8"), taken)
    for name in taken.listed["entries"]:
        path = taken.root / "data" / name
        if path.exists():
            name_of_area = name in taken.listed["named"]
            yield (
                f"data/{name}",
                entries(path.read_text(encoding="utf-8"), taken, name_of_area) + taken.listed["more"].get(name, ""),
            )


def general(text: str, taken: Source) -> str:
    """A page without its local blocks, its summary and title with the name of the area."""
    _, head, body = text.split("---\n", 2)
    kept = [
        one for one in re.split(r"\n(?=\S)", head.rstrip()) if not one.startswith(tuple(f"{word}:" for word in DROPPED))
    ]
    named = taken.named.sub("{area}", "\n".join(kept))
    every = re.split(r"\n[ \t]*\n", body.strip("\n"))
    blocks = [rest for block in every if (rest := _general(block, taken))]
    kept = without_empty_headings(blocks, bare_headings(every))
    if head.find("themes:") >= 0 and BACKGROUND in body:
        kept = [
            BACKGROUND,
            taken.listed["background"],
            *(one for one in kept if one != BACKGROUND and not FIGURE.match(one)),
        ]
        named += f"\nsource: {taken.listed['source']}"
    return f"---\n{named}\n---\n\n" + taken.named.sub("{area}", "\n\n".join(kept)) + "\n"


def _general(block: str, taken: Source) -> str:
    """A block without its local part: an item of a list, a row of a table, or all of it. A heading stays while it has a text."""
    parts = re.split(r"\n(?=(?:[-*]|\d+\.) |\|)", block)
    if HEADING.match(block):
        return block
    if not ITEM.match(block) or len(parts) == 1:
        return "" if taken.is_local(block) else block
    return _counted("\n".join(part for part in parts if not taken.is_local(part)))


def _counted(block: str) -> str:
    """The items of a numbered list, counted from 1 without a gap."""
    numbers = itertools.count(1)
    return re.sub(r"^\d+(?=\. )", lambda _: str(next(numbers)), block, flags=re.MULTILINE)


def without_empty_headings(blocks: Sequence[str], meant: set[str]) -> list[str]:
    """The blocks without each heading that has nothing below it, but for those that are `meant` to have nothing."""
    kept = list(blocks)
    for depth in range(6, 1, -1):
        for place in range(len(kept) - 1, -1, -1):
            after = kept[place + 1] if place + 1 < len(kept) else "# "
            if (
                kept[place].startswith("#" * depth + " ")
                and kept[place] not in meant
                and _is_above_nothing(kept[place], after)
            ):
                del kept[place]
    return kept


def bare_headings(blocks: Sequence[str]) -> set[str]:
    """The headings that have nothing below them on purpose: a list of the site's own making follows each."""
    return {one for one, after in zip(blocks, [*blocks[1:], "# "], strict=True) if _is_above_nothing(one, after)}


def _is_above_nothing(heading: str, after: str) -> bool:
    found, next_ = HEADING.match(heading), HEADING.match(after)
    return bool(found and next_ and len(next_[1]) <= len(found[1]))


def _without_names(text: str, taken: Source) -> str:
    """Data without the sentences that name the area, and without the organisation that somebody is said to be of."""
    text = re.sub(rf" of {taken.names.pattern}", "", text)
    return re.sub(rf" In {re.escape(taken.area)}\b[^.\n]*\.?", "", text)


def entries(text: str, taken: Source, named: bool = False) -> str:
    """A file of entries without those that are local; the remarks at its head stay.

    An entry that names the area is local too, unless it is `named`: then it is about whichever area the site is for.
    """
    parts = re.split(r"\n(?=- |[a-z][\w-]*:(?:\n| ))", f"\n{text.rstrip()}")
    head = "\n".join(line for line in parts[0].splitlines() if line)
    kept = [part for part in parts[1:] if not _is_of_one_place(_bare(part), taken, named)]
    return taken.named.sub("{area}", "\n".join([head, *kept]) + "\n")


def _is_of_one_place(entry: str, taken: Source, named: bool) -> bool:
    sites = re.findall(r"https?://([^/\s]+)", entry)
    if not all(any(f".{site}".endswith(f".{known}") for known in taken.listed["sites"]) for site in sites):
        return True
    return bool(taken.names.search(entry) or taken.local.search(entry) or (not named and taken.named.search(entry)))


def _bare(entry: str) -> str:
    return re.sub(r"\b(?:checked_on|date\w*|since):.*", "", entry)


def sources(taken: Source, documents: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each official document that the project knows, by its id, with where to find it and what was read."""
    path = taken.root / "data/sources.yml"
    for entry in re.split(r"\n(?=[a-z][\w-]*:\s)", path.read_text(encoding="utf-8"))[1:]:
        name = entry.partition(":")[0]
        if name in documents:
            yield name, entry.strip()


def duties(taken: Source) -> list[Mapping[str, Any]]:
    """What every partnership must publish, as the project lists it."""
    path = taken.root / "data" / taken.listed["duties"]
    listed: list[Mapping[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return listed


def _below(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
