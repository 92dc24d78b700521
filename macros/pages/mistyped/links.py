"""Links that would be no links, or whose words say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.messages import Problem, nearest
from macros.pages.mistyped.addresses import address_mistyped, host_meant
from macros.pages.mistyped.blocks import NAMED
from macros.pages.mistyped.source import Run, Source, shown

TARGET = re.compile(r"\((?:[^()\n]|\n(?!\n)|\((?:[^()\n])*\))*\)")
TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*')\s*$")
NEXT = re.compile(r"([ \n]?)\[([^\[\]]*)\]")
APART = re.compile(r"[ \t]+\(([^()\s]+)\)|\n\(([^()\s]+)\)")
LIKE_AN_ADDRESS = re.compile(
    r"^(?:https?:|www\.|mailto:|\.{1,2}/|#)|\.(?:md|pdf|html?|uk|org|com|net|eu|png|jpe?g|csv|docx?)(?:[/#?].*)?$|@",
    re.IGNORECASE,
)
SAY_NOTHING = {
    *("click here", "here", "click", "press here", "this link", "link", "this page", "this", "read more", "more"),
    *("learn more", "find out more", "see more", "more info", "more information", "download", "website"),
}
SYMBOL = re.compile(r"^(?:[a-z]{1,4}|[A-Z]{1,2}|…|\.\.\.|sic\.?|sic!|[!?x ]?|note \d{1,3})$")
"""What is put into square brackets without being a link: symbols of statistics such as [c], and marks of who quotes."""
OTHERS = re.compile(r"^(?:\^|!|\[|/|toc$|_toc_$|(?:url|caption|gallery|embed|video|button)\b)", re.IGNORECASE)
BY_ANGLES = re.compile(r"<https?://[^<>\s]+>")
INNER = re.compile(r"\[[^\[\]]*\]\([^()\s]+\)")
MOST = 300
"""So many letters of a link's words are looked at."""
TOLD = 5
"""So many faults of one paragraph are reported."""


def links_that_are_none(source: Source) -> Iterator[Problem]:
    """A link is `[words](address)`, or `[words][name]` with a line `[name]: address`."""
    names = _names(source)
    used: set[str] = set()
    yield from _names_twice(source)
    for run in source.runs:
        if run.kind != "names":
            for count, problem in enumerate(Brackets(source, run, names, used).problems()):
                if count < TOLD:
                    yield problem
    for name, line in names.items():
        if name not in used:
            what = f"No link of the page uses the name `[{shown(name)}]`"
            yield source.problem(line, what, f"Write a link `[words][{shown(name)}]`, or remove the line")


def _names(source: Source) -> dict[str, int]:
    """The names that links of the page may use, each with its line."""
    found: dict[str, int] = {}
    for block in source.blocks:
        for line in block.lines:
            name = NAMED.match(line.text) if block.kind == "names" else None
            if name:
                found.setdefault(_name(name[1]), line.number)
    return found


def _names_twice(source: Source) -> Iterator[Problem]:
    """A name of a link has one address."""
    seen: dict[str, int] = {}
    for block in source.blocks:
        for line in block.lines:
            name = NAMED.match(line.text) if block.kind == "names" else None
            if name and seen.setdefault(_name(name[1]), line.number) != line.number:
                what = f"The name `[{shown(name[1])}]` has an address on line {seen[_name(name[1])]} already"
                yield source.problem(line, what, "Keep one of them, or give this one another name")


def _name(text: str) -> str:
    return " ".join(text.lower().split())


def link_faults(words: str, typed: str, address: str) -> Iterator[tuple[str, str, bool]]:
    """What is wrong with the words and the address of a link, how to fix it, and whether it stops the site."""
    if address in ("", "#"):
        yield f"The link `{typed}` has no address", "Write the address, or remove the link", True
        return
    if not words.strip():
        yield (
            f"The link to `{shown(address)}` has no words, so no one sees it",
            "Write what is there as its words",
            True,
        )
    elif _name(words.strip(" .*_")) in SAY_NOTHING:
        what = f"The link text “{shown(words)}” does not describe the destination"
        yield what, "Use the name of the page or file as the link text", False
    elif host := host_meant(words, address):
        what = f"The link text names {shown(host)}, and the link leads to {shown(address)}"
        yield what, "Write the address that is meant, and the name of its page as the link text", True
    what, fix = address_mistyped(address)
    if not what and re.search(r"\s", address):
        what = f"The address `{shown(address)}` has a space in it"
        fix = "Write `%20` in its place; a file of this site has a name without spaces"
        if re.match(r"tel:", address, re.IGNORECASE):
            return  # the check of phone numbers says what to write in place of the whole link
        if re.match(r"https?://[^/]*\s", address, re.IGNORECASE):
            fix = "Copy it again from the browser"
        elif re.match(r"\S+\s+[\"'“‘]", address):
            what = f"The address `{shown(address.split()[0])}` has other words behind it"
            fix = "Close the bracket after the address"
    if what:
        yield what, fix, True
    elif address.startswith("http://"):
        what = f"`{shown(address)}` is an address without encryption, so others can read and change what is sent"
        yield what, "Write `https://`, and check that the link opens", False


