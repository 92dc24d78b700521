"""What differs between two built sites as Markdown, for the summary of a check on GitHub: whole, or with what is left out counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.changes.model import NUMBER, Change, Changes, File, Page
from macros.changes.words import SIDES, words
from macros.messages import counted
from macros.outputs.in_markdown import UNSEEN, escaped

MOST = 900_000
"""Bytes of a summary: GitHub refuses more than 1,048,576 for the summary of a step."""
ON_A_PAGE = 40
"""So many changes of one page or file are listed; the others are counted."""
LONGEST = 600
"""The characters of one text that are shown, the place that changed among them."""
NAMES = 20
"""So many pages are named beside a change that they share."""
STATES = ("new", "removed", "moved", "changed")
ELSEWHERE = "The page `index.html` of the artifact `changes` has all of them, with pictures before and after."
NOTHING = "(nothing)"
LOOKS_SAME = "Pages with the same text in different markup or order"


@dataclass(frozen=True)
class Entry:
    """A piece of the summary that is shown whole or not at all, and how many changes it lists."""

    text: str
    changes: int = 1


def summary(found: Changes, pictures: str = "", most: int = MOST) -> str:
    """The summary in Markdown. `pictures` says what was pictured."""
    if not found:
        return "## What readers will see\n\nNothing changes for readers: both sites have the same pages and files.\n"
    parts = ["## What readers will see", "", *_counts(found), ""]
    if pictures:
        parts += [pictures, ""]
    left = most - sum(len(part.encode()) + 1 for part in parts) - len(ELSEWHERE)
    for title, entries in _sections(found):
        room = left - 400  # for the heading and for what says how many are left out
        shown: list[str] = []
        out = 0
        for entry in entries:
            size = len(entry.text.encode()) + 1
            if out or size > room:
                out += entry.changes
                continue
            room -= size
            shown.append(entry.text)
        more = [f"\n**{counted(out, 'more change')} of this kind, for which there is no room here.** {ELSEWHERE}"]
        block = [f"### {title}", "", *shown, *(more if out else []), ""]
        left -= sum(len(part.encode()) + 1 for part in block)
        parts += block
    return "\n".join(parts).rstrip() + "\n"


def _counts(found: Changes) -> Iterator[str]:
    """How many pages and files there are of each kind and state, as a table."""
    yield f"| | {' | '.join(STATES)} |"
    yield "|---|---:|---:|---:|---:|"
    yield f"| Pages ({found.before:,} before, {found.after:,} after) | {' | '.join(str(len(found.in_state(one)) or '') for one in STATES)} |"
    for kind, files in found.kinds():
        counts = [sum(file.state == state for file in files) for state in STATES]
        yield f"| {kind.partition(':')[0]} | {' | '.join(str(one or '') for one in counts)} |"
    numbers, figures = len(_numbers(found)), len({name for page in found.pages for name in page.figures})
    yield f"| Numbers in sentences | | | | {numbers or ''} |"
    yield f"| Figures | | | | {figures or ''} |"


def _sections(found: Changes) -> Iterator[tuple[str, list[Entry]]]:
    shared = found.alike()
    all_sections = {
        "Pages that are new, removed or moved": [_whole(page) for page in found.pages if page.state in STATES[:3]],
        "Numbers in sentences": [_number(change, pages) for change, pages in _numbers(found).items()],
        "On many pages": [_many(one, pages) for one, pages in shared.items() if one.part != NUMBER],
        "On one page": [*_pages(found, shared)],
        "Figures that look different": [*_figures(found)],
    }
    yield from ((title, entries) for title, entries in all_sections.items() if entries)
    for kind, files in found.kinds():
        yield kind, [*_files(files)]
    if same := found.in_state("same"):
        yield LOOKS_SAME, [Entry(f"{counted(len(same), 'page')}: {_named(same)}", len(same))]


def _whole(page: Page) -> Entry:
    moved = f" from `{_code(page.moved_from)}`" if page.moved_from else ""
    what = f": {escaped(page.holds)}" if page.holds else ""
    return Entry(f"- **{page.state}**{moved}: {escaped(page.title)} (`{_code(page.address)}`){what}")


def _numbers(found: Changes) -> dict[Change, list[Page]]:
    """Each number that differs, once, with the pages that show it."""
    numbers: dict[Change, list[Page]] = {}
    for page in found.pages:
        for change in dict.fromkeys(one for one in page.changes if one.part == NUMBER):
            numbers.setdefault(change, []).append(page)
    return numbers


def _number(change: Change, pages: Sequence[Page]) -> Entry:
    text = f"- {escaped(change.before or NOTHING)} → **{escaped(change.after or NOTHING)}**: {escaped(change.about)}"
    return Entry(f"{text}, on {_named(pages)}")


def _many(change: Change, pages: Sequence[Page]) -> Entry:
    return Entry(f"{_sides(change)}\n  - on {counted(len(pages), 'page')}: {_named(pages)}")


def _named(pages: Sequence[Page]) -> str:
    names = ", ".join(f"`{_code(page.address)}`" for page in pages[:NAMES])
    return names + (f" and {len(pages) - NAMES:,} more" if len(pages) > NAMES else "")


def _pages(found: Changes, shared: dict[Change, list[Page]]) -> Iterator[Entry]:
    for page in found.pages:
        own = [change for change in found.own(page, shared) if change.part != NUMBER]
        if own:
            yield _listed(f"{escaped(page.title)} (`{_code(page.address)}`)", own)


def _listed(title: str, own: Sequence[Change]) -> Entry:
    lines = [f"\n#### {title}", "", *map(_sides, own[:ON_A_PAGE])]
    if len(own) > ON_A_PAGE:
        lines.append(f"- and {counted(len(own) - ON_A_PAGE, 'more change')} here. {ELSEWHERE}")
    return Entry("\n".join([*lines, ""]), len(own))


def _figures(found: Changes) -> Iterator[Entry]:
    for page in found.pages:
        for name in page.figures:
            yield Entry(f"- `{_code(name.removeprefix('figure-'))}` on {escaped(page.title)} (`{_code(page.address)}`)")


def _files(files: Sequence[File]) -> Iterator[Entry]:
    for file in files:
        same = f", {counted(file.as_pages, 'change')} listed above already" if file.as_pages else ""
        head = f"`{_code(file.name)}`: {file.state}{f', {file.measure}' if file.measure else ''}{same}"
        if file.changes:
            yield _listed(head, file.changes)
        else:
            yield Entry(f"- {head}")


def _sides(change: Change) -> str:
    """A change, its words before and after with what differs in bold."""
    sides = words(change.before, change.after, LONGEST)
    lines = [f"- {escaped(change.part)}"]
    for name, side in zip(SIDES, sides, strict=True):
        text = " ".join(f"**{escaped(one)}**" if differs else escaped(one) for one, differs in side)
        lines.append(f"  - {name}: {text or NOTHING}")
    return "\n".join(lines)


def _code(text: str) -> str:
    """A name inside Markdown's marks for code, where nothing but such a mark ends it."""
    return UNSEEN.sub(" ", text).replace("`", "'") or "home page"
