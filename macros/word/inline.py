"""What is inside paragraphs: notes, macros, links, bare addresses, pictures, characters that no one sees."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from macros.messages import visible
from macros.word.lists import without_sign

CALL = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}", re.DOTALL)
STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'"}
)
STRAIGHT |= str.maketrans({"\u00a0": " ", "\u2011": "-", "–": "-", "\u202f": " "})
SPACES = re.compile(r"[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]+| {2,}")
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\x00-\x08\x0b-\x1f\x7f]")
BARE = re.compile(
    r"(?P<web>https?://[^\s<>\"“”]+)|(?P<www>(?<![\w@.])www\.[^\s<>\"“”]+)|(?P<mail>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
AFTER = ".,;:!?)]}'’”"
"""What ends a sentence, and not an address."""
NOTE = re.compile(r"#(foot|end)note-(\d+)$")
TEXTS = re.compile(r"^(?:p|li|h[1-6]|td|th|dt|dd)$")


def notes_of(soup: Any) -> list[str]:
    """Takes the notes out of the end of the document and marks their places; each as Markdown has it."""
    from macros.word.writer import as_markdown

    notes: list[str] = []
    numbers: dict[str, int] = {}
    for sign in soup.find_all("sup"):
        link = sign.find("a", href=NOTE)
        if link is None:
            continue
        kind, number = NOTE.sub(r"\1 \2", link["href"]).split()
        name = f"{kind}note-{number}"
        body = soup.find("li", id=name)
        if body is not None and name not in numbers:
            numbers[name] = len(numbers) + 1
            for back in body.find_all("a", href=f"#{kind}note-ref-{number}"):
                back.decompose()
            addresses(body)
            text = "".join(as_markdown(one, []) for one in body.find_all(["p"], recursive=False) or [body])
            notes.append(f"[^{numbers[name]}]: {' '.join(text.split())}")
        sign.replace_with(f"\ue100{numbers[name]}\ue101" if name in numbers else "")
    for list_ in soup.find_all("ol"):
        if list_.find("li", id=re.compile(r"^(?:foot|end)note-\d+$"), recursive=False) is not None:
            list_.decompose()
    return notes


def straightened(soup: Any) -> list[str]:
    """Characters that no one sees are left out, tabs are spaces, and macros have straight quotes and no formatting."""
    said, calls, tabs = [], 0, 0
    for text in list(soup.find_all(string=True)):
        tabs += len(re.findall(r"(?<=\S)\t+(?=\S)", without_sign(text)))
        plain = UNSEEN.sub("", SPACES.sub(" ", text.replace("\u2011", "-")))
        if plain != text:
            text.replace_with(plain)
    for block in soup.find_all(TEXTS):
        if "{{" not in block.get_text() or block.find(TEXTS) is not None:
            continue
        for mark in block.find_all(["strong", "em", "b", "i", "a", "u", "s", "sup", "sub"]):
            mark.unwrap()
        block.smooth()
        for text in list(block.find_all(string=CALL)):
            calls += len(CALL.findall(text))
            text.replace_with(CALL.sub(lambda found: " ".join(found[0].translate(STRAIGHT).split()), text))
    if calls:
        said.append(f"{calls} {'macro' if calls == 1 else 'macros'} in double braces kept, with straight quotes.")
    if tabs:
        said.append(
            f"{tabs} {'tab' if tabs == 1 else 'tabs'} inside lines became spaces. If they lined up columns, make a table of them."
        )
    return said


def pictures_alone(soup: Any) -> list[str]:
    """Each picture has its own paragraph, below the one that it was in."""
    moved = 0
    for picture in soup.find_all("img"):
        if not picture.get("src"):
            picture.decompose()
            continue
        block = picture
        while block.parent is not soup and block.parent is not None:
            block = block.parent
        alone = block.name == "p" and not block.get_text(strip=True) and len(block.find_all("img")) == 1
        if alone:
            continue
        moved += block.name == "table"
        paragraph = soup.new_tag("p")
        after = block
        while after.find_next_sibling() is not None and after.find_next_sibling().get("class") == ["of-picture"]:
            after = after.find_next_sibling()
        paragraph["class"] = ["of-picture"]
        paragraph.append(picture.extract())
        after.insert_after(paragraph)
        if block.name == "p" and not block.get_text(strip=True) and block.find("img") is None:
            block.decompose()
    return [f"{moved} {'picture' if moved == 1 else 'pictures'} in tables moved below them."] if moved else []


def addresses(soup: Any) -> tuple[list[str], list[str]]:
    """Links lead somewhere, and bare addresses are links; what was changed, and what was left out."""
    changed, lost, bare = [], [], 0
    for link in soup.find_all("a"):
        target = (link.get("href") or "").strip()
        words = " ".join(link.get_text().split())
        if not target or not words:
            link.unwrap()
            continue
        whole = _unwrapped(target)
        if whole != target:
            changed.append(
                f"The link “{visible(words)}” leads to {visible(whole, 100)}, without the redirect that Outlook adds."
            )
        parts = urlsplit(whole) if "://" in whole or whole.startswith("mailto:") else None
        if whole.startswith("#"):
            lost.append(
                f"The link “{visible(words)}” led to another place in the document. Its words are kept. Link to a heading if readers need it."
            )
            link.unwrap()
        elif parts is None or parts.scheme.lower() not in ("http", "https", "mailto"):
            lost.append(
                f"The link “{visible(words)}” led to `{visible(target, 100)}`, which readers cannot open. Its words are kept."
            )
            link.unwrap()
        else:
            link["href"] = re.sub(r"[\s()<>]", lambda sign: f"%{ord(sign[0]):02X}", whole)
    for text in list(soup.find_all(string=BARE)):
        if text.find_parent("a") is None and "{{" not in text:
            bare += _linked(text)
    if bare:
        changed.append(
            f"{bare} bare {'address is a link' if bare == 1 else 'addresses are links'} now. Replace the text of each with what it leads to."
        )
    return changed, lost


def bare(text: str) -> str:
    """A text of the document or of the page as its words alone, so that the two can be compared."""
    text = UNSEEN.sub("", SPACES.sub(" ", text)).replace("\u2011", "-").translate(STRAIGHT)
    text = re.sub(r"&(lt|gt|amp);", lambda found: {"lt": "<", "gt": ">", "amp": "&"}[found[1]], text)
    return re.sub(r"[\\_*]", "", text)


def _unwrapped(target: str) -> str:
    """The address that Outlook's “safe links” lead to."""
    parts = urlsplit(target)
    if parts.netloc.lower().endswith("safelinks.protection.outlook.com"):
        inner = parse_qs(parts.query).get("url", [""])[0]
        return unquote(inner) if inner.startswith("http%") else inner or target
    return target


def _linked(text: Any) -> int:
    """A text in which each bare address is a link; how many there were."""
    from bs4.element import NavigableString

    number, place = 0, 0
    pieces: list[Any] = []
    for found in BARE.finditer(text):
        address = found[0].rstrip(AFTER)
        if found["web"] and address.count("(") > address.count(")") and found[0][len(address) :].startswith(")"):
            address += ")"
        link = text.find_parents()[-1].new_tag("a")  # the outermost is the document, which makes elements
        link["href"] = f"mailto:{address}" if found["mail"] else f"https://{address}" if found["www"] else address
        link["href"] = re.sub(r"[()<>]", lambda sign: f"%{ord(sign[0]):02X}", link["href"])
        link.append(address)
        pieces += [NavigableString(text[place : found.start()]), link]
        place = found.start() + len(address)
        number += 1
    pieces.append(NavigableString(text[place:]))
    for piece in pieces:
        text.insert_before(piece)
    text.extract()
    return number
