"""Which titles of figures may say a small count: each is known, whatever its figure is drawn with."""

from __future__ import annotations

from making import metadata, read, rows, write

from macros.facts.tiles import Layout, Tile
from macros.outputs.unsafe import titles_that_say_few


def test_the_title_of_a_map_may_say_a_count_that_its_table_shows(tmp_path):
    head = "time_period,area,town,clubs_count"
    drawn = {
        "kind": "tiles",
        "title": "{{ number(town='Upper', words=true) }} children in Upper",
        "x": "clubs_count",
        "y": "town",
        "tiles": "towns",
    }
    lines = rows("2023,Sandwell,Upper,3", "2023,Sandwell,Lower,12", head=head)
    rule = {"rule": "not-children", "reason": "Children of a story."}
    write(tmp_path, "example", lines, metadata(head, disclosure=rule, figures={"default": drawn}))
    table, problems, _ = read(tmp_path)
    assert table is not None, problems
    tiles = [Tile(name=name, column=1, row=row) for row, name in enumerate(("Upper", "Lower"), 1)]
    layouts = {"towns": Layout(title="The two towns", of="towns", tiles=tiles)}
    assert titles_that_say_few(table, ["Upper"], lambda: layouts) == ["Three children in Upper"]
