"""What the tests of charts share: every example in both forms. An example is a figure of a table in `examples/`.

The same examples are the gallery page: a chart's every state is drawn, tested and shown from one file.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from macros import charts
from macros.facts import Layout, Layouts, facts
from macros.tables import FigureSpec, Table, load

EXAMPLES = Path(__file__).parent / "examples"
HOME = "Northby"


@dataclass(frozen=True)
class Example:
    """One figure of one table, in one form."""

    stem: str
    name: str
    form: str

    @property
    def table(self) -> Table:
        return read(self.stem)

    @property
    def figure(self) -> FigureSpec:
        return self.table.metadata.figures[self.name]

    @property
    def data(self) -> charts.ChartData:
        data = charts.prepare(self.table, self.figure, layouts=layouts)
        return data.among(HOME, "Similar towns", ("The region", "The nation"))

    @property
    def specification(self) -> charts.Specification:
        return charts.specification(self.figure.kind, self.data, self.form)

    @property
    def svg(self) -> str:
        """The bare picture, drawn once for all tests."""
        return drawn(self)

    def __str__(self) -> str:
        return f"{self.stem}.{self.name}.{self.form}"


@functools.cache
def read(stem: str) -> Table:
    table, problems, _ = load(stem, EXAMPLES, EXAMPLES, HOME)
    assert table is not None, "\n".join(map(str, problems))
    assert problems == []
    return table


@functools.cache
def layouts() -> Mapping[str, Layout]:
    """The maps of tiles of the examples."""
    return cast(Layouts, facts("tiles.yml", EXAMPLES / "maps", EXAMPLES)[0]).layouts


@functools.cache
def drawn(example: Example) -> str:
    from macros.charts.drawing import draw

    return draw(example.specification)


@functools.cache
def all_examples() -> tuple[Example, ...]:
    stems = sorted(path.stem for path in EXAMPLES.glob("*.yml"))
    return tuple(
        Example(stem, name, form)
        for stem in stems
        for name in read(stem).metadata.figures
        for form in ("wide", "narrow", "page")
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One case an example and form for the argument `example`, one a kind and form for `golden`."""
    cases: dict[str, Any] = {
        "example": all_examples(),
        "golden": [one for one in all_examples() if one.name == "default" and one.form != "page"],
    }
    for name in cases.keys() & set(metafunc.fixturenames):
        metafunc.parametrize(name, cases[name], ids=str)


@pytest.fixture(scope="session")
def examples() -> tuple[Example, ...]:
    return all_examples()
