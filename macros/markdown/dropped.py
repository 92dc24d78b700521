"""What the allow-list would leave out of a page, in plain words, each with how to find it in what the author typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from macros.markdown.safe import ATTRIBUTES, TAGS, safe, shown, wrong_value

NEVER_CLOSED = {"br", "hr", "img"}
CLOSED_BY_ITSELF = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot"}
"""Tags whose end HTML lets an author leave out."""
SUMMARY = "summary"
HOLDERS = {"audio", "form", "map", "math", "object", "picture", "select", "svg", "video"}
"""Tags that no page may hold and that hold others."""
PARENTS = {
    "td": {"tr"},
    "th": {"tr"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "caption": {"table"},
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "summary": {"details"},
}
"""The tags in which a tag has to be; elsewhere it would be dropped in silence."""
MARK = "\ue000"
"""How the mark of a macro begins: what has one is reported as a macro out of place."""
SCRIPTS = {"script", "noscript", "object", "embed", "applet", "template"}
FORMS = {"form", "input", "button", "select", "textarea", "option", "label", "fieldset", "datalist", "output"}
FRAMES = {"iframe", "frame", "frameset", "portal"}
HEADS = {"style", "link", "meta", "base", "title", "head", "body", "html"}
MEDIA = {"video", "audio", "source", "track", "picture", "canvas", "svg", "math", "map", "area"}


@dataclass(frozen=True)
class Dropped:
    """Something that a page may not hold. `needle` is how it is found in the author's text, `nth` which one it is."""

    needle: str
    nth: int
    what: str
    fix: str


