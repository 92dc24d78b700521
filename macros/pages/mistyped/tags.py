"""HTML that is typed into a page: tags that are not closed, links without address or words, and Markdown that is not read there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.markdown.safe import TAGS
from macros.messages import Problem
from macros.pages.mistyped.layout import BOLD
from macros.pages.mistyped.links import link_faults
from macros.pages.mistyped.masks import TAG
from macros.pages.mistyped.source import Run, Source, shown

WORDS = (
    "a|abbr|article|aside|audio|b|blockquote|body|br|button|center|cite|code|dd|del|details|div|dl|dt|em|embed|figure|font|footer|form"
    "|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|object|ol|option|p|pre|q|s|script|section"
    "|select|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|u|ul|video"
)
OPENED = re.compile(
    rf"<(?:!(?=[-–—A-Za-z])|\?(?=[A-Za-z=])|%|/?[A-Za-z][\w:-]*\s+[\w:-]+\s*=)|(?<![\w)])</?(?P<name>{WORDS})(?=[\s/]|$)",
    re.IGNORECASE | re.MULTILINE,
)
LETTER = re.compile(r"(?:^|[^\w])\w $")
"""What is before `<b` where it says that one thing is less than another: a single letter or digit, and a space."""
COMMENT = "Write it as `<!-- … -->`, or remove it: notes for yourself are better kept elsewhere"
LINK = re.compile(r"<a(?=[\s>])(?P<attributes>[^<>]*)>(?P<words>.{0,400}?)</a\s*>", re.IGNORECASE | re.DOTALL)
HREF = re.compile(r"\bhref\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]*))", re.IGNORECASE)
PLACE = re.compile(r"\b(?:id|name)\s*=", re.IGNORECASE)
ANGLES = re.compile(r"<(https?://[^<>\n]*[ \t][^<>\n]*)>", re.IGNORECASE)
AS_TYPED = re.compile(r"<(?:pre|script|style|textarea|code|svg|math)\b", re.IGNORECASE)
INLINE = re.compile(
    r"\*\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*\*|(?<![\w_])__(?=[^\s_])[^_\n]{1,200}(?<=[^\s_])__(?![\w_])"
    r"|(?<![\w*])\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*(?![\w*])|!?\[[^\[\]\n]{1,200}\](?:\([^()\s]+\)|\[[^\[\]\n]*\])"
    r"|(?<!`)`[^`\n]{1,200}`(?!`)|\[\^[\w-]{1,40}\]"
)
LINES = re.compile(r"^ *(?:[-*+] +[^\s<]|\d{1,2}\. +[^\s<]|#{1,6} +\S|> +\S|\|[^\n]*\|$)[^\n]*", re.MULTILINE)
BY_PARTS = {"table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl"}
"""Tags in which `markdown` helps none of the tags inside."""


def tags_without_an_end(source: Source) -> Iterator[Problem]:
    """A tag or a comment that is begun is closed by `>`, or it is shown as typed."""
    for run in (*source.runs, *source.raw):
        match = _opened(run)
        if not match:
            continue
        typed = run.text[match.start() : match.start() + 60].partition("\n")[0]
        what = f"`{shown(typed, 30)}` is begun like a tag of HTML and not closed, so it is shown as typed"
        fix = "Close it with `>`, or remove it; to show the character < itself, write `&lt;`"
        if typed.startswith("<!"):
            what, fix = f"`{shown(typed, 30)}` begins a comment that is not closed, so everyone can read it", COMMENT
        elif typed.startswith(("<%", "<?")):
            what, fix = f"`{shown(typed, 30)}` is code for another program, and would be shown as typed", "Remove it"
        yield source.problem(run.line(match.start()), what, fix)


def _opened(run: Run) -> re.Match[str] | None:
    """The first tag of some lines that is begun and not closed."""
    plain = run.plain
    for match in OPENED.finditer(plain):
        name = match["name"] or ""
        if len(name) == 1 and match[0][1] != "/" and LETTER.search(plain[max(0, match.start() - 3) : match.start()]):
            continue
        closed = plain.find(">", match.end())
        other = plain.find("<", match.end())
        if match[0].startswith("<!") and closed >= 0 and plain[match.end() : match.end() + 1] not in "-–—":
            continue  # such as <!DOCTYPE html>, which is reported as a tag
        if match[0].startswith("<?") and closed >= 0:
            continue
        if name and closed >= 0 and (other < 0 or closed < other):
            continue
        return match
    return None


def links_by_tags(source: Source) -> Iterator[Problem]:
    """A link typed as an HTML tag needs an address and words, as a link in Markdown does."""
    for run in (*source.runs, *source.raw):
        for match in LINK.finditer(run.text):
            if any(start <= match.start() < end and run.text[start] == "`" for start, end in run.spans):
                continue
            given = HREF.search(match["attributes"])
            words = " ".join(re.sub(r"<(?!img\b)[^<>]*>", "", match["words"]).split())
            if not given and PLACE.search(match["attributes"]):
                continue  # a place that links lead to
            address = next((said for said in given.groups() if said), "").strip() if given else ""
            for what, fix, stops in link_faults(words, shown(match[0], 60), address):
                yield source.problem(run.line(match.start()), what, fix, stops)


def angles_with_a_space(source: Source) -> Iterator[Problem]:
    """An address between `<` and `>` has no space in it."""
    for run in source.runs:
        for match in ANGLES.finditer(run.text):
            if not any(start < match.start() < end for start, end in run.spans):
                yield source.problem(
                    run.line(match.start()),
                    f"The address `{shown(match[1])}` has a space in it",
                    "Write `%20` in its place, or put the `>` at the end of the address",
                )


def markdown_inside_of_tags(source: Source) -> Iterator[Problem]:
    """Between tags that begin a line Markdown is not read, unless they say `markdown="1"`."""
    for run in source.raw:
        tag = re.match(r" *<([A-Za-z]\w*)", run.text)
        if not tag or run.quoted or AS_TYPED.search(run.text) or _opened(run):
            continue
        words = TAG.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), run.text)
        found = [match for match in (INLINE.search(words), LINES.search(run.text)) if match]
        if not found:
            continue
        match = min(found, key=lambda one: one.start())
        if BOLD.match(run.text):
            continue  # told as a heading by other means
        name = tag[1].lower()
        if name not in TAGS:
            continue  # told as a tag that a page may not hold
        yield source.problem(
            run.line(match.end()),
            f"`{shown(match[0].strip())}` is inside of `<{name}>`, where Markdown is not read, so it is shown as typed",
            "Write all of it as Markdown, without tags"
            if name in BY_PARTS
            else f'Write it as Markdown without the tags, or begin with `<{name} markdown="1">`',
        )
