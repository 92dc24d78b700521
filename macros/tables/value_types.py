"""What a text or a value of the metadata may be: plain words that a reader sees as they were typed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field


def on_one_line(text: str) -> str:
    """The text, if it is one line."""
    if "\n" in text.strip():
        raise ValueError("has a line end in it | Write it on one line")
    return text


def simple(value: Any) -> Any:
    """A value, or a list of them; ValueError where there is something inside that has its own parts."""
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, str | int | float | bool | date):
            raise ValueError(
                "is not a plain value | Write the text or the number that the cells have, or a list of them"
            )
    return value


def whole(value: Any) -> Any:
    """What a total may be: a text, a number, or the words that name a cell."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | dict):
        raise ValueError("names no total | Write the name of its row, a number, or the columns and values of its row")
    return value


Text = Annotated[str, Field(max_length=4000)]
Line = Annotated[str, Field(max_length=300), AfterValidator(on_one_line)]
Cell = str | int | float | bool | date
Where = dict[str, Annotated[Cell | list[Cell], BeforeValidator(simple)]]
Values = list[Annotated[Cell, BeforeValidator(simple)]]
Number = Annotated[float, Field(allow_inf_nan=False)]
