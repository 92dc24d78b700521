"""The places of areas on maps of tiles of one size: `data/tiles.yml` and those of the generator, checked so that no tile hides another or is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field, field_validator

from macros.facts.partnership import Code, Partnership
from macros.messages import Problem, choice, nearest
from macros.records import Name, Record, Slug, Strict, at

Of = Literal["towns", "regions", "authorities"]


class Tile(Strict):
    """An area's tile: in which column from the left, and in which row from the top."""

    name: Name
    code: Code = ""
    column: int = Field(ge=1, le=40)
    row: int = Field(ge=1, le=40)
    region: Name = ""


class Layout(Strict):
    """A map of tiles: what its tiles are, in words, and the tile of each area."""

    title: Name
    of: Of
    tiles: list[Tile] = Field(min_length=2)

    @field_validator("tiles")
    @classmethod
    def _apart(cls, tiles: list[Tile]) -> list[Tile]:
        names: dict[str, str] = {}
        for index, tile in enumerate(tiles):
            for word, value, fix in (
                ("name", tile.name, "Give each area one tile"),
                ("code", tile.code, "Correct the code that is wrong"),
                ("row", f"column {tile.column}, row {tile.row}", "Move one of them to a place that is free"),
            ):
                if value and value in names:
                    taken = f"`{tile.name}` has the same place as `{names[value]}`, in {value}"
                    raise at((index, word), taken if word == "row" else f"Two tiles have the {word} `{value}`", fix)
                names[value] = tile.name
        return tiles

    def place(self, name: str) -> tuple[int, int] | None:
        """The column and the row of an area; None where it has no tile."""
        return next(((tile.column, tile.row) for tile in self.tiles if tile.name == name), None)


class Layouts(Strict):
    """Every map by its id."""

    layouts: dict[Slug, Layout] = Field(default_factory=dict, min_length=1)


def tiles_astray(
    layouts: dict[str, Layout], partnership: Partnership, neighbours: Sequence[str], record: Record
) -> Iterator[Problem]:
    """A map has a tile for each area that the site knows, and calls it as the site does.

    Towns are all those of the partnership, and no others. Authorities are at least its own and the statistical neighbours.
    """
    known = {
        "towns": partnership.towns,
        "regions": [partnership.region.name],
        "authorities": [partnership.area, *neighbours],
    }
    for id, layout in layouts.items():
        if ("layouts", id) not in record.lines:  # it comes with the generator, and has every area of the country
            continue
        names = [tile.name for tile in layout.tiles]
        for index, name in enumerate(names if layout.of == "towns" else []):
            if name not in known["towns"]:
                what = f"`{name}` is not one of the towns in data/partnership.yml"
                yield Problem(
                    record.path, record.line("layouts", id, "tiles", index), what, choice(name, known["towns"])
                )
        astray = [name for name in names if name not in known["towns"]] if layout.of == "towns" else []
        for name in known[layout.of]:
            if name not in names and "Did you mean" not in nearest(name, astray):  # which is reported at that tile
                what = f"The map `{id}` has no tile for {name}"
                fix = nearest(name, names, "")
                fix = fix if "Did you mean" in fix else "Add it, in a place that is free"
                yield Problem(record.path, record.line("layouts", id), what, fix)
