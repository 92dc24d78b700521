"""What an editor may have meant: the nearest of the words that there are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from macros.messages.problem import sentence

SHORT = 8
"""So many choices are reported in full; of more, only where to look."""
LONGEST = 80
"""A word of more letters is not a slip of the fingers, and no choice to be listed."""
ENDING = re.compile(r"\.[A-Za-z]{2,5}$")
"""What the name of a file ends in."""
OPPOSITES = ("maximum minimum", "major minor", "majority minority", "maternal paternal")
"""Words that differ in few letters and mean the contrary, as pairs."""


def nearest(word: object, known: Iterable[object], otherwise: str = "") -> str:
    """The sentence that helps with a misspelt word: what is spelt nearly so, else `otherwise`, such as where to look.

    `known` are of one kind, that of the word. Near is a slip of the fingers: another letter or two, letters or words
    that changed places, hyphens, spaces, capitals, a plural. That one holds the other, or that its year is another,
    is not near: it is another thing. Of more than two that are as near, none is named.
    """
    options = sorted({str(option) for option in known})
    bare = ENDING.sub("", str(word))
    if bare != str(word) and bare in options and not any(ENDING.search(option) for option in options):
        return f"Did you mean `{bare}`?"
    if close := _close(str(word), options):
        return f"Did you mean {' or '.join(f'`{option}`' for option in close)}?"
    if other := _for_another_number(str(word), options):
        return f"With another number there is `{other}`. {sentence(otherwise)}".strip()
    return sentence(otherwise)


def choice(word: object, known: Iterable[object], otherwise: str = "") -> str:
    """The same for a word that is one of a list: where none is near, the whole list, if it is short."""
    options = sorted({str(option) for option in known})
    found = nearest(word, options)
    if found or len(options) > SHORT or any(len(option) > LONGEST for option in options):
        return found or sentence(otherwise)
    if not options:
        return "There are none yet."
    if len(options) == 1:
        return f"There is only `{options[0]}`."
    return f"The choices are {', '.join(f'`{option}`' for option in options[:-1])} and `{options[-1]}`."


def _close(word: str, options: list[str]) -> list[str]:
    """The one or two options that are spelt nearly as the word."""
    if len(word) > 2 * LONGEST:
        return []
    far: dict[str, int] = {}
    for option in options:
        distance = _apart(word, option)
        if distance is not None:
            far[option] = distance
    least = min(far.values(), default=0)
    best = [option for option in options if far.get(option) == least]
    return best if len(best) <= 2 else []


def _apart(word: str, option: str) -> int | None:
    """How far two words, names or addresses are apart, in slips of the fingers; None where they are not near."""
    if "/" not in word + option and not ENDING.search(option):
        return _slips(_words(word), _words(option))
    ours, theirs = _parts(word), _parts(option)
    if ours and theirs and ours[-1] == theirs[-1] and ours[-1] != ["index"]:
        return 0 if ours == theirs else 1  # the same file in another folder
    slips = [_slips(a, b) for a, b in zip(ours, theirs, strict=False)] if len(ours) == len(theirs) else [None]
    return None if None in slips else sum(slip or 0 for slip in slips)


def _parts(address: str) -> list[list[str]]:
    """The words of each folder of an address and of its file, without the file's ending."""
    parts = [part for part in ENDING.sub("", address).split("/") if part not in ("", ".", "..")]
    return [_words(part) for part in parts]


def _words(text: str) -> list[str]:
    """The words and the numbers of a name, in small letters."""
    return re.findall(r"\d+|[^\W\d_]+", unicodedata.normalize("NFKC", text).casefold())


def _slips(ours: list[str], theirs: list[str]) -> int | None:
    """How many slips make one name of the other; None where they are not near."""
    if [one for one in ours if one.isdigit()] != [one for one in theirs if one.isdigit()]:
        return None
    if all(one.isdigit() for one in ours) or not theirs:
        return None
    if "".join(ours) == "".join(theirs):
        return 0
    if sorted(ours) == sorted(theirs):
        return 1
    size = min(len("".join(ours)), len("".join(theirs)))
    limit = 0 if size < 3 else 1 if size < 6 else 2 if size < 10 else 3
    if len(ours) != len(theirs):
        return _edits("".join(ours), "".join(theirs), min(limit, 1))
    slips = 0
    for one, other in zip(ours, theirs, strict=True):
        if one == other:
            continue
        most = 1 if _singular(one) == _singular(other) else max(1, 2 * min(len(one), len(other)) // 5)
        edits = 1 if _singular(one) == _singular(other) else _edits(one, other, min(most, limit))
        if edits is None or (edits > 1 and one[0] != other[0]) or " ".join(sorted((one, other))) in OPPOSITES:
            return None
        slips += edits
    return slips if slips <= limit else None


def _singular(word: str) -> str:
    """A word without the ending of its plural."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s") if len(word) > 3 else word


def _edits(one: str, other: str, most: int) -> int | None:
    """How many letters were left out, added, mistyped or swapped with the next, if not more than so many."""
    if abs(len(one) - len(other)) > most or len(one) > LONGEST:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, theirs in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and theirs == one[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _for_another_number(word: str, options: list[str]) -> str:
    """The one option that differs in a year or another number alone; '' where there is none, or several."""
    ours = _words(word)
    if not any(part.isdigit() for part in ours) or all(part.isdigit() or len(part) < 3 for part in ours):
        return ""
    shape = ["0" if part.isdigit() else part for part in ours]
    found = [
        one for one in options if one != word and ["0" if part.isdigit() else part for part in _words(one)] == shape
    ]
    return found[0] if len(found) == 1 else ""
