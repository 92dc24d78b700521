"""A new partnership's folder is written whole, and passes its own check, or nothing is."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.content import Site
from macros.files.names import plain
from macros.importing import Found as File
from macros.importing import Project, Refused, import_files, publications
from macros.messages import Problem
from macros.starting.area import Found, area_of
from macros.starting.arrangements import arrangements
from macros.starting.fitting import fitting
from macros.starting.left_out import errors_of, leave_out
from macros.starting.needed import Need, needed
from macros.starting.published import Published, files_in, read_all
from macros.starting.reasons import LeftOut
from macros.starting.taken import source, sources, taken_texts
from macros.starting.texts import filled, starter_texts
from macros.system import days, disk

LONGEST = 120
ROUNDS = 12
"""A folder is checked at most so often: what is left out can be what something else refers to."""


@dataclass(frozen=True)
class Wanted:
    """What was asked for: the code of the area, the folder of published files, where to, and the partnership's name.

    With `again` a folder that is there is made again.
    """

    code: str
    files: Path
    to: Path | None = None
    name: str = ""
    again: bool = False


@dataclass
class Begun:
    """What was written: the folder, what the import said, what was left out and why, and what only people can supply."""

    folder: Path
    name: str
    area: Found
    imported: int = 0
    not_taken: list[Problem] = field(default_factory=list)
    left_out: LeftOut = field(default_factory=LeftOut)
    not_there: list[str] = field(default_factory=list)
    needed: list[Need] = field(default_factory=list)
    read: Sequence[File] = ()


def begin(wanted: Wanted, read: Sequence[File] = (), whole: Callable[[Path], None] = lambda _: None) -> Begun:
    """The folder of a new partnership's site, which passes its check; Refused, with nothing written, where it cannot be made.

    `read` are the files as `importing.read_once` read them, where many areas are begun from the same ones. `whole` is
    called with the folder when all is in it, before it takes its place.
    """
    files = files_in(wanted.files)
    area = area_of(wanted.code, files)
    name = _name(wanted.name, area)
    folder = (wanted.to or Path.cwd().parent / plain(area.name)).absolute()
    disk.mend(folder)
    _refuse_existing(folder, wanted.again)
    begun = Begun(folder, name, area, read=read)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with disk.replaced(folder) as made:
            _refuse_existing(folder, wanted.again)  # another run may have written it meanwhile
            _write_texts(made, begun)
            _import(made, files, begun)
            _settle(made, begun)
            whole(made)
    except (FileExistsError, NotADirectoryError):
        what = "A part of this path is a file, not a folder"
        raise Refused(Problem(folder.as_posix(), 0, what, "Choose another folder with `--to`")) from None
    except OSError as error:
        what = f"The folder cannot be written: {disk.reason(error)}"
        fix = "Check that the disk has space and that you have permission to write there, then type the command again"
        raise Refused(Problem(folder.as_posix(), 0, what, fix)) from None
    return begun


def _name(typed: str, area: Found) -> str:
    """The partnership's name as it was typed, or the usual one for its area."""
    name = " ".join(typed.split()) or f"{area.name} Safeguarding Children Partnership"
    if len(name) > LONGEST:
        what = f"The name has {len(name)} characters, and the limit is {LONGEST}"
        raise Refused(Problem("--name", 0, what, "Write the name that the partnership uses every day"))
    if re.search(r"[<>{}\[\]`|\\\"]", name) or not re.search(r"\w", name) or not name.isprintable():
        what = "The name has a character that is not in a name"
        raise Refused(Problem("--name", 0, what, "Write it with letters, spaces, apostrophes and hyphens alone"))
    return name


def _refuse_existing(folder: Path, again: bool) -> None:
    if len(folder.name) > LONGEST or not folder.name.isprintable():
        what = "The name of the new folder is too long, or has a character that cannot be seen"
        raise Refused(Problem("--to", 0, what, "Write a short name of letters, digits and hyphens"))
    if again and folder.is_dir() and not folder.is_symlink():
        return
    if os.path.lexists(folder) and (not folder.is_dir() or folder.is_symlink() or any(folder.iterdir())):
        what = "There is something at this place already, and nothing in it was changed"
        raise Refused(Problem(folder.as_posix(), 0, what, "Choose another folder with `--to`, or move this one away"))


