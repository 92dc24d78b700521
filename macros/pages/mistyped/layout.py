"""Headings, code and lines across the page that are not what their author meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.messages import Problem
from macros.pages.mistyped.blocks import HASH, ITEM, MERGE, NEAR_FENCE, RULE, UNDERLINE, Block
from macros.pages.mistyped.lists import regions
from macros.pages.mistyped.source import Source, shown

BOLD = re.compile(
    r"^ {0,3}(?:<(?:p|div|em|i|u|span|center|br) ?/?>){0,3}"
    r"(?:([*_]{2,4})(?=\S)([^*]{1,100}?)(?<=\S)[*_]{2,4}|<(b|strong)>([^<]{1,100})(?:<br ?/?>)?</\3>):? *"
    r"(?:</(?:p|div|em|i|u|span|center)>|<br ?/?>| ){0,4}$",
    re.IGNORECASE,
)
INDENTED_HASH = re.compile(r"^ {1,3}#{1,6} +\S")
MORE_THAN = re.compile(r"\d[\d,.]* ?(?:%|per cent)")
LABEL = re.compile(r"^(?:\*\*|__)[^*_]{1,40}(?::(?:\*\*|__)|(?:\*\*|__):)(?: |$)")
SHORT_LINE = re.compile(r"^(?=[A-Z0-9])(?!.*(?:\[|\||\{|  ))(?:.{1,44})(?<![.!?;:–—-])$")
ENDS_A_SENTENCE = (".", "!", ",", ";", "…")
FRONT = re.compile(r"---\n(?=(?:.*\n){1,40}?(?:---|\.\.\.)[ \t]*(?:\n|\Z))(?:[a-z_]+:(?: .*)?\n|[ \t]+.*\n|- .*\n)+---")
NESTED = re.compile(r"^(?:[ \t]*(?:>|(?:[-*+]|\d+[.)])(?=[ \t>])))+")
TAG = re.compile(
    r"<(/?)(blockquote|div|span|ul|ol|dl|table|details|em|strong|b|i|u|q|small|sub|sup|mark)\b[^<>]*>", re.IGNORECASE
)
DEEPEST = 10
"""So many quotations and lists may be inside each other: the pages of the site have three."""
LONGEST = 80
"""More letters than this on the line above `---` are a paragraph, not a heading."""


def quotations_by_accident(source: Source) -> Iterator[Problem]:
    """A line that begins with `>` is a quotation, not a sign for "more than"."""
    for block in source.blocks:
        number = MORE_THAN.match(block.lines[0].text) if block.quoted else None
        if number:
            yield source.problem(
                block.lines[0],
                f"`> {number[0]}` at the start of a line makes a quotation of it",
                f"Write “more than {number[0]}”; if it is a quotation, begin it with a quotation mark",
            )


def front_matter_again(source: Source) -> Iterator[Problem]:
    """A page has one front matter; a second one below it would be published as words."""
    first = min(source.typed, default=1)
    code = _code(source)
    body = "\n".join("" if number in code else text.rstrip() for number, text in source.typed.items())
    for found in re.finditer(rf"(?m)^{FRONT.pattern}", body):
        yield source.problem(
            first + body.count("\n", 0, found.start()),
            "A second front matter begins here, which would be published as words",
            "Put its lines into the one at the top, and remove the rest",
        )


def levels_without_end(source: Source) -> Iterator[Problem]:
    """Quotations, lists and tags are inside each other only as deep as a reader can follow."""
    code, open_, before = _code(source), 0, 0
    for number, text in source.typed.items():
        if number in code:
            continue
        found = NESTED.match(text)
        signs = found[0] if found and not RULE.match(text) else ""
        indent = signs.expandtabs(4)
        # Several signs of lists in one line are reported by themselves.
        deep = signs.count(">") + (1 + (len(indent) - len(indent.lstrip(" "))) // 4 if signs.strip("> \t") else 0)
        if deep > DEEPEST >= before:
            yield source.problem(
                number,
                f"Quotations or lists are {deep} deep here, and the limit is {DEEPEST}",
                "Take some of the `>` or the spaces at the start of the lines away",
            )
        before = deep if text.strip() else before
        for tag in TAG.finditer(text):
            open_ = max(open_ + (-1 if tag[1] else 1), 0)
            if open_ == 2 * DEEPEST + 1 and not tag[1]:
                what = f"More than {2 * DEEPEST} tags of HTML are open inside each other here"
                yield source.problem(number, what, "Write it as Markdown, or close them")


def _code(source: Source) -> set[int]:
    """The lines of code, in which signs are shown as they are."""
    return {line.number for block in source.blocks if block.kind in ("fence", "unclosed") for line in block.lines}


def merge_marks(source: Source) -> Iterator[Problem]:
    """A page holds one version of its words, not two with the marks that a merge leaves."""
    inside = False
    for number, text in source.typed.items():
        mark = MERGE.match(text)
        if mark and not inside:
            yield source.problem(
                number,
                f"Two versions of the page were merged here, and the mark `{mark[1]}` was left",
                "Keep the words that are right, and take out the lines with `<<<<<<<`, `=======` and `>>>>>>>`",
            )
        inside = mark[1][0] != ">" if mark else inside


def fences_not_closed(source: Source) -> Iterator[Problem]:
    """Code between fences begins and ends with the same line of three or more marks, at the left margin."""
    for block in source.blocks:
        line = block.lines[0]
        fence = NEAR_FENCE.match(line.text)
        mark = f"“{fence[1]}”" if fence else ""
        if block.kind == "unclosed":
            yield source.problem(
                line,
                f"The code that begins with {mark} never ends, and takes in the rest of the page",
                f"Write a line {mark} at the left margin where it ends, or remove this line",
            )
        elif block.kind == "refused" and line.indent:
            yield source.problem(
                line,
                f"The code that begins here with {mark} is indented, so it is not shown as code",
                f"Begin all its lines at the left margin, those with {mark} too",
            )
        elif block.kind == "refused":
            yield source.problem(
                line,
                f"“{shown(line.typed)}” does not begin code, since there is more than one word behind {mark}",
                f"Write {mark} alone, or with the name of the language",
            )


def code_by_accident(source: Source) -> Iterator[Problem]:
    """A paragraph begins at the left margin: four spaces or a tab make it code."""
    before = ""
    listed = {block.number for region in regions(source) for block in region}
    for block in source.blocks:
        line = block.lines[0]
        if block.kind == "code" and before != "code" and block.number not in listed:
            yield source.problem(
                line,
                f"`{shown(line.typed)}` is indented by four spaces or a tab or more, so it is shown as code",
                "Remove the spaces at the start of its lines; what is meant as code goes between two lines “```”",
            )
        before = block.kind


def headings_by_other_means(source: Source) -> Iterator[Problem]:
    """A heading begins with `##`, not with bold letters, so that it is one for everybody."""
    for block in source.blocks:
        first = block.lines[0]
        if words := heading_in_bold(block):
            yield source.problem(
                first,
                f"“{shown(words)}” is bold and alone on its line: it looks like a heading, but a screen reader does not see one",
                f"Write `## {shown(words.rstrip(':'))}`, or `###` below such a heading, with an empty line below",
            )
        for line in block.lines:
            if block.kind in ("text", "list") and INDENTED_HASH.match(line.text):
                yield source.problem(
                    line,
                    f"`{shown(line.typed.strip())}` is indented, so it is not a heading, and its `#` are shown",
                    "Begin it at the left margin",
                )
        if block.kind == "heading" and re.match(r"#{7}", first.text):
            yield source.problem(first, "A heading has six `#` at most, and the others are shown", "Begin it with `##`")


def heading_in_bold(block: Block) -> str:
    """The words of a block that begins with a bold line which looks like a heading; '' for any other."""
    first = block.lines[0]
    alone = block.kind == "text" or (block.kind == "raw" and len(block.lines) == 1)
    bold = BOLD.match(first.text) if alone and not block.quoted else None
    words = ((bold[2] or bold[4]) if bold else "").strip()
    return "" if "{{" in first.typed or words.rstrip("”’\"')").endswith(ENDS_A_SENTENCE) else words


def lines_run_together(source: Source) -> Iterator[Problem]:
    """Lines of an address, a verse or a form stay lines only with an empty line, or two spaces at their ends."""
    for block in source.blocks:
        if block.kind != "text" or len(block.lines) < 2 or BOLD.match(block.lines[0].text):
            continue
        *above, last = block.lines
        if any(source.typed.get(line.number, "").endswith(("  ", ">", "\\")) for line in above):
            continue
        labels = all(LABEL.match(line.text) for line in block.lines)
        short = (
            len(above) > 1 and all(SHORT_LINE.match(line.text) for line in above) and SHORT_LINE.match(last.text + "x")
        )
        if labels or short:
            yield source.problem(
                above[0],
                f"`{shown(above[0].typed)}` and the lines below it are shown as one line",
                "Make them a list, each with `- ` before it, or put two spaces at the end of each",
            )


def underlines_by_accident(source: Source) -> Iterator[Problem]:
    """A line across the page has an empty line above it, or it makes a heading of what is there."""
    for block in source.blocks:
        first, last = block.lines[0], block.lines[-1]
        if block.kind == "heading" and len(block.lines) == 2 and not HASH.match(first.text):
            words = first.typed.strip()
            if last.text[0] == "=":
                continue  # of the first level, and told as such
            if len(last.text) < 3:
                what = f"`{last.text}` below `{shown(words)}` makes a heading of it"
                yield source.problem(last, what, "Remove it, or write the words of an item behind it")
            elif last.text[0] == "-" and (
                words.endswith((*ENDS_A_SENTENCE, ":")) or len(words) > LONGEST or ITEM.match(first.text)
            ):
                yield source.problem(
                    last,
                    f"`{shown(last.text, 10)}` directly below `{shown(words)}` makes a heading of it",
                    "Put an empty line above it for a line across the page, or remove it",
                )
        elif block.kind in ("text", "list"):
            for line in block.lines:
                if UNDERLINE.match(line.text) and line.text[0] == "=" and len(line.text) > 2:
                    yield source.problem(
                        line,
                        f"`{shown(line.text, 10)}` does not underline a heading, and is shown as typed",
                        "Remove it; a heading begins with `##`",
                    )
