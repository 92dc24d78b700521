"""The HTML that a page may hold: an allow-list, applied by nh3 (ammonia), and what it would drop, in plain words.

The list is short on purpose: what Markdown itself makes, and the few tags that have no Markdown. Everything else an
author types is dropped at build and told by the check, so that a page never loses anything in silence.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

import nh3

from macros.markdown.settings import is_reserved

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
CLASSES = re.compile(r"(?:footnote(?:-ref|-backref)?|language-[\w+#-]+|toc)\Z")
ALIGNED = re.compile(r"text-align: (?:left|right|center);?\Z")
SCHEMES = {"http", "https", "mailto", "tel", "sms"}
FOOTNOTE = re.compile(r"fn(?:ref)?\d*:[\w-]+\Z")
IDENTITY = re.compile(r"\w[\w:.-]*\Z")
VALUES = {
    "colspan": (re.compile(r"[1-9]\d?\Z"), "a whole number up to 99"),
    "rowspan": (re.compile(r"[1-9]\d?\Z"), "a whole number up to 99"),
    "start": (re.compile(r"\d{1,4}\Z"), "a whole number up to 9999"),
    "dir": (re.compile(r"(?:ltr|rtl|auto)\Z"), "ltr, rtl or auto"),
    "lang": (re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z"), "a language, such as pa or en-GB"),
    "scope": (re.compile(r"(?:col|row|colgroup|rowgroup)\Z"), "col or row"),
}
"""What an attribute may say."""
MADE = re.compile(r"figure-|__")
"""How ids begin that the site gives to what it makes itself."""


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


def text_of(fragment: str) -> str:
    """The words of a piece of HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", fragment)).split())


def outside(address: str) -> bool:
    """Whether an address names its own host or scheme, so that it does not lead to a page or file of this site."""
    said = html.unescape(address).strip()
    return said.startswith("//") or bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", said))


def _kept(tag: str, name: str, value: str) -> str | None:
    """What nh3 keeps of an attribute that the list names."""
    return None if wrong_value(tag, name, value) else value


def wrong_value(tag: str, name: str, value: str) -> tuple[str, str] | None:
    """Why an attribute that the list names may not have this value: what, and the fix."""
    if name == "class" and not all(CLASSES.match(one) for one in value.split()):
        return f"`class` of `<{tag}>` is `{value}`, which belongs to the site's own design", "Remove it"
    if name == "style" and not ALIGNED.match(value.strip()):
        return f"`style` of `<{tag}>` is not allowed", "Remove it: the site's design decides how things look"
    if name in VALUES and not VALUES[name][0].match(value):
        return f"`{name}` of `<{tag}>` is `{shown(value)}`", f"It may be {VALUES[name][1]}"
    if name == "id" and value.startswith(("fn:", "fnref:")) and not FOOTNOTE.match(value):
        return (
            f"The name of the footnote `{shown(value.partition(':')[2])}` is not one word",
            "Write it as one word, such as [^1]",
        )
    if name == "id" and not FOOTNOTE.match(value):
        if is_reserved(value) or MADE.match(value):
            return f"`{value}` is an id that the site itself uses", "Choose another name for this place"
        if not IDENTITY.match(value):
            return f"`{shown(value)}` cannot be the id of a place", "Use a letter, then letters, digits and hyphens"
    if name in ("href", "src"):
        return _address(tag, name, value)
    return None


def _address(tag: str, name: str, value: str) -> tuple[str, str] | None:
    """Why a link or a picture may not have this address."""
    said = value.strip()
    if said.startswith("@/"):
        return (
            f"The address `{shown(said)}` begins as only the site's own do",
            "Write it from this page, such as ../briefings/index.md",
        )
    if any(ord(letter) < 32 for letter in value) or "\\" in value:
        return f"The address `{shown(said)}` has a character that no address has", "Copy it again"
    if tag == "img":
        if said.startswith("//") or outside(said):
            return (
                f"The picture `{shown(said)}` comes from elsewhere",
                "Put the picture beside the page, and name its file alone",
            )
        return None
    if said.startswith("//"):
        return f"The link `{shown(said)}` does not say how it is reached", f"Begin it with https:{said[:40]}"
    if outside(said):
        scheme = said.partition(":")[0].lower()
        if scheme not in SCHEMES:
            return f"The link `{shown(said)}` is not one that a page may have", "Begin it with https://"
        try:
            place = urlsplit(said)
            bare = scheme.startswith("http") and not place.hostname
            if bare or place.username or place.password:
                raise ValueError
        except ValueError:
            return f"The link `{shown(said)}` is not a whole address", "Copy it again from the browser"
        if not _survives(tag, name, value):
            return f"The link `{shown(said)}` is not a whole address", "Copy it again from the browser"
    return None


def _survives(tag: str, name: str, value: str) -> bool:
    """Whether nh3 takes an address for one: it reads them as browsers do, more strictly than Python."""
    return name in nh3.clean(f'<{tag} {name}="{html.escape(value)}">', url_schemes=SCHEMES, link_rel=None)


def shown(said: str) -> str:
    said = "".join(letter if letter.isprintable() else "?" for letter in said)
    return said if len(said) <= 60 else f"{said[:59]}…"
