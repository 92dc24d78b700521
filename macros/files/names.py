"""The one rule by which a file's name becomes an address: small letters a to z, digits, and single hyphens."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
"""The most letters of a name, so that its address can be read out and typed."""
DEEPEST = 6
"""The most folders below docs/ that a page may lie in."""
FARTHEST = 150
"""The most letters of a file's name with its folders: Windows opens 260, with the folder of the project in front and `site/` after it."""
RIGHT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
"""Names that Windows keeps for itself: a project that has one cannot be opened there."""
LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:-[a-z]{2,8})?$")
"""How the name of a page in another language ends: `index.pl` is the Polish version of `index`."""
MARKS = re.compile(r"['’‘ʼ`´]")


def plain(text: str) -> str:
    """The words as the part of an address: `Children’s Safety & Neglect` is `childrens-safety-and-neglect`."""
    kept = ""
    for word in plain_words(text):
        if kept and len(kept) + 1 + len(word) > LONGEST:
            break
        kept = f"{kept}-{word}" if kept else word[:LONGEST]
    return f"{kept}-page" if kept in RESERVED else kept


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters a to z and digits."""
    text = MARKS.sub("", text).replace("&", " and ")
    text = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return re.findall(r"[a-z0-9]+", "".join(letter for letter in text if not unicodedata.combining(letter)))


def plain_file(name: str) -> str:
    """The same for a file, whose ending stays: `Photo (1).JPG` is `photo-1.jpg`; '' where nothing is left of it."""
    stem, dot, ending = name.rpartition(".")
    if stem.casefold() == "readme" and ending.casefold() == "md":
        return "index.md"
    made = plain(stem if dot else name)
    return f"{made}{dot}{ending.strip().casefold()}" if made else ""


def oddity(name: str, folder: bool = False) -> str:
    """What is odd in a name, in a few words; '' where it is an address as it is."""
    stem, _, ending = (name, "", "") if folder else name.rpartition(".")
    if ending == "md":
        stem = LANGUAGE.sub("", stem)
    if stem == "README":
        return "it is taken for an index, as `index.md` is"
    if stem in RESERVED:
        return "it is a reserved name on Windows"
    if len(stem) > LONGEST:
        return f"it has {len(stem)} letters, where {LONGEST} are the most"
    if RIGHT.fullmatch(stem):
        return "its ending is in capitals" if ending != ending.casefold() else ""
    return next(what for what, is_so in ODDITIES if is_so(stem))


ODDITIES = (
    ("a dot at its beginning hides it", lambda stem: stem.startswith(".")),
    ("it has a letter that is not UTF-8", lambda stem: not is_text(stem)),
    ("it has invisible characters", lambda stem: any(unicodedata.category(one)[0] == "C" for one in stem)),
    ("it has spaces", lambda stem: any(one.isspace() for one in stem)),
    ("it has capital letters", lambda stem: stem != stem.casefold() and stem.isascii()),
    (
        "it has letters beyond a to z",
        lambda stem: any(unicodedata.category(one)[0] in "LM" and not one.isascii() for one in stem),
    ),
    ("it has underscores", lambda stem: "_" in stem),
    (
        "its hyphens are at an end, or two together",
        lambda stem: set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-"),
    ),
    ("it has signs that mean something else in an address", lambda stem: True),
)
"""What can be odd, the first found is reported."""


def is_text(name: str) -> bool:
    """Whether the letters of a name are UTF-8: another name can be neither printed nor written into a file."""
    return not any("\ud800" <= one <= "\udfff" for one in name)


def shown(name: str) -> str:
    """A name as it can be printed anywhere: what cannot be seen or said is spelt out."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in text)