def dropped(text: str) -> Iterator[Dropped]:
    """Everything in the HTML that `safe` would leave out, and every tag that is not closed where it was opened."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end()
    yield from reader.found
    if not reader.found and "\0" not in text and _shape(text) != _shape(safe(text)):
        yield Dropped("<", 1, "Some HTML on this page is not well formed", "Write it as Markdown")


class _Reader(HTMLParser):
    """Reads the HTML that Markdown made and notes what the list does not allow."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Dropped] = []
        self.open: list[str] = []
        self.count: Counter[str] = Counter()
        self.ids: set[str] = set()
        self.left_open: Counter[str] = Counter()
        self.refused: list[str] = []

    def note(self, needle: str, what: str, fix: str, nth: int = 0) -> None:
        one = Dropped(needle, nth or self.count[needle] or 1, what, fix)
        if one not in self.found:
            self.found.append(one)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        needle = f"<{tag}"
        self.count[needle] += 1
        if tag not in TAGS:
            if not self.refused:  # what is inside another that goes is not reported too
                self.note(needle, *_about(tag))
            if tag in HOLDERS:
                self.refused.append(tag)
            if tag in ("script", "style"):
                self.open.append(tag)
            return
        wanted = PARENTS.get(tag)
        while wanted and self.open and self.open[-1] in CLOSED_BY_ITSELF and self.open[-1] not in wanted:
            self.open.pop()
        if wanted and not (self.open and self.open[-1] in wanted):
            among = " or ".join(f"<{one}>" for one in sorted(wanted))
            self.note(needle, f"`<{tag}>` is outside of {among}, where it means nothing", "Write it as Markdown")
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
        for name, value in attributes:
            said = value or ""
            if MARK in said:
                continue
            if name not in allowed:
                self.note(name, *_attribute(tag, name), nth=1)
            elif wrong := wrong_value(tag, name, said):
                footnote = f"[^{said.partition(':')[2]}" if said.startswith(("fn:", "fnref:")) else ""
                self.note(footnote or (said if len(said) > 2 else name), *wrong, nth=1)
            elif name == "id" and said in self.ids:
                self.note(said, f"The id `{said}` is on this page twice", "Give one of the two another name", nth=2)
            if name == "id":
                self.ids.add(said)
        if tag not in NEVER_CLOSED:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag in TAGS and tag not in NEVER_CLOSED and self.open:
            self.open.pop()
            self.note(f"<{tag}", f"`<{tag} />` closes nothing", f"Write <{tag}>…</{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if self.refused and tag == self.refused[-1]:
            self.refused.pop()
        if tag == "details" and self.count[f"<{SUMMARY}"] < self.count[f"<{tag}"]:
            self.count[f"<{SUMMARY}"] += 1
            what = f"`<{tag}>` has no `<{SUMMARY}>`, so readers cannot tell what it opens"
            self.note(f"<{tag}", what, f"Add <{SUMMARY}>its name</{SUMMARY}> directly behind it")
        if tag not in TAGS and tag not in ("script", "style"):
            if f"<{tag}" not in self.count:
                self.note(f"</{tag}", *_about(tag), nth=1)
            return
        if tag in NEVER_CLOSED:
            self.note(f"</{tag}", f"`</{tag}>` is not HTML", f"Write <{tag}>", nth=1)
            return
        while self.open and self.open[-1] != tag and self.open[-1] in CLOSED_BY_ITSELF and tag in self.open:
            self.open.pop()
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag in self.open:
            inner = self.open[-1]
            self.note(f"<{inner}", f"`<{inner}>` is not closed before `</{tag}>`", f"Add </{inner}>")
            while self.open and (last := self.open.pop()) != tag:
                self.left_open[last] += 1
        elif self.left_open[tag]:
            self.left_open[tag] -= 1  # told where it was opened
        else:
            self.note(f"</{tag}", f"`</{tag}>` closes nothing", f"Remove it, or add <{tag}> before it", nth=1)

    def handle_comment(self, data: str) -> None:
        self.count["<!--"] += 1
        self.note("<!--", "A comment is published with the page", "Remove it, and keep notes elsewhere")

    def handle_decl(self, decl: str) -> None:
        self.note("<!", f"`<!{shown(decl)}>` is not for a page", "Remove it", nth=1)

    def unknown_decl(self, data: str) -> None:
        self.note("<![", "`<![` is not for a page", "Remove it", nth=1)

    def handle_pi(self, data: str) -> None:
        self.note("<?", "`<?` is code of another program, which a page cannot hold", "Remove it", nth=1)

    def end(self) -> None:
        """What was opened and never closed."""
        for tag in self.open:
            if tag not in CLOSED_BY_ITSELF and tag in TAGS:
                self.note(f"<{tag}", f"`<{tag}>` is never closed", f"Add </{tag}> where it ends")


def _about(tag: str) -> tuple[str, str]:
    """What to say of a tag that a page may not hold."""
    said = f"`<{shown(tag)}>`"
    if tag in SCRIPTS:
        return f"{said} is program code, which a page cannot hold", "Remove it"
    if tag in FRAMES:
        return f"{said} shows a page from elsewhere, which could track the reader", "Link to that page instead"
    if tag in FORMS:
        return f"{said} is part of a form, and this site does not accept messages", "Say who to call, with contacts()"
    if tag in HEADS:
        return f"{said} changes the whole page", "Remove it: the site's design does this"
    if tag in MEDIA:
        return f"{said} is not for a page", "Use a picture with its words, or link to where it can be seen"
    if tag.startswith(("www.", "tel:", "mailto:")):
        return f"{said} is not an address that a page can link to", "Write it as [words](https://…), or with call()"
    return (
        f"{said} is not a tag that a page may hold",
        "Write it as Markdown; to show the signs themselves, put them between backticks",
    )


def _attribute(tag: str, name: str) -> tuple[str, str]:
    said = f"`{shown(name)}` of `<{tag}>`"
    if name.startswith("on"):
        return f"{said} is program code, which a page cannot hold", "Remove it"
    return f"{said} is not allowed on a page", "Remove it: the site's design does this"


def _shape(text: str) -> tuple[Counter[str], str]:
    """The tags of a piece of HTML, counted, and its words: what must be the same before and after cleaning."""
    reader = _Shape()
    reader.feed(text)
    reader.close()
    return reader.tags, "".join("".join(reader.words).split())


class _Shape(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += tag not in CLOSED_BY_ITSELF

    def handle_data(self, data: str) -> None:
        self.words.append(data)
