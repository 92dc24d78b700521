"""A record held against its model: the model, or every fault in our words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from macros.messages import Problem
from macros.records.inside import model_inside
from macros.records.record import Place, Record
from macros.records.times import CLOCK, LATEST, as_day, as_moment
from macros.records.unwritten import unwritten
from macros.records.values import texts_that_no_record_may_hold
from macros.records.wording import told

Model = TypeVar("Model", bound=BaseModel)


class Strict(BaseModel):
    """A model that refuses words it does not know and values of another type, so that a slip is reported and never fixed.

    Days and times are typed as 2026-11-20 and 2027-03-04 10:00, and lie within a lifetime of today. A text that must
    be there is not empty.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    @field_validator("*", mode="before")
    @classmethod
    def _as_typed(cls, value: Any, info: Any) -> Any:
        if not isinstance(value, str):
            return value
        if not value.strip() and cls.model_fields[info.field_name].is_required():
            raise PydanticCustomError("empty", "empty")
        kind = _time(cls, info.field_name)
        if kind == "date":
            return as_day(value)
        return as_moment(value) if kind == "datetime" else value


@lru_cache(maxsize=2000)
def _time(model: type[BaseModel], name: str) -> str:
    """Whether a field of a model is a `date` or a `datetime`."""
    kinds = set(_types_in(model.model_fields[name].annotation))
    if str in kinds:
        return ""
    return "datetime" if datetime.datetime in kinds else "date" if datetime.date in kinds else ""


def _types_in(annotation: Any) -> Iterator[Any]:
    """A type, or those of a union, without what is annotated."""
    if get_origin(annotation) is Annotated:
        yield from _types_in(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for one in get_args(annotation):
            yield from _types_in(one)
    else:
        yield annotation


def at(place: Place, what: str, fix: str) -> PydanticCustomError:
    """A fault that a model finds in what its values say together, to be reported at the line of one of them."""
    return PydanticCustomError("placed", "{what}", {"place": place, "what": what, "fix": fix})


def check(record: Record, model: type[Model], texts: bool = True) -> Model | list[Problem]:
    """The record as its model, or every fault that it has: one for each mistake.

    `texts` is False where the texts of the record are looked at by their own rule, as those of pages are. Nothing else is
    said of a value that is still to be written.
    """
    if not record.data and not record.faults and any(field.is_required() for field in model.model_fields.values()):
        fix = "Write its lines, or restore it from an earlier version"
        return [Problem(record.path, record.line(), "There is nothing in it", fix)]
    read = [one for one in record.faults if not _is_clock(record, model, one[0])]
    gaps = list(unwritten(record))
    faults = [*read, *(texts_that_no_record_may_hold(record) if texts else ()), *(gaps if texts else ())]
    found: Model | None = None
    try:
        found = model.model_validate(record.data)
    except ValidationError as error:
        places = [place for place, _ in (*faults, *gaps)]
        faults += [
            (place, fault)
            for place, fault in told(record, model, error)
            if not any(place[: len(one)] == one for one in places)
        ]
    if found is not None and not faults:
        return found
    return sorted({_needed(fault) if _must_be_there(model, place) else fault for place, fault in faults})


def _is_clock(record: Record, model: type[BaseModel], place: Place) -> bool:
    """Whether a day and a time are wanted where a time alone is typed: that it has no quotes is not what is wrong."""
    name = str(place[0]) if len(place) == 1 else ""
    wanted = name in model.model_fields and _time(model, name) == "datetime"
    return wanted and CLOCK.fullmatch(str(record.data.get(name))) is not None


def _needed(fault: Problem) -> Problem:
    """The fault of a value that must be there: taking its line out would fix nothing."""
    return replace(fault, fix=fault.fix.replace(", or remove the line", ""))


def _must_be_there(model: type[BaseModel], place: Place) -> bool:
    """Whether a model, or the one inside it at this place, cannot do without the last word of the place."""
    current: Any = model
    field = None
    for part in place:
        if isinstance(part, int) or not (isinstance(current, type) and issubclass(current, BaseModel)):
            continue
        field = next((one for name, one in current.model_fields.items() if part in (name, one.alias)), None)
        if field is None:
            return False
        current = model_inside(field.annotation)
    return field is not None and isinstance(place[-1], str) and field.is_required()


def salvage(data: dict[str, Any], model: type[Model]) -> Model:
    """A model of what is right in a record, with stand-ins for what is not, so that the rest can still be looked at."""
    wrong: set[str] = set()
    try:
        return model.model_validate(data)
    except ValidationError as error:
        wrong = {str(fault["loc"][0]) for fault in error.errors(include_url=False) if fault["loc"]}
    kept: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        word = field.alias or name
        if word in data and word not in wrong:
            try:
                one = TypeAdapter(field.rebuild_annotation()).validate_python(_typed(model, name, data[word]))
            except (ValidationError, PydanticCustomError, ValueError):
                pass
            else:
                kept[name] = one
                continue
        default = not field.is_required()
        kept[name] = field.get_default(call_default_factory=True) if default else _stand_in(field.annotation, name)
    return model.model_construct(**kept)


def _stand_in(annotation: Any, name: str) -> Any:
    """A value of a type, as empty as can be; a day of review is far away, so that no one is reminded of it."""
    kind = next(_types_in(annotation))
    kind = get_origin(kind) or kind
    if kind is Literal:
        return get_args(next(_types_in(annotation)))[0]
    if kind in (datetime.date, datetime.datetime):
        return kind(LATEST if name == "review_by" else 2000, 1, 1)
    return salvage({}, kind) if issubclass(kind, BaseModel) else kind()


def _typed(model: type[BaseModel], name: str, value: Any) -> Any:
    kind = _time(model, name) if isinstance(value, str) else ""
    return as_day(value) if kind == "date" else as_moment(value) if kind == "datetime" else value
