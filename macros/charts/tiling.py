"""Which tile each area of a figure has, on the map that the figure names."""

from __future__ import annotations

from collections.abc import Mapping

from macros.charts.data import ChartData
from macros.facts import Layout
from macros.messages import Fault, choice, nearest
from macros.tables import FigureSpec


def placed(data: ChartData, spec: FigureSpec, layouts: Mapping[str, Layout]) -> dict[str, tuple[int, int]]:
    """The column and the row of every tile of the map; Fault where an area of the figure has none."""
    if spec.tiles not in layouts:
        what = f"`tiles` is `{spec.tiles}`, which is not a map of tiles" if spec.tiles else "The figure names no map"
        raise Fault(what, choice(spec.tiles, layouts, "Name one as `tiles: …`"), ("tiles",))
    if len(data.series) > 1:
        what = f"A map has one value for each area, and the figure {len(data.series)}"
        raise Fault(what, "Choose one with `where`", ("by",))
    tiles = {tile.name: (tile.column, tile.row) for tile in layouts[spec.tiles].tiles}
    for name in data.categories:
        if name not in tiles:
            what = f"`{name}` has no tile on the map `{spec.tiles}`"
            raise Fault(what, nearest(name, tiles, "Add it to data/tiles.yml, or leave it out with `where`"))
    return tiles
