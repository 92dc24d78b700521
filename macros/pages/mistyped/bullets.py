"""Signs of lists that Markdown does not know: bullets of Word, `1)`, `a)`, and `-` without a space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.messages import Problem
from macros.pages.mistyped.blocks import ITEM, Block, Line
from macros.pages.mistyped.source import Source, shown

CERTAIN = "•·∙●▪◦‣■□○⁃◆◇➢➤►▶▸❖‧・‐‑−⦁⚫⚪"
"""Letters that begin no sentence, so that one of them is a list."""

LIKELY = "–—→⇒»›✓✔✗✘☐☑☒✅❌❎⭐★☆👉🔹🔸🔵🟢①②③④⑤⑥⑦⑧⑨§†Øüovq¤¨"
"""Letters that begin an item if the line above or below begins with them too: Word's bullets have such codes."""

INNER = "o"
"""The letter with which Word begins the items of the second level: below an item, one is enough."""

IN_A_LINE = re.compile(
    r":[ ]+(?:[-*+] +[^\s\d][^\n]{0,300}? [-*+] +[^\s\d]|1\. +\S[^\n]{0,300}? 2\. +\S|[•●▪◦‣] *\S[^\n]{0,300}?[•●▪◦‣] *\S)"
)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
SIGN = re.compile(rf"^ *(?:[-*+] +)?([{CERTAIN}])\ufe0f?( +)\S|^ *([{LIKELY}])\ufe0f?( +)\S")
TIGHT = re.compile(rf"^ *([{CERTAIN.replace('·', '').replace('−', '').replace('‐', '').replace('‑', '')}])\S")
LABEL = re.compile(r"^ *(\(?)(\d{1,2}|[a-z]|[ivx]{1,5}|[A-Z](?=\)))([).])( +)\S")
CLOSE = re.compile(r"^ *(?:([-+*])(?=[^\W_]|[\"'“‘\[])|(\d{1,2})\.(?=[^\W\d_]))[^*]*$")

Mark = tuple[str, int, bool]
"""A kind of sign, its place in the order (0 where it has none), and whether one alone is a list."""


def items_in_a_line(source: Source) -> Iterator[Problem]:
    """Each item of a list has its own line."""
    for run in source.runs:
        match = IN_A_LINE.search(run.plain) if run.kind in ("text", "list") else None
        if match:
            yield source.problem(
                run.line(match.start()),
                f"The items of a list that begins `{shown(run.text[match.start() + 1 : match.end() + 20])}` are in one line",
                "Put each on its own line that begins with `- `, and an empty line above the first",
            )


def signs_of_no_list(source: Source) -> Iterator[Problem]:
    """A list begins with `-` or `1.` and a space; other signs make running text."""
    open_: dict[str, tuple[int, int, Line, bool]] = {}
    for place, block in enumerate(source.blocks):
        if block.kind not in ("text", "list", "definition", "footnote"):
            continue
        for line_place, line in enumerate(block.lines):
            for kind, order, alone in _marks(line, block.kind == "list", block.quoted):
                last = open_.get(kind)
                follows = last is not None and place - last[1] <= 1 and (not order or order == last[0] + 1)
                below = block.lines[line_place - 1].text if line_place else ""
                inner = kind == INNER and bool(ITEM.match(below) or SIGN.match(below))
                begins = (alone and (line_place == 0 or kind in CERTAIN)) or inner
                told = bool(follows and last and last[3])
                if not told and (follows or begins):
                    first = last[2] if follows and last else line
                    yield _problem(source, first, kind, _text_below(block, line_place))
                    told = True
                open_[kind] = (order, place, line, told)
                if told:
                    break


def _text_below(block: Block, place: int) -> bool:
    """Whether text follows the items of a list directly."""
    rest = block.lines[place + 1 :]
    plain = [not any(_marks(line, False, block.quoted)) and not ITEM.match(line.text) for line in rest]
    return any(plain) and not rest[plain.index(True)].text.startswith(" ")


def _marks(line: Line, in_list: bool, quoted: bool) -> Iterator[Mark]:
    """The signs that a line may begin with."""
    text = line.text
    sign = SIGN.match(text)
    if sign:
        yield sign[1] or sign[3], 0, bool(sign[1])
        return
    if in_list:
        return
    tight = TIGHT.match(text)
    if tight:
        yield tight[1], 0, True
        return
    label = LABEL.match(text)
    if (
        label
        and not quoted
        and (label[1] or label[2].isalpha() or label[3] == ")")
        and (not label[1] or label[3] == ")")
    ):
        shape = f"{label[1]}{{}}{label[3]}"
        if label[2].isdigit():
            yield shape.format("1"), int(label[2]), shape == "{})" and label[2] == "1"
            return
        if label[2] in ROMAN:
            yield shape.format("i"), ROMAN.index(label[2]) + 1, False
        if len(label[2]) == 1:
            yield shape.format("a" if label[2].islower() else "A"), ord(label[2].lower()) - 96, False
        return
    close = CLOSE.match(text)
    if close and close[2]:
        yield "1.text", int(close[2]), close[2] == "1"
    elif close:
        yield f"{close[1]}text", 0, close[1] == "-" and not text.lstrip()[1].isdigit()


def _problem(source: Source, line: Line, kind: str, text_below: bool) -> Problem:
    quoted = shown(line.typed.strip())
    if kind.endswith("text"):
        sign = kind.removesuffix("text").replace("1", line.text.strip().partition(".")[0])
        return source.problem(
            line,
            f"`{quoted}` has no space after `{sign}`, so it is not an item of a list",
            f"Put a space after `{sign}`, here and in the other items, and an empty line above the first",
        )
    numbered = any(letter.isalnum() for letter in kind) and kind not in LIKELY
    return source.problem(
        line,
        f"`{quoted}` does not make a list: `{kind}` is shown as typed, in running text",
        f"Begin each item with `{'1.' if numbered else '-'}` and a space, with an empty line above the first"
        f"{' and below the last' if text_below else ''}",
    )
