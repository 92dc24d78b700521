"""A YAML record, read with the line of each of its values and checked against its model.

Papers of tables, front matter of pages and the files of `data/` are all records: a mapping whose faults
must be told at the line that the officer typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from macros.problems import Problem, choice

Model = TypeVar("Model", bound=BaseModel)


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML, by the fast reader where there is one, without its dates: a day stays as typed, so that a wrong one can be told by its model."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, shape) for tag, shape in found if tag != "tag:yaml.org,2002:timestamp"]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Place = tuple[str | int, ...]


class Strict(BaseModel):
    """A model that refuses words it does not know, so that a misspelt one is told."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True)
class Record:
    """A mapping and the line of each of its values. `path` is as told in messages."""

    path: str
    data: dict[str, Any]
    lines: Mapping[Place, int]

    def line(self, *place: str | int) -> int:
        """The line of a value; of the nearest value around it when it is missing."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read(path: Path, root: Path, word: str = "") -> Record | Problem:
    """The record in a YAML file, or the one fault that keeps it from being read.

    A file that is a plain list, or a mapping of entries, is read as the value of `word`.
    """
    name = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return Problem(name, line, "This line has a character that is not UTF-8", "Save the file as UTF-8")
    if not word:
        return parse(text, name)
    return parse(f"{word}:\n" + "\n".join(f"  {line}" for line in text.splitlines()), name, first_line=0)


def parse(text: str, name: str, first_line: int = 1) -> Record | Problem:
    """The record in a YAML text whose first line is `first_line` of the file `name`."""
    try:
        node = yaml.compose(text, Loader=Loader)
        # Before the values are made, since making them joins what `<<` names into the node.
        lines = {place: first_line + line for place, line in _places(node, ())} if node else {}
        data = Loader("").construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        what = f"This line cannot be read: {error.problem or 'it is not YAML'}"
        return Problem(
            name, line, what, "Check the colons, quotes and spaces at the start of this line and the one above"
        )
    except yaml.YAMLError as error:
        return Problem(name, first_line, f"This file cannot be read: {error}", "Type it again as plain text")
    if data is None:
        data = {}
    if not isinstance(data, dict):
        return Problem(
            name, first_line, "This should be `word: value` lines", "Begin each line with a word and a colon"
        )
    repeated = next((place for place in lines if "twice:" in str(place[-1:])), None)
    if repeated:
        word = str(repeated[-1]).removeprefix("twice:")
        return Problem(name, lines[repeated], f"`{word}` stands here a second time", "Keep one of them")
    return Record(name, data, lines)


def check(record: Record, model: type[Model]) -> Model | list[Problem]:
    """The record as its model, or every fault that it has."""
    try:
        return model.model_validate(record.data)
    except ValidationError as error:
        return sorted({_told(record, model, fault) for fault in error.errors()})


def _places(node: yaml.Node, place: Place) -> Iterator[tuple[Place, int]]:
    yield place, node.start_mark.line
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if str(key.value) in seen:
                yield (*place, f"twice:{key.value}"), key.start_mark.line
            seen.add(str(key.value))
            inner = list(_places(value, (*place, str(key.value))))
            yield (*place, str(key.value)), key.start_mark.line
            yield from inner[1:]
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _places(value, (*place, index))


def _told(record: Record, model: type[BaseModel], fault: Any) -> Problem:
    """One of pydantic's findings in the words of the person who typed the file."""
    place = tuple(part for part in fault["loc"] if part in _words_of(record.data) or isinstance(part, (int, str)))
    word = next((str(part) for part in reversed(place) if isinstance(part, str)), "this")
    line = record.line(*place)
    kind = fault["type"]
    if kind == "missing":
        return Problem(record.path, line, f"`{word}` is missing", f"Add a line `{word}: …`")
    if kind == "extra_forbidden":
        return Problem(
            record.path,
            line,
            f"`{word}` is not a word that belongs here",
            choice(word, _fields(model, place), "Take it out, or write the word that a file like it has"),
        )
    said = str(fault.get("input", ""))[:60]
    reason = str(fault["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
    if kind.startswith(("date", "datetime")):
        return Problem(
            record.path,
            line,
            f"`{word}` is `{said}`, which is not a date",
            "Write it as year-month-day, such as 2026-11-20",
        )
    if kind in ("value_error", "assertion_error"):
        what, _, fix = reason.partition(" | ")
        return Problem(record.path, line, f"`{word}`: {what}", fix)
    if kind.endswith(("too_short", "too_long")):
        bound = fault["ctx"].get("min_length", fault["ctx"].get("max_length"))
        thing = "letters" if kind.startswith("string") else "entries"
        side = "at least" if kind.endswith("short") else "at most"
        return Problem(
            record.path,
            line,
            f"`{word}` has {fault['ctx'].get('actual_length', len(fault['input']))} {thing}",
            f"Give it {side} {bound}",
        )
    return Problem(record.path, line, f"`{word}` is `{said}`", f"It should be {reason}")


def _words_of(data: Any) -> set[Any]:
    if isinstance(data, dict):
        return set(data).union(*(_words_of(value) for value in data.values())) if data else set()
    if isinstance(data, list):
        return set().union(*(_words_of(value) for value in data)) if data else set()
    return set()


def _fields(model: type[BaseModel], place: Place) -> list[str]:
    """The words that a model, or the model inside it at this place, knows."""
    current: Any = model
    for part in place[:-1]:
        if isinstance(part, int) or not isinstance(current, type) or not issubclass(current, BaseModel):
            continue
        field = current.model_fields.get(str(part))
        current = _model_inside(field.annotation) if field else current
    if isinstance(current, type) and issubclass(current, BaseModel):
        return [field.alias or name for name, field in current.model_fields.items()]
    return []


def _model_inside(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_inside(inner)
        if found is not None:
            return found
    return None
