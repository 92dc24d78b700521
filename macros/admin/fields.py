"""Turns the fields of a model into the fields of a form: type, limits, choices, label and help."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.admin.help import HELP, PATTERNS

Choice = Mapping[str, str]
"""What can be chosen in a list: each value with the words that an editor sees."""
LONG = 200
"""A text that may be longer than this gets a box of several lines."""


@dataclass(frozen=True)
class Form:
    """What the forms of one site need beside the models: its real lists, and the fields that a form leaves alone."""

    choices: Mapping[str, Choice] = field(default_factory=dict)
    left_alone: frozenset[str] = frozenset()

    def fields(self, model: type[BaseModel], kind: str, given: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
        """Every field of a model that a form can show, in the order of the model. `given` are those a folder gives."""
        found = (self.field(name, info, kind, name in given) for name, info in model.model_fields.items())
        return [one for one in found if one is not None]

    def field(self, name: str, info: FieldInfo, kind: str, given: bool = False) -> dict[str, Any] | None:
        """One field of a form; None for a field that the form leaves as it is written."""
        if name in self.left_alone:
            return None
        shape = self._shape(name, info.annotation, tuple(info.metadata), kind)
        if shape is None:
            return None
        label, hint = help_for(kind, name)
        if shape["widget"] == "boolean":
            shape["default"] = bool(info.default)
        required = info.is_required() and not given
        return {"name": info.alias or name, "label": label, "hint": hint, "required": required, **shape}

    def _shape(self, name: str, annotation: Any, limits: tuple[Any, ...], kind: str) -> dict[str, Any] | None:
        """The type of a field with its limits; None where no form can show it."""
        annotation, limits = _bare(annotation, limits)
        origin = get_origin(annotation)
        if origin is list:
            return self._list(name, get_args(annotation)[0], limits, kind)
        if chosen := self.choices.get(f"{kind}.{name}") or self.choices.get(name):
            return {"widget": "select", "options": _options(chosen)}
        if origin is Literal:
            return {"widget": "select", "options": _options(_named(get_args(annotation)))}
        if annotation in SIMPLE:
            return dict(SIMPLE[annotation])
        if annotation is int:
            least, most = _bound(limits, "ge", "gt"), _bound(limits, "le", "lt")
            return {"widget": "number", "value_type": "int"} | _without_none({"min": least, "max": most})
        if annotation is str:
            return _text(limits)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            inner = self.fields(annotation, annotation.__name__.lower())
            return {"widget": "object", "fields": inner, "collapsed": "auto"}
        return None

    def _list(self, name: str, item: Any, limits: tuple[Any, ...], kind: str) -> dict[str, Any] | None:
        bounds = _without_none({"min": _bound(limits, "min_length"), "max": _bound(limits, "max_length")})
        bare, _ = _bare(item, ())
        if name in self.choices or get_origin(bare) is Literal:
            options = self.choices.get(name) or _named(get_args(bare))
            return {"widget": "select", "multiple": True, "options": _options(options), **bounds}
        shape = self._shape(f"{name}.item", item, (), kind)
        if shape is None:
            return None
        if shape["widget"] == "object":
            inner = shape["fields"]
            named = [one["name"] for one in inner]
            summary = f"{{{{{'name' if 'name' in named else named[0]}}}}}"
            return {"widget": "list", "fields": inner, "summary": summary, "collapsed": "auto", **bounds}
        label, _ = help_for(kind, name)
        return {"widget": "list", "field": {"name": "item", "label": label, **shape}, **bounds}


SIMPLE: dict[Any, dict[str, Any]] = {
    bool: {"widget": "boolean"},
    datetime.date: {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    datetime.datetime: {"widget": "datetime", "format": "YYYY-MM-DD HH:mm"},
}
"""The types without limits. Days and times are written as the front matter writes them."""


def help_for(kind: str, name: str) -> tuple[str, str]:
    """The label and the help of a field: those of its kind, those that it has everywhere, or its name and no help."""
    return HELP.get(f"{kind}.{name}") or HELP.get(name) or (name.replace("_", " ").capitalize(), "")


def _bare(annotation: Any, limits: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """A type without its limits, and the limits; of `X | None` and `X | Literal[""]` the X."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _bare(inner, (*limits, *more))
    if get_origin(annotation) in (Union, UnionType):
        real = [one for one in get_args(annotation) if one is not type(None) and get_args(one) != ("",)]
        return _bare(real[0], limits) if len(real) == 1 else (annotation, limits)
    return annotation, limits


def _text(limits: tuple[Any, ...]) -> dict[str, Any]:
    """A text with its limits, and the form that it must have."""
    least, most = _bound(limits, "min_length"), _bound(limits, "max_length")
    pattern = next((PATTERNS[_named_check(one)] for one in limits if _named_check(one) in PATTERNS), None)
    shape = {"widget": "string" if pattern or most is None or most <= LONG else "text"}
    bounds = _without_none({"minlength": least, "maxlength": most, "pattern": list(pattern) if pattern else None})
    return shape | bounds


def _named_check(limit: Any) -> str:
    return getattr(getattr(limit, "func", None), "__name__", "")


def _bound(limits: Sequence[Any], *names: str) -> Any:
    """The first limit of these names, wherever it is kept: on its own, or in a set of constraints."""
    found = (getattr(limit, name, None) for limit in limits for name in names)
    return next((one for one in found if one is not None), None)


def _without_none(shape: dict[str, Any]) -> dict[str, Any]:
    return {word: value for word, value in shape.items() if value is not None}


def _named(values: Sequence[Any]) -> Choice:
    return {str(value): str(value)[:1].upper() + str(value)[1:] for value in values}


def _options(choices: Choice) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for value, label in choices.items()]


def names(fields: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The names of fields, with those inside them: `changes`, `changes.date`."""
    for one in fields:
        yield one["name"]
        inner = one.get("fields") or []
        yield from (f"{one['name']}.{name}" for name in names(inner))


def as_json(value: Any) -> str:
    """A value as a file that the form reads, the same in every run."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False) + "\n"
