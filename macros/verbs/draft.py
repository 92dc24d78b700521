"""The files of a site as a change would leave them, before anything is written; line ends and a mark at the front stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

BOM = b"\xef\xbb\xbf"
WORD_ALONE = re.compile(r"\s*(?:- )?[^#:]+:\s*")
FLOW = re.compile(r"^(?P<before>.*?\[)(?P<inside>.*)\](?P<after>[^\]]*)$")


@dataclass
class Draft:
    """What a change does to files, by their names from the site's folder."""

    root: Path
    texts: dict[str, list[str]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    dropped: dict[str, set[int]] = field(default_factory=dict)
    added: dict[str, dict[int, list[str]]] = field(default_factory=dict)

    def lines(self, name: str) -> list[str]:
        """The lines of a file as they are in the draft; none where there is no such file."""
        if name not in self.texts:
            path = self.root / self.moved.get(name, name)
            raw = path.read_bytes().removeprefix(BOM).decode("utf-8") if path.is_file() else ""
            self.texts[name] = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self.texts[name]

    def replace_in(self, name: str, number: int, old: str, new: str) -> bool:
        """A word of one line is another, where it is a whole word there. Whether it was found."""
        lines = self.lines(name)
        word = re.compile(rf"(?<![\w./-]){re.escape(old)}(?![\w/-])(?!\.\w)")
        changed = word.sub(lambda _: new, lines[number - 1])
        found = changed != lines[number - 1]
        lines[number - 1] = changed
        return found

    def drop(self, name: str, numbers: Iterable[int]) -> None:
        """Lines are left out; the numbers of the others stay until the draft is done."""
        self.lines(name)
        self.dropped.setdefault(name, set()).update(numbers)

    def drop_empty(self) -> None:
        """A word whose whole list was left out goes with it: `reconcile:` without an entry is an error."""
        for name, dropped in self.dropped.items():
            lines = self.lines(name)
            for number in sorted(dropped, reverse=True):
                above = number - 1
                if above < 1 or above in dropped or not WORD_ALONE.fullmatch(lines[above - 1]):
                    continue
                if set(self.block(name, above)) - {above} <= dropped:
                    dropped.add(above)

    def add(self, name: str, after: int, new: Iterable[str]) -> None:
        """Lines are put below a line, 0 for the top; the numbers of the others stay until the draft is done."""
        self.lines(name)
        self.added.setdefault(name, {}).setdefault(after, []).extend(new)

    def block(self, name: str, number: int) -> range:
        """The lines of the item of a list, or of the word, that begins on a line: whatever is further in belongs to it."""
        lines = self.lines(name)
        first = lines[number - 1]
        deep = len(first) - len(first.lstrip())
        is_item = first.lstrip().startswith("- ")
        end = number
        for place in range(number, len(lines)):
            line = lines[place]
            inner = len(line) - len(line.lstrip())
            if line.strip() and inner <= deep and (is_item or inner < deep or not line.lstrip().startswith("- ")):
                break
            end = place + 1 if line.strip() else end
        return range(number, end + 1)

    def without(self, name: str, number: int, word: str) -> bool:
        """One text is left out of a list in square brackets on a line. False where the list would be empty, or is none."""
        lines = self.lines(name)
        found = FLOW.match(lines[number - 1])
        if not found:
            return False
        inside = re.sub(rf"""(?:^|,)\s*["']?{re.escape(word)}["']?\s*(?=,|$)""", "", found["inside"])
        inside = inside.strip().removeprefix(",").strip()
        if not inside or inside == found["inside"].strip():
            return False
        lines[number - 1] = f"{found['before']}{inside}]{found['after']}"
        return True

    def files(self) -> dict[str, bytes | None]:
        """What is to be written, and None for each file that is to go."""
        found: dict[str, bytes | None] = dict.fromkeys(sorted(self.gone), None)
        for new, old in self.moved.items():
            found[new] = (self.root / old).read_bytes()
        for name, lines in self.texts.items():
            if name in self.gone and name not in self.moved:
                continue
            path = self.root / self.moved.get(name, name)
            raw = path.read_bytes() if path.is_file() else b""
            text = "\n".join(self._kept(name, lines))
            new_text = (text.replace("\n", "\r\n") if b"\r\n" in raw else text).encode()
            content = BOM + new_text if raw.startswith(BOM) else new_text
            if content != raw or name in self.moved:
                found[name] = content
        return found

    def _kept(self, name: str, lines: list[str]) -> Iterator[str]:
        dropped, added = self.dropped.get(name, set()), self.added.get(name, {})
        yield from added.get(0, ())
        for number, line in enumerate(lines, start=1):
            if number not in dropped:
                yield line
            yield from added.get(number, ())
