"""Reads a spreadsheet, checks it against the rules of the project, and writes it as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from macros.facts.misspelt_areas import misspelt
from macros.spreadsheets.answers import Answers, Question
from macros.spreadsheets.metadata import metadata
from macros.spreadsheets.names import slug
from macros.spreadsheets.protect import as_csv, protect
from macros.spreadsheets.reading import Reading
from macros.spreadsheets.take import read
from macros.system import together

FOLDER = Path("data") / "tables"
NEAR = re.compile("`(.+?)`")
"""A name in a sentence that offers it."""

SAYS_NOTHING = re.compile(
    r"(?:(?:work ?)?sheet|table|tabelle|feuil|hoja|data|export|results?|query)[ _-]?\d*", re.IGNORECASE
)
"""What programs call a sheet that no one has named."""


@dataclass
class Made:
    """The result of reading a spreadsheet: the reading, and the files of the table, which are empty while anything is doubtful."""

    reading: Reading
    name: str
    files: dict[str, bytes]


def new_table(root: Path, file: Path, answers: Answers, area: str, today: date) -> Made:
    """The table of a spreadsheet, not yet written; Refused if it can never be one. `area` is the name of this partnership's area."""
    reading = read(file, answers)
    reading.questions = [_of_area(one, area) for one in reading.questions]
    reading.questions += _misspelt_areas(reading, answers)
    sheet = "" if SAYS_NOTHING.fullmatch(reading.sheet.title.strip()) else reading.sheet.title
    name = answers.name or slug(answers.title or sheet or file.stem, "-")[:60].strip("-")
    _name(reading, root, name)
    if reading.ready:
        for field in reading.fields:
            if field.name == "time_period":
                field.year = _year(reading.texts("time_period"))
        protect(reading, answers, today)
    files: dict[str, bytes] = {}
    if reading.ready:
        files[(FOLDER / f"{name}.csv").as_posix()] = as_csv(reading).encode()
        files[(FOLDER / f"{name}.yml").as_posix()] = metadata(reading, answers, today).encode()
    return Made(reading, name, files)


def _year(texts: list[str]) -> str:
    """The kind of year that the metadata must name, for periods such as `2023` and `2022/23`."""
    if any("/" in text for text in texts):
        return "academic"
    return "march" if any(text.isdigit() for text in texts) else ""


def _of_area(question: Question, area: str) -> Question:
    return replace(question, options=[(option.replace("{area}", area), said) for option, said in question.options])


def _misspelt_areas(reading: Reading, answers: Answers) -> Iterator[Question]:
    """A question for each area of the sheet that is nearly one of those that the site knows."""
    for name in dict.fromkeys(reading.texts("area")):
        if near := misspelt(name, answers.areas):
            option = f'--replace "{name}={NEAR.findall(near)[0]}"'
            yield Question(f"No area that this site knows is called “{name[:40]}”. {near}", [(option, "write it so")])


def _name(reading: Reading, root: Path, name: str) -> None:
    """Asks for a name if the name of the table is not valid, or is taken."""
    example = [('--name "front-door-contacts"', "subject and measure, in lower-case letters and hyphens")]
    if not name or name != slug(name, "-"):
        reading.questions.append(
            Question(f"“{name[:40]}” cannot be the name of a table. What should its name be?", example)
        )
    elif any((root / FOLDER / f"{name}{end}").exists() for end in (".csv", ".yml")):
        asks = f"There is already a table `{name}`, which will not be changed. What should the new one be called?"
        numbers = (number for number in range(2, 1000) if not (root / FOLDER / f"{name}-{number}.csv").exists())
        reading.questions.append(Question(asks, [(f'--name "{name}-{next(numbers)}"', example[0][1])]))


def write(root: Path, files: dict[str, bytes]) -> None:
    """Writes both files of the table, or neither."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    together.write(root, files, new=True)
