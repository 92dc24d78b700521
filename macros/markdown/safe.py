"""The HTML that a page may hold: an allow-list, applied by nh3 (ammonia), and what it would drop, in plain words.

The list is short on purpose: what Markdown itself makes, and the few tags that have no Markdown. Everything else an
author types is dropped at build and told by the check, so that a page never loses anything in silence.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

import nh3

from macros.markdown.settings import reserved

TEXT = {
    "p",
    "br",
    "hr",
    "em",
    "strong",
    "b",
    "i",
    "s",
    "del",
    "ins",
    "sub",
    "sup",
    "code",
    "pre",
    "blockquote",
    "small",
}
TEXT |= {"abbr", "q", "cite", "kbd", "samp", "var", "dfn", "mark", "u", "span", "div", "a", "img", "details", "summary"}
STRUCTURE = {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"}
TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
TAGS = TEXT | STRUCTURE | TABLES
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "lang", "dir", "title"},
    "a": {"href", "class"},
    "img": {"src", "alt"},
    "th": {"scope", "colspan", "rowspan", "style"},
    "td": {"colspan", "rowspan", "style"},
    "ol": {"start"},
    "div": {"class"},
    "code": {"class"},
}
"""The attributes that a tag may have; `class` and `style` only as Markdown itself writes them."""
CLASSES = re.compile(r"(?:footnote(?:-ref|-backref)?|language-[\w+#-]+)\Z")
ALIGNED = re.compile(r"text-align: (?:left|right|center);?\Z")
SCHEMES = {"http", "https", "mailto", "tel", "sms"}
NEVER_CLOSED = {"br", "hr", "img"}
CLOSED_BY_ITSELF = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot"}
"""Tags whose end HTML lets an author leave out."""
FOOTNOTE = re.compile(r"fn(?:ref)?\d*:[\w-]+\Z")
IDENTITY = re.compile(r"\w[\w:.-]*\Z")
MADE = re.compile(r"figure-|__")
"""How ids begin that the site gives to what it makes itself."""
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


def safe(text: str) -> str:
    """The HTML with nothing in it but what the list allows."""
    return nh3.clean(
        text,
        tags=TAGS,
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def dropped(text: str) -> Iterator[Dropped]:
    """Everything in the HTML that `safe` would leave out, and every tag that is not closed where it was opened."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end()
    yield from reader.found
    if not reader.found and _shape(text) != _shape(safe(text)):
        yield Dropped("<", 1, "Some HTML on this page is not put together as HTML has to be", "Write it as Markdown")


