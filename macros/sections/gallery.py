"""Every kind of chart in every state: the examples that are its tests, as figures that a page shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from macros import charts, figures, tables
from macros.facts import Layouts, SourceDocument, facts
from macros.messages import Fault
from macros.system.inputs import used

EXAMPLES, AREA = "tests/charts/examples", "Northby"
"""Where the examples of charts are, and the invented place that they are about."""
PAGE = "about/gallery"
"""The page on which they are shown, and the folder of their tables."""
INVENTED = SourceDocument(title="Invented numbers that show how a chart looks", publisher="this site")


@dataclass(frozen=True)
class Gallery:
    """A kind of chart in every state."""

    kind: str
    figures: list[figures.Figure]


def gallery(kind: str, root: Path) -> Gallery:
    """The figures of one kind's example, with a picture of however few values; Fault when there is no such kind, or no example."""
    charts.known(kind)
    used("files", EXAMPLES)
    folder = root / EXAMPLES
    table = tables.load(kind, folder, root, AREA)[0] if (folder / f"{kind}.yml").exists() else None
    if table is None:
        raise Fault(f"There is no example of `{kind}`", f"Put its table and metadata into {EXAMPLES}")
    layouts = cast(Layouts, facts("tiles.yml", folder / "maps", root)[0]).layouts
    made = [
        figures.make(table, name, {}, {"examples": INVENTED}, layouts=lambda: layouts)
        for name in table.metadata.figures
    ]
    csv = f"@/{PAGE}/{kind}.csv"
    return Gallery(
        kind, [replace(one, table_href="", csv_href=csv, file=f"example-{one.file}", stats=()) for one in made]
    )