def _write_texts(made: Path, begun: Begun) -> None:
    """The starter's own files, and the general texts of this project, each with the area's names in their places."""
    area, today = begun.area, days.today().isoformat()
    names = {"area": area.name, "region": area.region, "country": area.country}
    said = {
        "partnership": begun.name,
        "short_name": "".join(word[0] for word in re.findall(r"\w+", begun.name) if word[0].isupper())[:8],
        "area_name": area.name,
        "new_la_code": area.new_la_code,
        "old_la_code": area.old_la_code,
        "region_code": area.region_code,
        "country_code": area.country_code,
        "today": today,
        "next_year": f"{int(today[:4]) + 1}{today[4:].replace('-02-29', '-02-28')}",
    }
    taken = source()
    texts = {name: filled(text, names, said) for name, text in (*taken_texts(taken), *arrangements(taken))}
    texts |= dict(starter_texts(names, said))
    for name, text in fitting(texts).items():
        path = made / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    (made / "data/tables").mkdir(parents=True, exist_ok=True)


def _import(made: Path, files: Sequence[Path], begun: Begun) -> None:
    """Every file of a known publication becomes a table. A file that is none, or that has not this area, is left and said."""
    who = Site(made, days.today()).partnership
    known = publications(made)
    project = Project(made, who.authority, who.region, who.country, known, days.today(), as_published=True)
    published = Published([[file] for file in begun.read]) if begun.read else read_all(files, known)
    while published.taken:
        try:
            outcome = import_files(published.taken, project)
        except Refused as refused:
            if not published.refuse(refused.problems):
                raise
            continue
        for name, content in outcome.files.items():
            (made / name).write_bytes(content)
        _name_sources(made)
        begun.imported = len([name for name in outcome.files if name.endswith(".csv")])
        begun.not_taken = published.not_taken
        return
    what = "None of the files is one that is known, with rows of this area"
    raise Refused(
        *published.not_taken[:5], Problem(files[0].parent.as_posix(), 0, what, "Put the department's files into it")
    )


def _name_sources(made: Path) -> None:
    """The documents of the new tables, as this project describes them where it knows them."""
    path = made / "data/sources.yml"
    text = path.read_text(encoding="utf-8")
    for name, entry in sources(source(), re.findall(r"^([a-z][\w-]*):", text, re.MULTILINE)):
        written = re.search(rf"^{re.escape(name)}:\n(?:[ ]+.*\n?)*", text, re.MULTILINE)
        text = text.replace(written[0], f"{entry}\n") if written else text
    path.write_text(text, encoding="utf-8")


def _settle(made: Path, begun: Begun) -> None:
    """What has no number for this area is left out, until the folder has no error."""
    for _ in range(ROUNDS):
        problems = errors_of(made)
        if not problems:
            begun.needed = needed(made)
            known = publications(made).publications
            begun.not_there = begun.left_out.told({stem: one.name for stem, one in known.items()})
            _list(made / "README.md", begun)
            return
        if not leave_out(made, problems, begun.left_out):
            break
    raise Refused(*errors_of(made))


def _list(readme: Path, begun: Begun) -> None:
    """The folder's own README says what to supply, and what was left out and why."""
    needs = [
        f"{number}. {one.what} (`{one.path}`, line {one.line})" for number, one in enumerate(begun.needed, start=1)
    ]
    left = [f"- {one.replace('|', '/')}." for one in begun.not_there]
    left = left or ["Nothing: this area has a number for everything that a new site says."]
    text = readme.read_text(encoding="utf-8")
    text = text.replace("{needed}", "\n".join(needs)).replace("{left_out}", "\n".join(left))
    readme.write_text(text, encoding="utf-8")
