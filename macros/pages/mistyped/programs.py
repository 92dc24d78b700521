"""Words of other programs, which this site shows as typed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from macros.characters.invisible import unseen
from macros.messages import Problem
from macros.pages.mistyped.source import WITHOUT_TEXT, Run, Source, shown

OUT = "Remove it"
QUOTED = "Begin its lines with `> ` for a quotation, or write it as an ordinary paragraph"

LINES = (
    (r"(?:!!!|\?\?\?\+?)(?: |$)", QUOTED),
    (r":{3,}", QUOTED),
    (
        r"\[! ?[\w-][\w -]*\][+-]?",
        "Remove it: the lines with `>` are a quotation, or write them as an ordinary paragraph",
    ),
    (r"\$(?:CTA|[A-Z!]|(?:End)?[A-Z]\w+List)$", "Remove it, and write an ordinary paragraph"),
    (r"\^\S.*\^$", QUOTED),
    (r"%(?![%\d]).+%$", QUOTED),
    (r"s\d{1,2}\. +\S", "Begin each item with `1.` and a space, with an empty line above the first"),
    (r"@\S[^@]*@$", "Write it as an ordinary paragraph, with `**` around what is important"),
    (r"\{:{2}[^}\n]*\}?|\{:/[^}\n]*\}?", OUT),
    (r":([a-z-]+):.+:\1:$", "Remove the marks"),
    (r"[├└│┌]", "Write it as a list, or between two lines “```”"),
    (r"\$\$$", "Write the formula in words"),
    (r"={1,6} \S.* ={1,6}$", "Begin a heading with `##`"),
    (r"h[1-6]\. \S", "Begin a heading with `##`"),
    (r"={2,6} \S", "Begin a heading with `##`"),
    (r"\.\. [\w-]+::", "Write it in Markdown"),
    (r"#\+\w+:|\+{3}$", OUT),
    (r"(?:-{2,3}8<-{2,3}|;--8<--)", "Write the words here, or link to the page that has them"),
    (
        r"\\(?:newpage|pagebreak|clearpage|tableofcontents|vspace|hfill|begin|end|section|subsection|chapter|textbf|textit|item)\b",
        OUT,
    ),
    (r"(?i:\[\[?_?toc_?\]\]?)$", "Remove it: each page shows its headings at the side automatically"),
    (r"\{\{\[\[", OUT),
    (r"(?:import [\w{*].* from|export (?:const|default)) ", OUT),
    (r"\*\[[^\]]+\]:", "Remove it, and put the abbreviation into data/glossary.yml"),
    (r"\+[-=]{3,}\+", "Write the table with `|` between its cells, and a line `|---|---|` below the titles"),
    (r"\{\|", "Write the table with `|` between its cells, and a line `|---|---|` below the titles"),
    (r"(?:image|include|video)::\S+\[", "Write it in Markdown"),
    (r"(?i:lorem ipsum)\b", "Write the words that belong here"),
    (r"%%", "Remove it: notes for yourself would be published"),
)
"""What begins a line, and how to fix it."""

INSIDE = (
    (r"\{(?:\+\+|--|~~|==|>>)[^}\n]{0,200}", "Accept or refuse the change, and remove the marks of the draft"),
    (r"(?<![=\w])==(?=[^\s=])[^=\n]{1,200}(?<=[^\s=])==(?![=\w])", "Write `**` on both sides to make words strong"),
    (r"(?<!~)~~(?=[^\s~])[^~\n]{1,200}~~(?!~)", "Remove the words: what was struck out would be published"),
    (r"(?<![+\w])\+\+(?=[^\s+])[^+\n]{1,200}(?<=[^\s+])\+\+(?![+\w])", "Remove the signs"),
    (r"(?<![~\w])\w{1,12}~\w{1,6}~(?!~)", "Type the small letter, such as ₂, or write it in words"),
    (r"(?<![\w^])\w{1,12}\^\w{1,6}\^", "Type the small letter, such as ², or write it in words"),
    (r"\^\[[^\]\n]{1,300}\]", "Write `[^1]` here, and the note at the end of the page on a line `[^1]: …`"),
    (r"(?<![\w:/]):(?:[a-z][a-z0-9]*[_-])*[a-z][a-z0-9]{1,30}:(?![\w:/`])", "Type the character itself, or a word"),
    (r"!?\[\[[^\[\]\n]{1,200}\]\]", "Write a link as `[words](address)`"),
    (r"!\[\]\[\w+\]", "Put the picture in by its file: `![what it shows](picture.png)`"),
    (r"(?<=\])\{[^}\n]{1,100}\}", OUT),
    (
        r"\$\$[^$\n]{1,200}\$\$|(?<![\w$])\$(?=[^\s$])(?:[A-Za-z]|\\[a-z]+[^$\n]{0,200}|[^$\n]{0,80}[\^_={}\\+<>][^$\n]{0,80})(?<=\S)\$(?![\w$])",
        "Write the formula in words",
    ),
    (r"'''(?=\S)[^'\n]{1,200}'''", "Write `**` on both sides to make words bold"),
    (
        r"\[/(?:b|i|u|url|quote|img|list|color|caption|gallery|embed|video|button|column|row)\]|\[(?:url|color|caption|gallery|embed|video|button|column|row)(?:[ =][^\]\n]{0,100})?\](?!\()",
        OUT,
    ),
    (r"(?<!\w)\{/?(?:panel|code|info|note|tip|warning|quote|button|toc|color)(?::[^}\n]{0,100})?\}", OUT),
    (
        r"(?i:Error! (?:Bookmark not defined|Reference source not found|No text of specified style|Hyperlink reference not valid)\.?)",
        "Write what belongs here: Word could not find it",
    ),
    (r"(?:HYPERLINK|PAGEREF|MERGEFIELD|TOC \\o) [\"\\\w]", "Remove it: it is a code of Word"),
    (r"<<[A-Z][\w ]{1,40}>>|«[A-Z][\w ]{1,40}»", "Write what belongs here: it is a field of a letter"),
    (r"%(?:recipient|first_?name|name|email)%|\*\|[A-Z_]+\|\*", "Write what belongs here: it is a field of a letter"),
)
"""What is inside of a line, and how to fix it."""

AT_START = [(re.compile(rf"^ {{0,3}}(?:{shape})"), fix) for shape, fix in LINES]
ANYWHERE = [(re.compile(shape, re.MULTILINE), fix) for shape, fix in INSIDE]
BREAK = re.compile(r"(?<!\\)\\$", re.MULTILINE)
LIST = re.compile(r"\{:(?![:/])[^{}\n]*\}|\{ ?[.#][A-Za-z][^{}\n]*\}")
"""Attributes for what goes before: an id or a class, between curly brackets."""
ELEMENT = re.compile(r"(?:\]\([^()\n]*\)|\][ ]?\[[^\[\]\n]*\]|[*_`>])$")
"""What attributes may be directly behind."""
NO_ESCAPES = frozenset("<~$&=\"',:;/@^%?")
"""Signs that a `\\` before them does not protect: both are shown."""
ENTITY = re.compile(r"&(?:#(?:\d{1,8}|[xX][0-9a-fA-F]{1,7})|[A-Za-z][A-Za-z0-9]{1,31});")
CUT = re.compile(
    r"&(?:amp;)?(?P<name>nbsp|amp|lt|gt|quot|pound|ndash|mdash|[lr][sd]quo|hellip|bull|euro|apos|middot|eacute|#\d{2,6})(?!\w|;)"
    r"|&amp;(?P<twice>\w{2,8}|#\d{2,6});|& (?P<apart>nbsp|amp|lt|gt|quot|pound|ndash|mdash|[lr][sd]quo);"
)


def words_of_other_programs(source: Source) -> Iterator[Problem]:
    """A page has no marks of other programs, which would be shown as typed."""
    told: set[int] = set()
    for block in source.blocks:
        if block.kind in WITHOUT_TEXT:
            continue
        for line in block.lines:
            found = next(((match, fix) for shape, fix in AT_START if (match := shape.match(line.text))), None)
            if found:
                told.add(line.number)
                yield _problem(source, line.number, line.text.strip(), found[1])
                break
    for run in source.runs:
        taken = [(0, 0)]
        for shape, fix in ANYWHERE:
            match = shape.search(run.plain)
            if (
                match
                and run.line(match.start()) not in told
                and all(match.end() <= a or match.start() >= b for a, b in taken)
            ):
                taken.append(match.span())
                yield _problem(source, run.line(match.start()), run.text[match.start() : match.end()].strip(), fix)
        beside = _attributes(run)
        if beside and run.line(beside.start()) not in told:
            yield _problem(source, run.line(beside.start()), beside[0].strip(), OUT)
        escape = next(
            (start for start, _ in run.spans if run.text[start] == "\\" and run.text[start + 1] in NO_ESCAPES), -1
        )
        if escape >= 0:
            sign = run.text[escape + 1]
            what = f"The `\\` before `{sign}` is shown as typed"
            meant = {"<": "&lt;", "&": "&amp;"}.get(sign, sign)
            yield source.problem(run.line(escape), what, f"Write `{meant}` alone")
        last = BREAK.search(run.text)
        if last and not any(start < last.start() < end - 1 for start, end in run.spans):
            yield _problem(source, run.line(last.start()), "\\", "Put an empty line below for a new paragraph")


def _attributes(run: Run) -> re.Match[str] | None:
    """The first attributes of some lines that belong to nothing, so that they are shown."""
    if run.kind not in ("text", "list", "heading", "footnote", "definition"):
        return None
    for match in LIST.finditer(run.plain):
        before = run.text[max(0, match.start() - 300) : match.start()]
        line = before.rpartition("\n")[2]
        last = not run.plain[match.end() :].strip()
        if run.kind == "heading":
            last = not run.plain[match.end() :].partition("\n")[0].strip()
            good = last and line.endswith(" ") and bool(line.strip("# "))
        else:
            good = last and not line.strip() and "\n" in before
        if not good and not ELEMENT.search(before) and not before.endswith("]"):
            return match
    return None


def _problem(source: Source, line: int, typed: str, fix: str) -> Problem:
    return source.problem(line, f"`{shown(typed)}` means nothing here, and is shown as typed", fix)


def signs_by_name(source: Source) -> Iterator[Problem]:
    """A sign written by its name or number, such as `&nbsp;`, is one that there is, and one that can be seen."""
    for run in source.runs:
        for match in CUT.finditer(run.text):
            if not _in_code(run.spans, match.start()):
                name = match["name"] or match["twice"] or match["apart"]
                meant = html.unescape(f"&{name};")
                yield source.problem(
                    run.line(match.start()),
                    f"`{match[0]}` is shown as typed",
                    f"Type `{meant}` itself"
                    if meant.isprintable() and meant.strip()
                    else f"Write `&{name};` or a space",
                )
        for match in ENTITY.finditer(run.text):
            if _in_code(run.spans, match.start()) or match[0].startswith("&amp;"):
                continue
            meant = html.unescape(match[0])
            hidden = next(iter(unseen(f"a{meant}a")), None)
            if match[0][1] != "#" and match[0][1:] not in html5:
                what, fix = f"There is no character called `{match[0]}`", "Type the character itself"
            elif hidden or meant == "�":
                what, fix = f"`{match[0]}` puts an invisible or harmful character here", OUT
            else:
                continue
            yield source.problem(run.line(match.start()), what, fix)


def _in_code(spans: list[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)
