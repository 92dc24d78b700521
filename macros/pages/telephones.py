"""Phone numbers are kept in `data/contacts.yml` alone, so that one change fixes every page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from macros.messages import Problem
from macros.pages.document import MACRO, Document

GAP = "[ .\u00a0\u2007\u2010\u2011\u202f-]{0,2}"
CANDIDATE = re.compile(
    rf"(?<![\w£$€.,/#=@-])(?:\(?(?:\+|00)\d{{1,3}}\)?{GAP}(?:\(0\){GAP})?|\(0\d{{2,5}}\){GAP}|0)\d(?:{GAP}\d){{5,12}}(?![\w%]|[.,]\d)"
)
DATE = re.compile(r"0?\d[ ./-]\d{1,2}[ ./-](?:19|20)\d\d$")
OTHER = re.compile(
    r"\b(?:ISBN|ISSN|DOI|company|charity|registration|registered|reference|ref|UPRN|URN)\b[^.!?]{0,25}$", re.IGNORECASE
)
SERVICES = r"999|112|911|101|111|105|119|116[ \u00a0]?\d{3}|1800[01]"
GOES_ON = (
    r"(?=[.,;:!?)\]*_’”\"']*(?:$|\n|\s+(?:and|or|if|to|for|now|first|in|when|as|at|straight|immediately|right|any|from|free"
    r"|instead|on|without|before|while|because|unless|but|is|then|so|who|where|this|they|that|again)\b|\s+(?-i:[A-Z(–—-])|[.,;:!?)]+\s))"
)
SHORT = re.compile(
    r"\b(?:call|calling|ring|ringing|dial|dialling|phone|phoning|telephone|texting|text|sms|helpline|hotline|emergency|emergencies)\b"
    rf"[^.!?;\n]{{0,60}}?(?<![\w£.,/-])(?P<number>{SERVICES}|(?<=text )\d{{5}}|(?<= to )[68]\d{{4}}){GOES_ON}",
    re.IGNORECASE,
)
NOT_A_COUNT = r"(?![\w%-]|[.,/]\d| ?\d)(?! (?:of|[a-z]{3,20}s|people|children)\b)"
NAMED = re.compile(
    r"(?<![\w-])(?:(?:the )?(?:police|NHS(?: Direct| 24)?|emergency services|(?:non-)?emergency|emergencies|ambulance|fire (?:service|brigade)|coastguard|Childline"
    r"|Samaritans|NSPCC|Papyrus|Hopeline\w*|Shout|Mind|Switchboard|Refuge|runaway helpline|missing people|crisis line|victim support"
    r"|power cuts?|(?:help|hot)line)(?: (?:UK|helpline|line|number|service|in an emergency|non-emergency))?[*_)\]]{0,3}"
    r"(?: ?[:=→–—][*_ \u00a0]*| - ?|[ \u00a0]+\(|(?:,? free)?,?(?: on)?[ \u00a0]+(?=116)))"
    rf"(?P<number>{SERVICES}|85258){NOT_A_COUNT}",
    re.IGNORECASE,
)
LABELLED = re.compile(rf":[*_ \u00a0]*(?P<number>116[ \u00a0](?:000|006|111|117|123)){NOT_A_COUNT}")
"""A number of the helplines that are the same in all of Europe, behind any name and a colon."""
CELL = re.compile(rf"\|[ *]*(?P<number>{SERVICES})[ *]*(?:\([^|()]{{1,30}}\) *)?(?=\|)")
SERVICE = re.compile(r"police|NHS|emergenc|childline|samaritans|helpline|ambulance|fire|ring|call|phone", re.IGNORECASE)
LINK = re.compile(
    r"(?:\]\(\s*<?|href\s*=\s*[\"']?|<)(?P<scheme>tel|sms|callto|whatsapp):(?P<number>[^\s)\"'>]*(?:[ \u00a0]\d+)*)",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\]\([^()]*\)|<[a-z]+:[^<>]*>", re.IGNORECASE)
CODE = re.compile(r"`[^`]*`")
DIGITS = re.compile(rf"(?<!\w)(?:\d|[oO]+(?![^\W\d_]))(?:{GAP}(?:\d|[oO]+(?![^\W\d_])))*")
"""Digits, with a letter O for some of them."""
TWICE = re.compile(
    r"\b(?P<verb>(?:ring|call|phone|telephone|dial)(?:ing)?)[*_]{0,3}(?: (?:us|them|the [A-Za-z]{2,20}(?: [A-Za-z]{2,20})?))?(?: (?P<on>on|at))?:?[*_]{0,3}"
    r"\s[*_]{0,3}\{\{\s*call\s*\(\s*[\"'“”](?P<id>[\w-]{1,60})[\"'“”]"
    r"(?:\s*,\s*(?:verb\s*=\s*)?[\"'“”](?P<written>[\w ]{1,30})[\"'“”])?",
    re.IGNORECASE,
)
"""A word for ringing somebody, straight before the macro that writes such a word itself."""


def _with_its_verb(text: str, number: str) -> str:
    """What else to replace, where a word for ringing somebody is before a number: the macro writes it."""
    before = TWICE.search(f'{text.partition(number)[0]}{{{{ call("its-id"')
    return f", in place of “{before[0].partition('{{')[0].strip(' *_:')}” too" if before else ""


def telephone_numbers_typed(document: Document) -> Iterator[Problem]:
    """No page has its own phone number, neither in its words nor in its front matter."""
    for line, text in document.prose():
        for twice in TWICE.finditer(CODE.sub("", text)):
            verb, words = twice["verb"], twice[0].partition("{{")[0].strip(" *_:")
            better = f', or write {{{{ call("{twice["id"]}", "{verb}") }}}}' if words == verb else ""
            yield Problem(
                document.path,
                line,
                f"`call` writes “{twice['written'] or 'call'}” itself",
                f"Remove “{words}”{better}",
            )
        for number in telephone_numbers_in(MACRO.sub("", CODE.sub("", text))):
            yield Problem(
                document.path,
                line,
                f"The phone number {number} is typed here",
                f'Keep it in data/contacts.yml, and write {{{{ call("its id") }}}} here{_with_its_verb(text, number)}',
            )
    for place, text in _texts(document.record.data, ()):
        for number in telephone_numbers_in(text):
            yield Problem(
                document.path,
                document.record.line(*place),
                f"The phone number {number} is typed here",
                'Keep it in data/contacts.yml, write {{ call("its id") }} below the front matter, and remove it here',
            )


def telephone_numbers_in(text: str) -> Iterator[str]:
    """Each number to call in a line, once, as it was typed."""
    seen: set[str] = set()
    for match in LINK.finditer(text):
        digits = digits_of(match["number"])
        if digits not in seen:
            seen.add(digits)
            yield match["number"] or match["scheme"]
    typed = ADDRESS.sub("]", text)
    plain = as_digits(typed)
    for match in CANDIDATE.finditer(plain):
        if (
            digits_of(match[0]) not in seen
            and is_telephone(match[0])
            and not OTHER.search(plain[: match.start()][-60:])
        ):
            yield typed[match.start() : match.end()]
    cells = CELL.finditer(plain) if plain.startswith("|") and SERVICE.search(plain) else ()
    for match in (*SHORT.finditer(plain), *NAMED.finditer(plain), *LABELLED.finditer(plain), *cells):
        if digits_of(match["number"]) not in seen:
            seen.add(digits_of(match["number"]))
            yield typed[match.start("number") : match.end("number")]


def is_telephone(text: str) -> bool:
    """Whether digits are a phone number of the United Kingdom, or one with `+` of anywhere."""
    if DATE.match(text) or ("." in text and any(len(re.sub(r"\D", "", part)) < 3 for part in text.split("."))):
        return False
    if not re.search(r"\d{3}", text):
        return False
    if re.match(r"\(?\+(?!44)", text):
        return len(re.sub(r"\D", "", text)) >= 9
    digits = digits_of(text)
    return 8 <= len(digits) <= 11 and digits.startswith("0") and digits[1] != "0"


def as_digits(text: str) -> str:
    """The text with 0 for a letter O among digits, and 0 to 9 for the digits of other scripts: as many letters, each in its place."""
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(letter, letter)) for letter in text)
    return DIGITS.sub(lambda run: re.sub("[oO]", "0", run[0]) if re.search(r"\d\D*\d", run[0]) else run[0], text)


def digits_of(text: str) -> str:
    """The digits of a number, as they are dialled in the United Kingdom."""
    plain = re.sub(r"\D", "", as_digits(text).replace("(0)", ""))
    if re.match(r"\W*\+\W*44", text) or plain.startswith("0044"):
        return "0" + plain.removeprefix("00").removeprefix("44").removeprefix("0")
    return plain


def _texts(value: Any, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of the front matter with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*place, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*place, index))
