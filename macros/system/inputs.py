"""Records every input that a task reads while it runs, so that its result can be cached until one of them changes.

Whoever reads a file of the site, or answers a question about it, says so with `used`. Whoever keeps a result listens
with `noted`. Work inside other work tells both. This floor knows the standard library alone.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, overload

Input = tuple[str, str]
"""What was read: its kind (`file`, `names`, `front`, `day`, `answer` …) and its name."""
Thing = TypeVar("Thing")
Value = TypeVar("Value")
Given = ParamSpec("Given")


class _Listening(threading.local):
    def __init__(self) -> None:
        self.notes: list[set[Input]] = []


_listening = _Listening()


def used(kind: str, name: str = "") -> None:
    """Record that the current task depends on this input."""
    if _listening.notes:
        _listening.notes[-1].add((kind, name))


def passing() -> None:
    """Do not reuse the result of the current task in a later run: a library was missing, or the program failed."""
    used("moment")


@contextmanager
def noted() -> Iterator[set[Input]]:
    """Collect the inputs of the enclosed task and add them to the surrounding task, even if it fails."""
    with _apart() as notes:
        try:
            yield notes
        finally:
            for around in _listening.notes[-2:-1]:
                around |= notes


@contextmanager
def unnoted() -> Iterator[None]:
    """Do not add the inputs of the enclosed code to the surrounding task, which records its own."""
    with _apart():
        yield


@contextmanager
def _apart() -> Iterator[set[Input]]:
    notes: set[Input] = set()
    _listening.notes.append(notes)
    try:
        yield notes
    finally:
        _listening.notes.pop()


def depends_on(inputs: Iterable[Input]) -> None:
    """The work that is going on depends on all of these."""
    if _listening.notes:
        _listening.notes[-1].update(inputs)


class remembered(Generic[Thing, Value]):  # noqa: N801 - used as a decorator, as `property` is
    """A property that is worked out once, and whose inputs are noted each time that somebody asks for it."""

    def __init__(self, work: Callable[[Thing], Value]) -> None:
        self.work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type[Thing], name: str) -> None:
        self.name = f"remembered {name}"

    @overload
    def __get__(self, thing: None, owner: type[Thing]) -> remembered[Thing, Value]: ...
    @overload
    def __get__(self, thing: Thing, owner: type[Thing] | None = None) -> Value: ...
    def __get__(self, thing: Thing | None, owner: type[Thing] | None = None) -> remembered[Thing, Value] | Value:
        if thing is None:
            return self
        value: Value = remember(vars(thing), self.name, lambda: self.work(thing))
        return value

    def __set__(self, thing: Thing, value: Value) -> None:
        raise AttributeError(f"`{self.name}` is worked out, and not set")


def remember(results: dict[Any, Any], key: Any, work: Callable[[], Value]) -> Value:
    """What the work gives, worked out once for each key; its inputs are noted each time."""
    if key in results:
        depends_on(results[key][1])
    else:
        with noted() as notes:
            value = work()
        results[key] = value, frozenset(notes)
    found: Value = results[key][0]
    return found


def answer(
    work: Callable[Concatenate[Thing, Given], Value],
) -> Callable[Concatenate[Thing, Given], Value]:
    """Decorator: callers depend on the method's result and not on everything it read; a list of titles changes less often than the pages.

    The answer is something that JSON can hold. Whoever keeps a result asks again, by the method's name and arguments.
    """

    @wraps(work)
    def ask(thing: Thing, /, *given: Given.args, **named: Given.kwargs) -> Value:
        name = json.dumps([work.__name__, *given])
        answers = vars(thing).setdefault("answers", {})
        if name not in answers:
            try:
                with _apart() as notes:
                    answers[name] = work(thing, *given, **named)
            except Exception:
                depends_on(notes)  # there is no answer to depend on
                raise
        used(getattr(thing, "asked_as", "answer"), name)
        value: Value = answers[name]
        return value

    return ask
