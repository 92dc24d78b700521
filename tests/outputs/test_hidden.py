"""A number in the name of a row is not taken for a value that its table hides."""

from __future__ import annotations

import pytest
from making import metadata, read, rows, write

from macros.outputs.hidden import Hidden
from macros.outputs.reading import Reading
from macros.outputs.unsafe import Protected, unsafe_in_words

LINES = rows("All durations,c", "3 months or less,c", "Longer,39")


@pytest.fixture
def protected(tmp_path) -> Protected:
    write(tmp_path, "example", LINES, metadata())
    table, problems, _ = read(tmp_path)
    assert table is not None, problems
    return Protected({"example": table}, [], set(), {"example": Hidden(table).columns})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One of All durations, 3 months or less or Longer.", 0),
        ("All durations, 4", 1),
        ("Longer, 39", 0),
    ],
)
def test_only_a_value_beside_a_name_is_one(protected, text, found):
    reading = Reading(texts=[("example", text)])
    assert len(list(unsafe_in_words("data/example/index.html", reading, protected))) == found
