"""What a new site has no number for is left out: the paragraph, the item, the figure, then the heading above nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from macros.checks.fact_files import NEED
from macros.messages import Problem
from macros.starting.fitting import fitting
from macros.starting.reasons import LeftOut
from macros.verbs.draft import Draft

ITEM = re.compile(r"(?:[-*]|\d+\.) ")
GROUP = re.compile(r" *- [^:]+:")
"""An entry of the menu that has other entries below it."""
HEADING = re.compile(r"(#+) ")
FIGURE = re.compile(r"\{\{ *figure\(")
SHOWS = re.compile(r'\{\{ *\w+\((?!"official-statistical-neighbours")')
"""What a page of figures is for; that it says of when the neighbours are is not enough."""
LED = re.compile(r"\s*(?:[-*] |\d+\. |\||\{\{)")
"""What a paragraph that ends with a colon leads to: an item, a row or what a macro puts there."""
NO_ANSWER = (
    "Too few numbers are published for this area to answer the question in a sentence. What is published is below."
)
"""What a page of figures says first where its answer was left out: nothing else may be taken for the answer."""
FIGURES = "docs/figures/"
INDEX = f"{FIGURES}index.md"
"""The one page of figures that stays, whatever is left out of it: all the others are listed there."""


def leave_out(root: Path, problems: Sequence[Problem], out: LeftOut) -> bool:
    """Whatever these errors are about is no longer in the files of the folder. False where nothing could be left out."""
    draft, pages, done = Draft(root), set(), False
    for problem in [told for one in problems for told in _at_what_needs_it(root, one)]:
        numbers = _lines_of(draft, problem)
        fresh = [one for one in numbers if one not in draft.dropped.get(problem.path, set())]
        if fresh:
            draft.drop(problem.path, fresh)
            out.said.append(problem)
        elif not numbers and problem.path.startswith(FIGURES) and problem.path != INDEX:
            pages.add(problem.path)  # a page that no longer answers its question
            out.said.append(problem)
        done = done or bool(fresh) or problem.path in pages
    for name in sorted(draft.dropped):
        if name.endswith(".md"):
            _drop_leads(draft, name)
            _drop_sections(draft, name)
            _drop_headings(draft, name)
            _say_that_no_answer_is_left(draft, name)
    draft.drop_empty()
    for name, content in draft.files().items():
        entries = [line for line in (content or b"").splitlines() if line.strip() and not line.startswith(b"#")]
        if entries or not name.startswith("data/"):
            (root / name).write_bytes(content or b"")
        else:  # a file without an entry is an error
            (root / name).unlink()
    pages |= {
        name
        for name in draft.dropped
        if name.startswith(FIGURES) and name != INDEX and not SHOWS.search((root / name).read_text(encoding="utf-8"))
    }
    for name in sorted(pages):
        (root / name).unlink()
        _off_the_menu(root, name)
    if pages:
        out.pages += sorted(pages)
        _fit(root)
    return done


def _fit(root: Path) -> None:
    """Nothing leads to a page that is gone."""
    texts = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in (root / "docs").rglob("*.md")
    }
    for name, text in fitting(texts).items():
        (root / name).write_text(text, encoding="utf-8")


def _at_what_needs_it(root: Path, problem: Problem) -> Sequence[Problem]:
    """A file that is missing, since all in it was left out, at each line of a page that speaks from it; others as they are."""
    macros = [macro for macro, name in NEED.items() if problem.path == f"data/{name}"]
    if not macros or (root / problem.path).exists():
        return [problem]
    calls = re.compile(rf"\{{\{{ *(?:{'|'.join(macros)})\(")
    return [
        replace(problem, path=path.relative_to(root).as_posix(), line=number)
        for path in sorted((root / "docs").rglob("*.md"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if calls.search(line)
    ]


def _lines_of(draft: Draft, problem: Problem) -> Sequence[int]:
    """The lines that go with a problem; none where what is wrong is not something that can be left out."""
    lines = draft.lines(problem.path)
    if not 0 < problem.line <= len(lines) or not lines[problem.line - 1].strip():
        return []
    if problem.path.endswith(".md"):
        ends = [number for number, line in enumerate(lines, start=1) if line == "---"]
        return _block(lines, problem.line) if len(ends) > 1 and problem.line > ends[1] else []
    if problem.path in ("data/comparisons.yml", "data/live.yml"):
        first = next((number for number in range(problem.line, 0, -1) if lines[number - 1].startswith("- ")), 0)
        return draft.block(problem.path, first) if first else []
    if problem.path.startswith("data/tables/") and "figures:" in lines:
        top = lines.index("figures:") + 1
        first = next((one for one in range(problem.line, top, -1) if re.match(r"  [\w-]+:", lines[one - 1])), 0)
        return draft.block(problem.path, first) if first else []
    return []


def _block(lines: Sequence[str], number: int) -> list[int]:
    """The paragraph around a line, or the item of its list with the lines that belong to it, or the row of its table."""
    if lines[number - 1].startswith("|"):
        return [number]
    first = number
    while not ITEM.match(lines[first - 1]) and lines[first - 2].strip() and not HEADING.match(lines[first - 2]):
        first -= 1
    last = number
    while last < len(lines) and lines[last].strip() and not ITEM.match(lines[last]):
        last += 1
    # The empty line after a paragraph goes with it; between items it stays.
    gap = [last + 1] if last < len(lines) and not lines[last].strip() and not ITEM.match(lines[first - 1]) else []
    return [*range(first, last + 1), *gap]


def _drop_leads(draft: Draft, name: str) -> None:
    """Each paragraph that ends with a colon goes when nothing of what it leads to is left."""
    lines, dropped = draft.lines(name), draft.dropped[name]
    for number, line in enumerate(lines, start=1):
        below = next((one for one in range(number + 1, len(lines) + 1) if lines[one - 1].strip()), 0)
        if not line.endswith(":") or below not in dropped or number in dropped:
            continue
        if not any(LED.match(lines[one - 1]) for one in _after(lines, below) if one not in dropped):
            dropped.update(_block(lines, number))


def _after(lines: Sequence[str], first: int) -> list[int]:
    """The items and rows that follow a lead, up to the next paragraph or heading."""
    end = next(
        (one for one in range(first, len(lines) + 1) if lines[one - 1].strip() and not LED.match(lines[one - 1])), 0
    )
    return [*range(first, end or len(lines) + 1)]


def _drop_sections(draft: Draft, name: str) -> None:
    """Each section that has lost its figures goes whole where all that is left is about what is no longer there."""
    lines, dropped = draft.lines(name), draft.dropped[name]
    for number, line in enumerate(lines, start=1):
        if not (found := HEADING.match(line)):
            continue
        below = range(number + 1, len(lines) + 1)
        end = next(
            (one for one in below if (next_ := HEADING.match(lines[one - 1])) and len(next_[1]) <= len(found[1])),
            len(lines) + 1,
        )
        section = range(number, end)
        lost = any(FIGURE.match(lines[one - 1]) for one in section if one in dropped)
        if lost and not any("{{" in lines[one - 1] for one in section if one not in dropped):
            dropped.update(section)


def _drop_headings(draft: Draft, name: str) -> None:
    """Each heading without anything below it goes: the deepest first, so that those above them are empty too."""
    lines, dropped = draft.lines(name), draft.dropped[name]
    for depth in range(6, 1, -1):
        left = [number for number in range(1, len(lines) + 1) if number not in dropped and lines[number - 1].strip()]
        for number, following in zip(left, [*left[1:], 0], strict=True):
            found = HEADING.match(lines[number - 1])
            if not found or len(found[1]) != depth:
                continue
            next_ = HEADING.match(lines[following - 1]) if following else None
            if not following or (next_ and len(next_[1]) <= depth):
                dropped.add(number)


def _say_that_no_answer_is_left(draft: Draft, name: str) -> None:
    """A page of figures whose first paragraph goes says so in its place."""
    lines = draft.lines(name)
    top = [number for number, line in enumerate(lines, start=1) if line == "---"][1]
    first = next((number for number in range(top + 1, len(lines) + 1) if lines[number - 1].strip()), 0)
    if name.startswith(FIGURES) and name != INDEX and first in draft.dropped[name]:
        draft.add(name, top, ["", NO_ANSWER])


def _off_the_menu(root: Path, name: str) -> None:
    """The menu no longer names a page that is gone."""
    menu = root / "mkdocs.yml"
    page = name.removeprefix("docs/")
    lines = menu.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.rstrip().endswith(page)]
    for place in range(len(kept) - 1, -1, -1):  # a group that has lost its last page goes too
        deeper = "".join(kept[place + 1 : place + 2])
        if GROUP.fullmatch(kept[place].rstrip()) and _deep(deeper) <= _deep(kept[place]):
            del kept[place]
    menu.write_text("".join(kept), encoding="utf-8")


def _deep(line: str) -> int:
    return len(line) - len(line.lstrip())


def errors_of(root: Path) -> list[Problem]:
    """What stops a site of this folder from being built; what has not changed since it was last asked is not checked again."""
    from macros.build.site import read, settled
    from macros.checks.site import check_all

    with settled(read(root)) as site:
        return [problem for problem in check_all(site) if problem.stops]
