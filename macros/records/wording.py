"""Turns Pydantic validation errors into plain-English messages, one per mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.messages import UNKNOWN_FIELD, Problem, nearest, visible
from macros.messages import said as as_said
from macros.records.inside import example, model_inside
from macros.records.record import Place, Record

TYPES = {
    "string": "a text",
    "int": "a whole number, such as 12",
    "float": "a number, such as 12.5",
    "bool": "true or false",
    "list": "a list",
    "dict": "lines of `word: value`",
    "model": "lines of `word: value`",
}
FORMS = {
    r"^(19|20)\d\d$": "a year, such as 2018",
    r"^[a-z]{2,3}(-[A-Z]{2})?$": "en-GB",
}
"""An example for each pattern that a model asks for."""
UNFINISHED = {"hidden", "published", "unpublished"}
"""Words of other programs that keep a page back: taken out, they would let it out."""
MANY = 2
"""So many words that are missing in one place are one mistake."""
BOUNDS = {
    "greater_than_equal": "at least",
    "less_than_equal": "at most",
    "greater_than": "more than",
    "less_than": "less than",
}


def told(record: Record, model: type[BaseModel], error: ValidationError) -> list[tuple[Place, Problem]]:
    """Each mistake with its place. A value that fits none of several types is one; so is a misspelt word."""
    found: dict[Place, list[Any]] = {}
    for fault in error.errors(include_url=False):
        found.setdefault(_place(record.data, fault), []).append(fault)
    unknown = {place for place, faults in found.items() if faults[0]["type"] == "extra_forbidden"}
    missing = {place for place, faults in found.items() if faults[0]["type"] == "missing"}
    mistaken = {meant for place in unknown if (meant := _meant(place, missing))}
    missing -= mistaken
    unread = [place for place, _ in record.faults]
    result = []
    for place, faults in found.items():
        around_others = any(other[: len(place)] == place for other in found if len(other) > len(place))
        alike = sorted(other for other in missing if other[:-1] == place[:-1]) if place in missing else []
        if place in mistaken or (around_others and _type(faults[0]) in TYPES):
            continue
        if faults[0]["type"] == "placed":
            around = place[: len(place) - len(faults[0]["ctx"]["place"])]
            if any(one[: len(around)] == around for one in unread):
                continue  # it may only follow from a value that could not be read, which is reported
        code = UNKNOWN_FIELD if place in unknown else ""
        if len(alike) < MANY:
            what, fix = _words(record, model, place, faults)
        elif place == alike[0]:
            named = [f"`{visible(other[-1])}`" for other in alike]
            what, fix = f"{', '.join(named[:-1])} and {named[-1]} are missing", "Add a line for each of them"
        else:
            continue
        result.append((place, Problem(record.path, record.line(*place), what, fix, code=code)))
    return result


def _meant(place: Place, missing: set[Place]) -> Place | None:
    """The missing word that an unknown one was meant to be, where one is near."""
    options = {str(other[-1]): other for other in missing if other[:-1] == place[:-1]}
    near = re.fullmatch(r"Did you mean `(.*)`\?", nearest(str(place[-1]), options))
    return options.get(near[1]) if near else None


def _place(data: Any, fault: Any) -> Place:
    """Where a fault is in the file: its path without the steps that only the model knows."""
    place: Place = ()
    steps = list(fault["loc"])
    for number, step in enumerate(steps):
        inside = (isinstance(data, dict) and str(step) in data) or (isinstance(data, list) and step in range(len(data)))
        if inside:
            step = str(step) if isinstance(data, dict) else step
            data = data[step]
            place = (*place, step)
        elif number == len(steps) - 1 and fault["type"] in ("missing", "extra_forbidden"):
            place = (*place, step)
    return (*place, *fault["ctx"]["place"]) if fault["type"] == "placed" else place


def _type(fault: Any) -> str:
    return (
        str(fault["type"]).removesuffix("_type").replace("model_attributes", "model").replace("int_from_float", "int")
    )


def _words(record: Record, model: type[BaseModel], place: Place, faults: list[Any]) -> tuple[str, str]:
    fault = faults[0]
    kind, context = str(fault["type"]), fault.get("ctx", {})
    value, raw = fault.get("input"), record.typed.get(place, "")
    word = visible(next((str(part) for part in reversed(place) if isinstance(part, str)), "this"))
    entry = f"An entry of `{word}`" if place and isinstance(place[-1], int) else f"`{word}`"
    subject = f"`{word}`"
    if len(place) == 2 and place[0] == record.word and isinstance(place[1], int):
        entry = subject = "This entry"  # of a file that is a list: the word is not in it
    typed = visible(raw or value)
    said = as_said(raw or value)
    if kind == "placed":
        return context["what"], context["fix"]
    if kind == "missing":
        return f"`{word}` is missing", f"Add a line `{word}: {example(model, place) or '…'}`"
    if kind == "extra_forbidden":
        fix = nearest(str(place[-1]), _fields(model, place), "Remove the line")
        if word in UNFINISHED and "publish_on" in model.model_fields:
            fix = "Write `draft: true`, or `publish_on:` with the day on which the page is to appear"
        return f"`{word}` is not a field that belongs here", fix
    if place == (record.word,) and not value and kind != "value_error":
        return "This file is empty", "Write its entries, delete the file, or restore it from an earlier version"
    if (value is None and kind != "value_error") or kind == "empty":
        filled = "Write its value after the colon, or remove the line" if raw == "" else "Write its value"
        shown = example(model, place)
        return f"{entry} is empty", f"Write it after the colon, such as `{word}: {shown}`" if shown else filled
    types = list(dict.fromkeys(TYPES[_type(one)] for one in faults if _type(one) in TYPES))
    if types and len(types) == len(faults):
        inside = _fields(model, (*place, ""), _type(fault) == "list") if _type(fault) in ("model", "list") else []
        return _of_another_type(entry, word, place == (record.word,), value, raw, types, inside)
    if kind.startswith("date"):
        return _of_time(entry, said, kind, context)
    if kind in ("value_error", "assertion_error"):
        what, _, fix = str(fault["msg"]).removeprefix("Value error, ").partition(" | ")
        what = what.removeprefix(f"is `{word}`, which ")  # a name that is wrong is its own value
        return (f"{subject} {what}" if what.startswith(("is ", "has ", "cannot ")) else f"{subject}: {what}"), fix
    if kind.endswith(("too_short", "too_long")):
        bound = context.get("min_length", context.get("max_length"))
        count = context.get("actual_length", len(value) if hasattr(value, "__len__") else 0)
        thing = (
            ("letter" if kind.startswith("string") else "entry")
            if count == 1
            else ("letters" if kind.startswith("string") else "entries")
        )
        if count == 0 and kind.startswith("string"):
            return f"{entry} is empty", "Write its value, or remove the line"
        if count == 0:
            return f"{entry} is empty", f"Give it at least {bound} {'entry' if bound == 1 else 'entries'}"
        return f"{entry} has {count:,} {thing}", f"Give it at {'least' if kind.endswith('short') else 'most'} {bound:,}"
    if kind in ("literal_error", "enum"):
        options = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return f"{entry} is {said}, which is not one of its values", _choice(typed, options)
    if kind in BOUNDS:
        bound = next(iter(context.values()), "")
        return f"{entry} is {typed}", f"Write a number that is {BOUNDS[kind]} {bound}"
    if kind == "string_pattern_mismatch":
        form = FORMS.get(str(context.get("pattern")), "")
        return (
            f"{entry} is {said}, which has the wrong form",
            f"Write it as {form}" if form else "Write it as the other entries do",
        )
    return f"{entry} is {said}, which cannot be used here", "Write it as the other entries do"


def _choice(said: str, options: list[str]) -> str:
    """One option that is near, or all of them."""
    help_ = nearest(said, [option for option in options if option])
    return (
        help_ if "Did you mean" in help_ else "Use one of " + ", ".join(f"`{option}`" for option in options if option)
    )


def _of_time(entry: str, said: str, kind: str, context: Mapping[str, Any]) -> tuple[str, str]:
    if kind == "date_far":
        return f"{entry} is {said}, and the year {context['year']} must be a mistake", "Correct the year"
    if kind == "date_none":
        return f"{entry} is {said}, which is not a real date", "Check its month and day"
    if kind == "datetime_none":
        return f"{entry} is {said}, which is not a real date and time", "Check its day and time"
    if kind.startswith("datetime"):
        return f"{entry} is {said}, which is not a day with a time", "Write it as 2027-03-04 10:00"
    return f"{entry} is {said}, which is not a date", "Write it as year-month-day, such as 2026-11-20"


def _of_another_type(
    entry: str, word: str, whole: bool, value: Any, raw: str, types: list[str], fields: list[str]
) -> tuple[str, str]:
    """A value that is a text where a list should be, and so on."""
    should = " or ".join(types)
    if isinstance(value, dict):
        is_, fix = "`word: value` lines", f"Write {should} after `{word}:`"
        if types == ["a list"]:
            fix = "Begin each entry with `- `"
            if whole and list(value) == [word]:
                empty = " and has nothing below it" if not value[word] else ""
                what = f"The line `{word}:` does not belong in this file{empty}"
                return what, "Remove it: the file is the list itself, each entry beginning with `- `"
    elif isinstance(value, list):
        is_, fix = "a list", f"Write {should} after `{word}:`, without brackets or `- `"
    elif isinstance(value, str):
        is_, fix = f"the text `{visible(value)}`", f"Write {should}"
        if types == ["a list"]:
            fix = "Begin each entry with `- `" if whole else f"Write it as a list: `{word}: [{visible(value, 40)}]`"
            if len(fields) > 1 and not whole:
                words = ", ".join(f"{one}: …" for one in fields)
                fix = f"Write each entry on its own line below it, as `- {{{words}}}`"
        elif value.strip().lstrip("-").replace(".", "", 1).isdigit():
            fix = "Write it without quotes"
    elif "a text" in types:
        is_ = f"`{visible(raw or value)}`, which without quotes is " + (
            "true or false" if isinstance(value, bool) else "a number"
        )
        fix = f'Put it in quotes: "{visible(raw or value)}"'
        if types == ["a text"]:
            return f"{entry} is {is_}", fix
    else:
        is_, fix = f"`{visible(raw or value)}`", f"Write {should}"
    if types == [TYPES["model"]] and (fields or whole):
        fix = f"Write its words, such as `{fields[0]}: …`" if fields else "Begin each entry with its name and a colon"
    subject = "This file" if whole else entry
    if fix == f"Write {should}":
        return f"{subject} is {is_}", fix
    return f"{subject} is {is_}, and should be {should}", fix


def _fields(model: type[BaseModel], place: Place, needed: bool = False) -> list[str]:
    """The words that a model, or the model inside it at this place, knows; or needs."""
    current: Any = model
    for part in place[:-1]:
        if isinstance(part, int) or not isinstance(current, type) or not issubclass(current, BaseModel):
            continue
        field = next((one for name, one in current.model_fields.items() if part in (name, one.alias)), None)
        current = model_inside(field.annotation) if field else current
    if isinstance(current, type) and issubclass(current, BaseModel):
        return [
            field.alias or name for name, field in current.model_fields.items() if field.is_required() or not needed
        ]
    return []