def text_of(fragment: str) -> str:
    """The words of a piece of HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", fragment)).split())


def outside(address: str) -> bool:
    """Whether an address names its own host or scheme, so that it does not lead to a page or file of this site."""
    said = html.unescape(address).strip()
    return said.startswith("//") or bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", said))


def _kept(tag: str, name: str, value: str) -> str | None:
    """What nh3 keeps of an attribute that the list names."""
    return None if _wrong(tag, name, value) else value


def _wrong(tag: str, name: str, value: str) -> tuple[str, str] | None:
    """Why an attribute that the list names may not have this value: what, and the fix."""
    if name == "class" and not all(CLASSES.match(one) for one in value.split()):
        return f"`class` of `<{tag}>` is `{value}`, which belongs to the site's own design", "Take it out"
    if name == "style" and not ALIGNED.match(value.strip()):
        return f"`style` of `<{tag}>` is not allowed", "Take it out: the site's design decides how things look"
    if name == "id" and not FOOTNOTE.match(value):
        if value in reserved() or MADE.match(value):
            return f"`{value}` is an id that the site itself uses", "Choose another name for this place"
        if not IDENTITY.match(value):
            return f"`{value}` cannot be the id of a place", "Use a letter, then letters, digits and hyphens"
    if name in ("href", "src"):
        return _address(tag, name, value)
    return None


def _address(tag: str, name: str, value: str) -> tuple[str, str] | None:
    """Why a link or a picture may not have this address."""
    said = value.strip()
    if any(ord(letter) < 32 for letter in value) or "\\" in value:
        return f"The address `{_shown(said)}` has a character that no address has", "Copy it again"
    if tag == "img":
        if said.startswith("//") or outside(said):
            return (
                f"The picture `{_shown(said)}` comes from elsewhere",
                "Put the picture beside the page, and name its file alone",
            )
        return None
    if said.startswith("//"):
        return f"The link `{_shown(said)}` does not say how it is reached", f"Begin it with https:{said[:40]}"
    if outside(said):
        scheme = said.partition(":")[0].lower()
        if scheme not in SCHEMES:
            return f"The link `{_shown(said)}` is not one that a page may have", "Begin it with https://"
        try:
            place = urlsplit(said)
            bare = scheme.startswith("http") and not place.hostname
            if bare or place.username or place.password:
                raise ValueError
        except ValueError:
            return f"The link `{_shown(said)}` is not a whole address", "Copy it again from the browser"
    return None


def _shown(said: str) -> str:
    said = "".join(letter if letter.isprintable() else "?" for letter in said)
    return said if len(said) <= 60 else f"{said[:59]}…"


class _Reader(HTMLParser):
    """Reads the HTML that Markdown made and notes what the list does not allow."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Dropped] = []
        self.open: list[str] = []
        self.count: Counter[str] = Counter()
        self.ids: set[str] = set()

    def note(self, needle: str, what: str, fix: str, nth: int = 0) -> None:
        self.found.append(Dropped(needle, nth or self.count[needle] or 1, what, fix))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        needle = f"<{tag}"
        self.count[needle] += 1
        if tag not in TAGS:
            self.note(needle, *_about(tag))
            if tag in ("script", "style"):
                self.open.append(tag)
            return
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
        for name, value in attributes:
            said = value or ""
            if name not in allowed:
                self.note(name, *_attribute(tag, name), nth=1)
            elif wrong := _wrong(tag, name, said):
                self.note(said if len(said) > 2 else name, *wrong, nth=1)
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
            while self.open and self.open.pop() != tag:
                pass
        else:
            self.note(f"</{tag}", f"`</{tag}>` closes nothing", f"Take it out, or add <{tag}> before it", nth=1)

    def handle_comment(self, data: str) -> None:
        self.count["<!--"] += 1
        self.note("<!--", "A comment is published with the page", "Take it out, and keep notes elsewhere")

    def handle_decl(self, decl: str) -> None:
        self.note("<!", f"`<!{_shown(decl)}>` is not for a page", "Take it out", nth=1)

    def unknown_decl(self, data: str) -> None:
        self.note("<![", "`<![` is not for a page", "Take it out", nth=1)

    def handle_pi(self, data: str) -> None:
        self.note("<?", "`<?` is code of another program, which a page cannot hold", "Take it out", nth=1)

    def end(self) -> None:
        """What was opened and never closed."""
        for tag in self.open:
            if tag not in CLOSED_BY_ITSELF and tag in TAGS:
                self.note(f"<{tag}", f"`<{tag}>` is never closed", f"Add </{tag}> where it ends")


def _about(tag: str) -> tuple[str, str]:
    """What to say of a tag that a page may not hold."""
    said = f"`<{_shown(tag)}>`"
    if tag in SCRIPTS:
        return f"{said} is program code, which a page cannot hold", "Take it out"
    if tag in FRAMES:
        return f"{said} shows a page from elsewhere, which would follow the reader", "Link to that page instead"
    if tag in FORMS:
        return f"{said} is part of a form, and this site takes in no messages", "Say who to call, with contacts()"
    if tag in HEADS:
        return f"{said} changes the whole page", "Take it out: the site's design does this"
    if tag in MEDIA:
        return f"{said} is not for a page", "Use a picture with its words, or link to where it can be seen"
    return (
        f"{said} is not a tag that a page may hold",
        "Write it as Markdown; to show the signs themselves, put them between backticks",
    )


def _attribute(tag: str, name: str) -> tuple[str, str]:
    said = f"`{_shown(name)}` of `<{tag}>`"
    if name.startswith("on"):
        return f"{said} is program code, which a page cannot hold", "Take it out"
    return f"{said} is not allowed on a page", "Take it out: the site's design does this"


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
