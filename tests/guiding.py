"""Guides that are carried out: the blocks of a guide are its steps, and a step that does not do what it says is reported.

A guide is Markdown. Its fenced blocks are what an officer does and sees, and none is left out:

    diff FILE      lines that are changed in a file; without `-` they are added at its end
    markdown FILE  a whole file that is written (the same with `yaml`, `csv` and `text` and a name)
    sh             commands, as they are typed
    text           lines that the command before prints, in this order; `…` is anything
    text stopped   the same of a command that reports errors

What an officer does outside a text editor is in a comment, which readers of the guide do not see:

    <!-- copy docs/a.md docs/b.md -->       the practice site's downloads/ has what people bring
    <!-- remove docs/a.md -->
    <!-- page figures/front-door/ -->       the page that the next `<!-- shows words -->` and pictures are of
    <!-- shows words -->                    the page has these words; `<!-- shows not words -->`: it does not

Each `###` below the heading `WRONG` begins where the steps before that heading ended.
"""

from __future__ import annotations

import hashlib
import html
import re
import shlex
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from example_sites import ROOT, change, whole

from macros.__main__ import main
from macros.build.live import Live

FOLDER = ROOT / ".github" / "guides"
PRACTICE = Path(__file__).parent / "guides" / "practice"
"""What the practice site has besides the whole example: its downloads, and what they are about."""
WRONG = "## What can go wrong"
COMMAND = "uv run python -m macros "
FENCE = re.compile(r"^( *)```(.*)$")
DO = re.compile(r"<!-- (copy|remove|page|shows) ?(.*?) -->")
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<name>[^)\s]+)\)(?: *<!-- of (?P<part>.*?) -->)?")


class Wrong(AssertionError):
    """A step that does not do what its guide says."""


@dataclass(frozen=True)
class Step:
    """One thing that a guide does: where it is written, what kind of step it is, its argument and its lines."""

    line: int
    kind: str
    argument: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guide:
    """A guide: its steps, and, by their headings, the steps of each thing that can go wrong after them."""

    path: Path
    steps: tuple[Step, ...]
    wrong: dict[str, tuple[Step, ...]]


def guides() -> list[Path]:
    """Every guide; the list of them, README.md, has no steps."""
    return sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")


def read(path: Path) -> Guide:
    """A guide as it is written."""
    before, _, after = path.read_text(encoding="utf-8").partition(f"\n{WRONG}\n")
    line = before.count("\n") + 2
    wrong: dict[str, tuple[Step, ...]] = {}
    for part in re.split(r"(?m)^(?=### )", after):
        found = tuple(steps(part, line))
        line += part.count("\n")
        if part.startswith("### "):
            wrong[part.splitlines()[0].removeprefix("### ")] = found
        elif found:
            raise Wrong(f"{path.name}:{found[0].line}: A step below “{WRONG[3:]}” needs a heading with ### above it")
    return Guide(path, tuple(steps(before)), wrong)


def steps(text: str, first: int = 0) -> Iterator[Step]:
    """The steps in a part of a guide that begins after this line."""
    fence, kind, argument, held, began = "", "", "", [], 0
    for number, line in enumerate(text.splitlines(), first + 1):
        mark = FENCE.match(line)
        if fence and mark and not mark[2] and len(mark[1]) == len(fence) - 3:
            yield Step(began, kind, argument, tuple(held))
            fence = ""
        elif fence:
            held.append(line[len(fence) - 3 :])
        elif mark:
            fence, held, began = f"{mark[1]}```", [], number
            kind, _, argument = mark[2].strip().partition(" ")
        else:
            found = [(one.start(), Step(number, one[1], one[2].strip())) for one in DO.finditer(line)]
            found += [
                (one.start(), Step(number, "picture", one["name"], (one["alt"], one["part"] or "")))
                for one in PICTURE.finditer(line)
            ]
            yield from (step for _, step in sorted(found, key=lambda one: one[0]))
    if fence:
        raise Wrong(f"line {began}: This block has no end")


def done_before(guide: Guide, picture: Step) -> str:
    """A short hash of what a guide does before a picture, and of what the picture is of."""
    every = [*guide.steps, *(step for wrong in guide.wrong.values() for step in wrong)]
    before = [step for step in every if step.line <= picture.line and step.kind not in ("picture", "shows", "text")]
    said = repr([(step.kind, step.argument, step.lines) for step in before] + [picture.lines[1]])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass
class Desk:
    """An officer's copy of the practice site, and what the last command printed there."""

    site: Path
    said: str = ""
    code: int = 0
    page: str = ""
    seen: Callable[[Desk, Step], None] = lambda desk, step: None
    """What is done where the guide shows a picture."""

    def go(self, guide: Guide, folder: Path) -> None:
        """Carries out every step, and then each thing that can go wrong, in a copy of its own below this folder."""
        self.follow(guide.path, guide.steps)
        for number, wrong in enumerate(guide.wrong.values()):
            shutil.copytree(self.site, folder / f"wrong-{number}")
            Desk(folder / f"wrong-{number}", page=self.page, seen=self.seen).follow(guide.path, wrong)

    def follow(self, path: Path, these: Iterable[Step]) -> None:
        """Carries out these steps of the guide in this file."""
        for step in these:
            try:
                self.do(step)
            except Wrong as wrong:
                raise Wrong(f"{path.name}:{step.line}: {wrong}") from None

    def do(self, step: Step) -> None:
        """Carries out one step. Wrong where it does not do what the guide says."""
        match step.kind:
            case "diff":
                self.edit(self.site / step.argument, step.lines)
            case "sh":
                self.run(step.lines)
            case "text" if step.argument in ("", "stopped"):
                self.expect(step.lines, step.argument == "stopped")
            case "markdown" | "yaml" | "csv" | "text" if step.argument:
                path = self.site / step.argument
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("\n".join(step.lines) + "\n", encoding="utf-8")
            case "copy":
                shutil.copy(*(self.site / one for one in step.argument.split()))
            case "remove":
                (self.site / step.argument).unlink()
            case "page":
                self.page = step.argument
            case "shows":
                self.shows(step.argument)
            case "picture":
                self.seen(self, step)
            case _:
                raise Wrong(f"A block `{step.kind} {step.argument}` is no step: see tests/guiding.py")

    def edit(self, path: Path, lines: tuple[str, ...]) -> None:
        """Changes the lines in a file, which must be there exactly once."""
        if any(line[:1] not in ("+", "-", " ", "") for line in lines):
            raise Wrong("Each line of a change begins with `+`, `-` or a space")
        old = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
        new = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if not old:
            path.write_text(text + new, encoding="utf-8")
        elif f"\n{text}".count(f"\n{old}") != 1:
            raise Wrong(f"These lines are not in {path.name} exactly once:\n{old}")
        else:
            path.write_text(f"\n{text}".replace(f"\n{old}", f"\n{new}", 1)[1:], encoding="utf-8")

    def run(self, lines: tuple[str, ...]) -> None:
        """Runs commands as they are typed, in the folder of the site, by the program that `uv run` would start."""
        self.said = ""
        for line in lines:
            if not line.startswith(COMMAND):
                raise Wrong(f"`{line}` does not begin with `{COMMAND.strip()}`")
            with chdir(self.site):
                done = CliRunner().invoke(main, shlex.split(line.removeprefix(COMMAND)), env={"UV": "uv"})
            if done.exception and not isinstance(done.exception, SystemExit):
                raise Wrong(f"`{line}` failed: {done.exception!r}")
            self.said += done.output
            self.code = done.exit_code

    def expect(self, lines: tuple[str, ...], stopped: bool) -> None:
        """The last command printed these lines in this order, and stopped or did not."""
        if (self.code != 0) != stopped:
            raise Wrong(f"The command ended with {self.code} and printed:\n{self.said}")
        rest = [line.strip() for line in self.said.splitlines()]
        for line in filter(None, (line.strip() for line in lines)):
            wanted = re.compile(".*".join(map(re.escape, line.split("…"))))
            place = next((number for number, said in enumerate(rest) if wanted.fullmatch(said)), None)
            if place is None:
                raise Wrong(f"`{line}` is not among what the command printed (or not in this order):\n{self.said}")
            rest = rest[place + 1 :]

    def shows(self, words: str) -> None:
        """The page that the guide is about has these words, or does not."""
        wanted = words.removeprefix("not ")
        if (wanted in self.words_of_page()) == words.startswith("not "):
            raise Wrong(f"The page {self.page} {'has' if words.startswith('not ') else 'does not have'} “{wanted}”")

    def words_of_page(self) -> str:
        """The page as a reader sees it: its words in one line."""
        live = Live(self.site, "http://127.0.0.1:8000/")
        address = f"{self.page}index.html" if self.page.endswith("/") or not self.page else self.page
        live.renew([address])
        found = live.answer(address)
        if live.faults or found is None:
            raise Wrong(f"There is no page {self.page}: {[str(one) for one in live.faults]}")
        text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", found.decode("utf-8"), flags=re.DOTALL)
        return " ".join(html.unescape(text).split())


def desk(folder: Path, seen: Callable[[Desk, Step], None] | None = None) -> Desk:
    """A new copy of the practice site in this folder."""
    found = Desk(whole(folder))
    shutil.copytree(PRACTICE, found.site, dirs_exist_ok=True)
    change(found.site / "mkdocs.yml", "https://example.org/exampleshire/", "https://example.org/")
    if seen is not None:
        found.seen = seen
    return found
