"""Letters that no one sees, that turn the order of others round, or that are what is left of damaged text."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

Found = tuple[int, str, str]
"""A line of the text, what is wrong there, and how to fix it."""

CONTEXT = 20
"""So many letters before a fault are quoted, so that it can be found."""

MOST = 50
"""So many more places are looked at to say where else a kind of letter is."""

DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
HIDDEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
ENDS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
CONTROL = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
NEVER = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    chr(0x10000 * plane + 0xFFFE) + chr(0x10000 * plane + 0xFFFF) for plane in range(1, 17)
)
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

LETTER = re.compile(
    f"(?P<direction>[{DIRECTION}])|(?P<hidden>[{HIDDEN}])|(?P<end>[{ENDS}])|(?P<control>[{CONTROL}])"
    f"|(?P<private>[{PRIVATE}])|(?P<never>[{NEVER}])|(?P<lost>\ufffd)|(?P<object>\ufffc)"
    "|(?P<styled>[\U0001d400-\U0001d7ff]+)|(?P<joined>[\ufb00-\ufb06])"
)
PLAIN_CONTROL = re.compile(r"[^\t\n -~]")
DAMAGED = re.compile(r"[^\x00-\x7f]{2,}")
ALIKE = "\u0400-\u052fΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορτυχ\uff21-\uff3a\uff41-\uff5a"
"""Letters of Cyrillic, those of Greek that no formula needs beside ours, and ours in the width of Chinese signs."""
SHAPES = {
    "indent": re.compile(rf"(?:^|(?<=\n))[ \t>]*(?:(?:[-*+]|\d{{1,9}}\.)[ \t]*)?[{SPACES}]"),
    "space": re.compile(r"(?<=[a-z0-9 .,;:!?])Â(?=[\s.,;:!?]|$)"),
    "piled": re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{5,}"),
    "mixed": re.compile(rf"[A-Za-z][{ALIKE}]|[{ALIKE}][A-Za-z]"),
}
SENSIBLE = re.compile(
    "[\u00a0-\u024f\u02b0-\u02ff\u0370-\u058f\u0600-\u06ff\u0900-\u0d7f\u1e00-\u1eff\u2000-\u206f\u20a0-\u21ff\u2190-\u27bf"
    "\ufeff\ufe0f\U0001f000-\U0001faff]"
)
JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0e80-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc\U00011000-\U0001193f]"
)
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")

DELETE = "Delete it; if you cannot find it, delete the words around it and type them again"


def unseen(text: str) -> Iterator[Found]:
    """Each kind of letter that does harm unseen, once, at the first line that has it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and not PLAIN_CONTROL.search(text):
        return
    first: dict[str, tuple[int, str]] = {}
    others: dict[str, list[int]] = {}
    for kind, start, found in _faults(text):
        if kind not in first:
            first[kind] = start, found
        elif len(others.setdefault(kind, [])) < MOST:
            others[kind].append(start)
    for kind, (start, found) in sorted(first.items(), key=lambda one: one[1]):
        what, fix = _told(kind, found)
        line = text.count("\n", 0, start) + 1
        before = "".join(filter(str.isprintable, text[max(0, start - CONTEXT) : start].rpartition("\n")[2]))
        place = f" after “{before.strip()}”" if before.strip() else " at the start of the line"
        more = sorted({text.count("\n", 0, other) + 1 for other in others.get(kind, [])} - {line})
        yield line, what.replace("@", place) + _also(more, len(others.get(kind, []))), fix


def _also(lines: list[int], places: int) -> str:
    """Where else a kind of letter is."""
    if not places:
        return ""
    if not lines:
        return f", and {'once' if places == 1 else f'{places} times'} more in this line"
    shown = ", ".join(str(line) for line in lines[:3])
    return f", and on {'line' if len(lines) == 1 else 'lines'} {shown}" + (" and others" if len(lines) > 3 else "")


def _faults(text: str) -> Iterator[tuple[str, int, str]]:
    """Every place with a fault: its kind, where it is and what is there, each kind in the order of the text."""
    damaged = [match.span() for match in DAMAGED.finditer(text) if _mended(match[0])]
    for start, end in damaged:
        yield "damaged", start, text[start:end]
    spans = iter([*damaged, (len(text) + 1, len(text) + 1)])
    low, high = next(spans)
    for match in LETTER.finditer(text):
        while match.start() >= high:
            low, high = next(spans)
        kind = str(match.lastgroup)
        if match.start() < low and not (kind == "hidden" and _has_its_use(text, match.start())):
            yield kind, match.start(), match[0]
    for kind, shape in SHAPES.items():
        for match in shape.finditer(text):
            yield kind, match.end() - 1, match[0]


