"""Checks the arguments that a page passes to a macro before it runs, with a plain-English message for each mistake."""

from __future__ import annotations

import functools
import inspect
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from macros.messages import Fault, cause, choice, visible

Parameter = inspect.Parameter
ORDER = ("first", "second", "third", "fourth", "fifth")
KINDS = {
    str: ("a text between quotation marks", '"…"'),
    bool: ("true or false, without quotation marks", "true"),
    int: ("a whole number without quotation marks", "2"),
    float: ("a number", "2.5"),
    list: ("a list of texts between square brackets", '["…", "…"]'),
    dict: ("columns and their values between curly brackets", '{"column": "value"}'),
}
"""What each type is called, and how a value of it is typed."""
MOST = 40
"""So many letters of a value are said."""


def checked(name: str, word: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a macro so that any invalid argument raises Fault and no other exception."""

    @functools.wraps(word)
    def asked(*positional: Any, **named: Any) -> Any:
        check(name, word, positional, named)
        try:
            return word(*positional, **named)
        except (Fault, OSError, MemoryError):
            raise
        except Exception as error:
            raise Fault(
                f"`{name}` failed with these values",
                f"Write it as in {example(name, word)}. If it is written so, report this line to those who look after the "
                f"program ({cause(error)})",
            ) from error

    return asked


def check(name: str, word: Callable[..., Any], positional: tuple[Any, ...], named: Mapping[str, Any]) -> None:
    """Raise Fault for the first argument that the macro does not accept, or that is missing."""
    parameters, more = _takes(word)
    places = [one for one in parameters.values() if one.kind is Parameter.POSITIONAL_OR_KEYWORD]
    like = f"Write it as in {example(name, word)}"
    if len(positional) > len(places):
        what = f"`{name}` takes nothing between its brackets" if not parameters and not more else ""
        most = f"{len(places)} value" + ("s" if len(places) > 1 else "")
        what = what or f"`{name}` is given {len(positional)} values without a name, and takes {most or 'none'}"
        raise Fault(what, like)
    first = dict(zip((one.name for one in places), positional, strict=False))
    for option in named:
        if option in first:
            place = ORDER[list(first).index(option)]
            raise Fault(f"`{option}` of `{name}` is its {place} value, and is given a second time", "Keep one of them")
        if option not in parameters and more is None:
            takes = f"`{name}` takes nothing between its brackets. {like}"
            raise Fault(f"`{option}` is not an option of `{name}`", choice(option, parameters) if parameters else takes)
    for one in parameters.values():
        if one.default is Parameter.empty and one.name not in first and one.name not in named:
            missing = f"first value of `{name}`" if one in places[:1] else f"option `{one.name}` of `{name}`"
            raise Fault(f"The {missing} is missing", like)
    for option, value in [*first.items(), *named.items()]:
        takes = parameters[option].annotation if option in parameters else _more(more, option)
        if not _fits(value, takes):
            said, typed = _called(takes)
            subject = f"The {ORDER[list(first).index(option)]} value" if option in first else f"`{option}`"
            as_ = like if option in first else f"Write for instance {option}={typed}"
            raise Fault(f"{subject} of `{name}` is `{visible(_typed(value), MOST)}`, and should be {said}", as_)


def example(name: str, word: Callable[..., Any]) -> str:
    """How a word is written, as its own first line says."""
    said = [part for part in (word.__doc__ or "").split("`")[1:2] if part.startswith(f"{name}(")]
    return said[0] if said else f"{name}()"


def line(name: str, positional: Sequence[Any], named: Mapping[str, Any]) -> str:
    """A macro with its values as a page has it: `{{ number("contacts", "contacts_count") }}`."""
    given = [_typed(one) for one in positional] + [f"{option}={_typed(one)}" for option, one in named.items()]
    return f"{{{{ {name}({', '.join(given)}) }}}}"


def _takes(word: Callable[..., Any]) -> tuple[dict[str, Parameter], Parameter | None]:
    """What a word takes by name, and what takes any other name."""
    function = getattr(word, "__func__", word)
    found, more = _signature(function)
    return (dict(list(found.items())[1:]) if function is not word else found), more


_SIGNATURES: dict[Any, tuple[dict[str, Parameter], Parameter | None]] = {}
"""By the code of a function: kept by the function, one that is made for a site would keep that whole site in memory."""


def _signature(function: Callable[..., Any]) -> tuple[dict[str, Parameter], Parameter | None]:
    code = getattr(function, "__code__", function)
    if code in _SIGNATURES:
        return _SIGNATURES[code]
    hints = get_type_hints(function, include_extras=True)
    known = [
        one.replace(annotation=hints.get(one.name, Any)) for one in inspect.signature(function).parameters.values()
    ]
    more = next((one for one in known if one.kind is Parameter.VAR_KEYWORD), None)
    _SIGNATURES[code] = {one.name: one for one in known if one is not more}, more
    return _SIGNATURES[code]


def _more(more: Parameter | None, option: str) -> Any:
    """What an option that only `**` takes may be: a column's value, or a word of the model that is named there."""
    takes = more.annotation if more else Any
    for model in get_args(takes)[1:] if get_origin(takes) is Annotated else ():
        takes = model.model_fields[option].annotation if option in model.model_fields else Any
    return takes


@functools.lru_cache(maxsize=200)
def _adapter(takes: Any) -> TypeAdapter[Any]:
    return TypeAdapter(takes, config=ConfigDict(strict=True, arbitrary_types_allowed=True))


def _fits(value: Any, takes: Any) -> bool:
    """Whether a value is of a type; that a word is one of several, or has its form, is the macro's own to say."""
    if any(get_origin(one) is Literal for one in _types(takes)):
        return isinstance(value, str)
    try:
        _adapter(takes).validate_python(value)
    except ValidationError as error:
        return all(fault["type"] in ("value_error", "string_too_long") for fault in error.errors(include_url=False))
    return True


def _called(takes: Any) -> tuple[str, str]:
    """What a type is called, and how a value of it is typed."""
    kinds = [str if get_origin(one) is Literal else get_origin(one) or one for one in _types(takes)]
    known = [KINDS[one] for one in dict.fromkeys(kinds) if one in KINDS]
    if float in kinds and str in kinds:  # the value of a cell
        known = [("a text or a number", '"…"'), *(KINDS[one] for one in (list, dict) if one in kinds)]
    return " or ".join(said for said, _ in known) or "a value", known[0][1] if known else '"…"'


def _types(takes: Any) -> list[Any]:
    """A type, or those of a union, without what is annotated."""
    if get_origin(takes) is Annotated:
        return _types(get_args(takes)[0])
    if get_origin(takes) in (Union, types.UnionType):
        return [inner for one in get_args(takes) for inner in _types(one)]
    return [takes]


def _typed(value: Any) -> str:
    """A value as a page has it."""
    if value is None or isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(map(_typed, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_typed(key)}: {_typed(one)}' for key, one in value.items())}}}"
    return str(value)