class Brackets:
    """The square brackets of one paragraph, each pair looked at once."""

    def __init__(self, source: Source, run: Run, names: Mapping[str, int], used: set[str]) -> None:
        self.source, self.run, self.names, self.used = source, run, names, used
        self.text = run.plain
        self.seen: set[int] = set()
        self.quotes, self.quoted_to = 0, 0

    def problem(self, place: int, what: str, fix: str, stops: bool = True) -> Problem:
        return self.source.problem(self.run.line(place), what, fix, stops)

    def problems(self) -> Iterator[Problem]:
        """Every fault, in the order in which the brackets end."""
        open_: list[int] = []
        for match in re.finditer(r"[\[\]]", self.text):
            place = match.start()
            if match[0] == "[":
                open_.append(place)
            elif open_:
                start = open_.pop()
                if start not in self.seen:
                    yield from self.pair(start, place, inside=bool(open_))
            elif "\\[" not in self.run.text[max(0, place - MOST) : place]:
                words = self.run.text[max(0, place - 30) : place].rpartition("\n")[2]
                link = self.text[place + 1 : place + 2] == "("
                yield self.problem(
                    place,
                    f"`{shown(words)}]` has no `[` before it" + (", so it is not a link" if link else ""),
                    "Write a link as `[words](address)`; to show the bracket itself, write `\\]`",
                )
                return
        if open_:
            words = self.run.text[open_[0] : open_[0] + 60].partition("\n")[0]
            yield self.problem(
                open_[0],
                f"`{shown(words)}` has no `]` behind it" + (", so it is not a link" if "(" in words else ""),
                "Write a link as `[words](address)`; to show the bracket itself, write `\\[`",
            )

    def pair(self, start: int, end: int, inside: bool) -> Iterator[Problem]:
        """The faults of what is between two brackets and of what follows."""
        words = self.run.text[start + 1 : min(end, start + MOST)]
        before, after = self.text[max(0, start - 1) : start], self.text[end + 1 : end + 2]
        if after == "(":
            yield from self.link(start, end, words, picture=before == "!")
            return
        if before == "!" and self.text[max(0, start - 2)] == "<":
            return  # told as a tag
        if before == "!" and not self.text.startswith("[", start + 1) and after != "[":
            what = f"The picture `![{shown(words)}]` has no address in brackets directly behind it, so it is not shown"
            yield self.problem(start, what, "Write it as `![what it shows](picture.png)`")
            return
        if OTHERS.match(words) or before in ("[", "!", "^") or (before == "*" and after == ":") or after in ("]", "{"):
            return
        named = NEXT.match(self.text, end + 1)
        if named and (not named[1] or _name(named[2]) in self.names):
            self.seen.add(named.start(2) - 1)
            name = _name(self.run.text[named.start(2) : named.end(2)]) or _name(words)
            self.used.add(name)
            if name not in self.names:
                yield self.nameless(start, f"[{shown(words)}][{shown(named[2])}]", name)
            return
        apart = APART.match(self.text, end + 1)
        if apart and LIKE_AN_ADDRESS.search(apart[1] or apart[2]):
            yield self.problem(
                start,
                f"`[{shown(words)}]` and its address are apart, so it is not a link",
                f"Write `[{shown(words)}]({apart[1] or apart[2]})`, with nothing between `]` and `(`",
            )
        elif before == ")" and LIKE_AN_ADDRESS.search(words):
            yield self.problem(
                start,
                f"The brackets before and around `{shown(words)}` are the wrong way round, so it is not a link",
                f"Write `[words]({shown(words, 80)})`",
            )
        elif _name(words) in self.names:
            self.used.add(_name(words))
        elif re.fullmatch(r"\d{1,3}", words):
            yield self.problem(
                start,
                f"`[{words}]` does not lead to a note",
                f"Write `[^{words}]` here, and its words at the end of the page on a line `[^{words}]: …`",
            )
        elif not (inside or SYMBOL.match(words) or self.run.quoted or self.is_quotation(start)):
            yield self.nameless(start, f"[{shown(words)}]", _name(words))

    def nameless(self, place: int, typed: str, name: str) -> Problem:
        """A link by a name that the page does not have."""
        close = nearest(name, self.names) if self.names else ""
        return self.problem(
            place,
            f"`{typed}` is not a link, since no address follows and no line `[{shown(name)}]: address` is on the page",
            close if close.startswith("Did") else "Write `[words](address)`; to show the bracket itself, write `\\[`",
        )

    def link(self, start: int, end: int, words: str, picture: bool) -> Iterator[Problem]:
        """The faults of words with an address behind them."""
        target = TARGET.match(self.text, end + 1)
        if not target:
            yield self.problem(
                start,
                f"`[{shown(words)}](` has no `)` behind its address, so it is not a link",
                "Write a link as `[words](address)`",
            )
            return
        typed = self.run.text[target.start() + 1 : target.end() - 1].strip()
        address = TITLE.sub("", typed).strip().removeprefix("<").removesuffix(">")
        if picture:
            return
        inner = INNER.search(self.text, start + 1, end) or BY_ANGLES.search(self.run.text, start + 1, end)
        if inner and self.run.text[inner.start() - 1] != "!":
            what = f"The link `{shown(self.run.text[inner.start() : inner.end()])}` is inside the words of another link"
            yield self.problem(start, what, "Put the links one after the other, or keep one")
            return
        space = re.search(r"(?:^|\s)! $", self.text[max(0, start - 3) : start])
        if space and words.strip() and address not in ("", "#"):
            what = "A space between `!` and `[` makes a link of a picture"
            yield self.problem(start, what, "Remove the space")
            return
        for what, fix, stops in link_faults(words, f"[{shown(words)}]({typed})", address):
            yield self.problem(start, what, fix, stops)

    def is_quotation(self, place: int) -> bool:
        """Whether a place is between quotation marks: who quotes may put words into square brackets."""
        for letter in self.text[self.quoted_to : place]:
            if letter in '“”‘"':
                self.quotes = {"“": self.quotes + 1, "‘": self.quotes + 1, "”": self.quotes - 1}.get(
                    letter, 1 - self.quotes
                )
        self.quoted_to = max(self.quoted_to, place)
        return self.quotes > 0
