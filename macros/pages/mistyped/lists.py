"""Lists that would be running text, lose their levels or get other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from macros.messages import Problem
from macros.pages.mistyped.blocks import ITEM, Block, Line
from macros.pages.mistyped.source import Source, shown

LEVEL = 4
"""So many spaces make one level of a list."""

NO_NUMBER = 100
"""A number from here on at the start of a paragraph is a year or a count, not the first of a list."""

BOX = re.compile(r"^ *(?:[-*+]|\d+\.) +\[([ xX]?)\](?: |$)")
TWICE = re.compile(r"^ *([-*+]|\d+\.) +([-*+]|\d{1,2}[.)]|[a-z]\)) +\S")
EMPTY = re.compile(r"^ {0,3}(?:[-*+]|\d{1,2}\.)$")
SHORT = 60
"""A line shorter than this was ended on purpose, not because it was full."""


def lists_below_text(source: Source) -> Iterator[Problem]:
    """A list has an empty line above it, or it becomes part of the line above."""
    for block in source.blocks:
        if block.kind not in ("text", "footnote", "definition"):
            continue
        for place, line in enumerate(block.lines[1:], start=1):
            item = ITEM.match(line.text)
            if not item or (item[2][0].isdigit() and item[2] != "1." and not _goes_on(block, place)):
                continue
            yield source.problem(
                line,
                f"The list that begins with `{shown(line.typed)}` is directly below a line of text, "
                "so it becomes part of that line",
                ("Put a line with `>` alone above it" if block.quoted else "Put an empty line above it")
                + _and_below(block, place)
                + ("" if _goes_on(block, place) else "; if no list is meant, begin the line with another word"),
            )
            break


def _and_below(block: Block, place: int) -> str:
    """What else to do where text follows the list directly: it would be reported the next time."""
    last = place
    while last + 1 < len(block.lines) and ITEM.match(block.lines[last + 1].text):
        last += 1
    after = block.lines[last + 1 : last + 2]
    if not after or after[0].text.startswith(" "):
        return ""
    return f", and another one below its last item, `{shown(block.lines[last].typed.strip())}`"


def _goes_on(block: Block, place: int) -> bool:
    """Whether another item follows an item, or goes before it."""
    around = block.lines[max(0, place - 1) : place] + block.lines[place + 1 : place + 2]
    return any(ITEM.match(line.text) for line in around)


def levels_lost(source: Source) -> Iterator[Problem]:
    """Each level of a list begins four spaces further in; with two or three it is lost."""
    for region in regions(source):
        for line, depth, indent in _depths(region):
            if indent // LEVEL != depth:
                yield source.problem(
                    line,
                    f"`{shown(line.typed)}` is indented by {indent} space{'' if indent == 1 else 's'}, "
                    f"and this level of a list needs {LEVEL * depth}, so its level is lost",
                    f"Begin it with {LEVEL * depth} spaces, and the other items of its level too",
                )
                break
        else:
            yield from _kinds_mixed(source, region)
            yield from _other_numbers(source, region)


def regions(source: Source) -> Iterator[list[Block]]:
    """Each list with all that is inside of it, across empty lines."""
    region: list[Block] = []
    for block in source.blocks:
        is_list = block.kind in ("list", "code") and bool(ITEM.match(block.lines[0].text))
        if is_list or (region and block.kind == "text" and block.lines[0].indent):
            if block.kind == "list" or region:
                region.append(block)
        elif region:
            yield region
            region = []
    if region:
        yield region


def _depths(region: list[Block]) -> Iterator[tuple[Line, int, int]]:
    """Each item with the level that its author meant, and its indent."""
    open_: list[int] = []
    for block in region:
        for line in block.lines:
            item = ITEM.match(line.text)
            if not item or block.kind == "text":
                continue
            indent = len(item[1])
            while open_ and open_[-1] > indent:
                open_.pop()
            if not open_ or open_[-1] < indent:
                open_.append(indent)
            yield line, len(open_) - 1, indent


def _kinds_mixed(source: Source, region: list[Block]) -> Iterator[Problem]:
    """Items with numbers and items with `-` are not mixed on one level without an empty line."""
    for block in region:
        kinds: dict[int, bool] = {}
        for line, depth, _ in _depths([block]):
            item = ITEM.match(line.text)
            numbered = bool(item and item[2][0].isdigit())
            kinds = {level: kind for level, kind in kinds.items() if level <= depth}
            if kinds.setdefault(depth, numbered) != numbered:
                yield source.problem(
                    line,
                    f"`{shown(line.typed)}` begins in another way than the items above it, "
                    "so it becomes part of the last of them",
                    "Begin it like them; or begin it with 4 spaces if it belongs to the item above, "
                    "or put an empty line above it if another list begins here",
                )
                return


def _other_numbers(source: Source, region: list[Block]) -> Iterator[Problem]:
    """The numbers of a list go up by one from its first, for so they are shown."""
    counts: dict[int, tuple[int, int, bool]] = {}
    for line, depth, _ in _depths(region):
        item = ITEM.match(line.text)
        counts = {level: count for level, count in counts.items() if level <= depth}
        if not item or not item[2][0].isdigit():
            counts.pop(depth, None)
            continue
        number = int(item[2][:9].rstrip("."))
        if depth not in counts:
            if number >= NO_NUMBER:
                yield source.problem(
                    line,
                    f"This line begins with `{item[2]}`, which makes it item {number} of a list",
                    f"Write `{number}\\.`, or let another word begin the line",
                )
                return
            counts[depth] = (number, number, True)
            continue
        first, last, same = counts[depth]
        counts[depth] = (first, last + 1, same and number == first)
        if number != last + 1 and not counts[depth][2]:
            yield source.problem(
                line,
                f"`{shown(line.typed)}` is shown with the number {last + 1}: the items of a list are counted from its first",
                "Number them without a gap; if another list begins here, put a sentence or a heading between the two",
            )
            return


def text_that_ends_a_list(source: Source) -> Iterator[Problem]:
    """What belongs to an item of a list is indented by four spaces; what does not, by none."""
    inside = False
    for block in source.blocks:
        line = block.lines[0]
        if inside and block.kind in ("text", "table") and 0 < line.indent < LEVEL:
            yield source.problem(
                line,
                f"`{shown(line.typed)}` is indented by {line.indent} space{'' if line.indent == 1 else 's'}, so it ends the list",
                "Begin it with 4 spaces if it belongs to the item above, or with none if not",
            )
        inside = block.kind == "list" or (inside and line.indent > 0)


def text_below_a_list(source: Source) -> Iterator[Problem]:
    """A new paragraph has an empty line above it also below a list, or it becomes part of the last item."""
    for block in source.blocks:
        if block.kind != "list" or len(block.lines) < 2:
            continue
        items = [place for place, line in enumerate(block.lines) if ITEM.match(line.text)]
        if any(after - before > 1 for before, after in pairwise(items)):
            continue  # items of several lines are the author's way
        for place in range(items[-1] + 1, len(block.lines)):
            line, above = block.lines[place], block.lines[place - 1]
            begins = line.text[:1].isupper() or line.typed.startswith(("**", "__", "[", "{{", "|"))
            if not line.indent and begins and len(above.typed) < SHORT and len(items) > 1:
                yield source.problem(
                    line,
                    f"`{shown(line.typed)}` is directly below a list, so it becomes part of its last item",
                    "Put an empty line above it; or begin it with 4 spaces if it belongs to the item",
                )
                break


def items_with_two_signs(source: Source) -> Iterator[Problem]:
    """An item of a list has one sign before its words."""
    for region in regions(source):
        for line, _, _ in _depths(region):
            signs = TWICE.match(line.text)
            if signs:
                yield source.problem(
                    line,
                    f"`{shown(line.typed.strip())}` has two signs of a list, `{signs[1]}` and `{signs[2]}`",
                    "Keep one of them, here and in the other items",
                )
                break


def boxes_to_tick(source: Source) -> Iterator[Problem]:
    """A list has no boxes to tick: `[ ]` is shown as typed."""
    for region in regions(source):
        items = [line for line, _, _ in _depths(region)]
        boxes = [(line, found[1]) for line in items if (found := BOX.match(line.text))]
        if boxes and (len(boxes) == len(items) or any(box in ("", " ") for _, box in boxes)):
            line, box = boxes[0]
            yield source.problem(
                line,
                f"`[{box}]` does not make a tick box: it is shown as typed",
                "Remove it, here and in the other items; on a page of the kind `journey` each item gets its box automatically",
            )


def items_without_words(source: Source) -> Iterator[Problem]:
    """An item of a list has words."""
    for block in source.blocks:
        if block.kind in ("text", "list"):
            for line in block.lines:
                if EMPTY.match(line.text):
                    yield source.problem(
                        line,
                        f"`{line.text.strip()}` is alone on its line",
                        "Write the words of the item behind it, or remove it",
                    )
                    break