def _told(kind: str, found: str) -> tuple[str, str]:
    """What is wrong with a letter, and how to fix it."""
    code = f"U+{ord(found[0]):04X}"
    name = unicodedata.name(found[0], "").lower()
    named = f"{name}, {code}" if name else code
    match kind:
        case "damaged":
            mended = _mended(found)
            shown = "".join(filter(str.isprintable, _mended(mended) or mended)).strip()
            was = "".join(filter(str.isprintable, found))[:CONTEXT]
            return (
                f"The text is damaged@: `{was}` was `{shown}` before it was saved or pasted wrongly"
                if shown
                else "The text is damaged@: it was saved or pasted wrongly",
                (f"Type `{shown}` in its place" if shown else "Delete the extra characters")
                + ", and save the file as UTF-8",
            )
        case "indent":
            return (
                "A hard space (the one that keeps words on one line)@ is not an indent and does not make a list",
                "Type an ordinary space in its place",
            )
        case "space":
            return (
                "The text is damaged@: `Â` was a space before it was saved or pasted wrongly",
                "Type a space in its place",
            )
        case "piled":
            return "Marks are piled on one letter@", "Type the word again"
        case "mixed":
            return (
                "A word mixes letters of two alphabets that look alike@, so no one will find it by searching",
                "Type the word again",
            )
        case "direction":
            return f"An invisible mark ({named})@ changes the direction in which text is read", DELETE
        case "hidden":
            return f"An invisible character ({named}) is here@", DELETE
        case "end":
            return f"An unusual line break ({code}) is here@", "Delete it, and press Enter if a new line is meant"
        case "control" if "\x80" <= found <= "\x9f":
            meant = bytes([ord(found)]).decode("cp1252", "replace")
            return (
                f"A damaged letter ({code}) is here@",
                f"Type `{meant}` or what was meant, and save the file as UTF-8",
            )
        case "control":
            return f"An invisible control character ({code}) is here@", DELETE
        case "private" if "\uf000" <= found <= "\uf0ff":
            return (
                f"A sign from Word's Symbol or Wingdings typeface ({code}) is here@, and is drawn as a box",
                "Type what is meant: for a list, `-` and a space",
            )
        case "private":
            return (
                f"A character that means nothing outside one program ({code}) is here@",
                "Delete it, and type what is meant",
            )
        case "never":
            return f"A code that is not a character ({code}) is here@", "Delete it, and type what is meant"
        case "lost":
            return (
                f"A letter was lost (`\ufffd`, {code})@",
                "Type the letter that was meant, and save the file as UTF-8",
            )
        case "object":
            return f"A picture or object was lost in pasting ({code})@", "Delete it, and put the picture in by its file"
        case "styled":
            plain = unicodedata.normalize("NFKC", found)[:30]
            return (
                f"Letters made for mathematics are used as bold or fancy letters@ (“{plain}”), and are not read out as words",
                f"Type “{plain}” in ordinary letters; `**` on both sides makes them bold",
            )
        case _:
            plain = unicodedata.normalize("NFKC", found)
            return f"Two letters copied as one (`{found}`, {code}) are here@", f"Type `{plain}`"


def _has_its_use(text: str, place: int) -> bool:
    """Whether a hidden letter belongs to the script or the emoji that it is part of."""
    letter = text[place]
    before, after = _base(text, place, -1), text[place + 1 : place + 2]
    pictures = unicodedata.category(before or " ") in ("So", "Sk", "Sm", "Po") or before in "\u2194\u2195"
    if letter == "\u200b":
        return bool(UNSPACED.match(before or " "))
    if letter in "\u200c\u200d" and JOINING.match(before or " "):
        return True
    if letter == "\u200d":
        return pictures and unicodedata.category(after or " ") in ("So", "Sm", "Sk")
    if letter in "\ufe0e\ufe0f":
        return pictures or (before.isdigit() and after == "\u20e3") or (before in "#*" and after == "\u20e3")
    if "\U000e0020" <= letter <= "\U000e007f":  # the flags of England, Scotland and Wales
        return before == "\U0001f3f4"
    return False


def _base(text: str, place: int, step: int) -> str:
    """The letter that the marks and joiners before a place belong to."""
    for distance in range(1, 9):
        letter = text[place - distance : place - distance + 1] if place >= distance else ""
        joins = letter in "\u200c\u200d\ufe0e\ufe0f" or "\U000e0020" <= letter <= "\U000e007f"
        skin = "\U0001f3fb" <= letter <= "\U0001f3ff"
        if not letter or not (joins or skin or unicodedata.combining(letter) or unicodedata.category(letter)[0] == "M"):
            return letter
    return ""


def _mended(text: str) -> str:
    """What a damaged text was before, '' where it is sound."""
    for code, most in itertools.product(("cp1252", "mac_roman"), (40, 39, 38, 37)):
        try:
            found = b"".join(_byte(letter, code) for letter in text[:most]).decode("utf-8")
        except UnicodeError:
            continue
        if all(SENSIBLE.match(letter) for letter in found):
            return found
    return ""


def _byte(letter: str, code: str) -> bytes:
    return bytes([ord(letter)]) if code == "cp1252" and "\x80" <= letter <= "\x9f" else letter.encode(code)
