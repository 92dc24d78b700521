"""Only numbers of one known period are set side by side: an older value of another area is not a comparison.

The rule holds wherever areas are compared: in a sentence, a rank, a picture, a scorecard. Lines over time have each value at
its own period, so only a number without one is refused there. (UK Statistics Authority, Code of Practice, 2022: like with like.)
"""

from __future__ import annotations

from collections.abc import Iterable

from macros.messages import Fault
from macros.tables.counted import when
from macros.tables.periods import UNDATED, in_order, period
from macros.tables.table import Table

APART = "Leave it out with `where`, say in a note what the source prints, and compare official values of one period"


def of_one_period(table: Table, rows: Iterable[int], over_time: bool = False) -> None:
    """Fault where areas that are side by side have different periods, or one of them a period that no one knows.

    Rows of one breakdown belong together. `over_time` says that each value is at its own period.
    """
    if "area" not in table.cells or "time_period" not in table.cells:
        return
    others = [key for key in table.metadata.table_schema.primary_key if key not in ("area", "time_period")]
    together: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        together.setdefault(tuple(table.cell(row, key) for key in others), []).append(row)
    for found in together.values():
        areas = {table.cell(row, "area"): row for row in reversed(found)}
        times = {table.cell(row, "time_period") for row in found}
        unknown = next((row for row in found if table.cell(row, "time_period") == UNDATED), None)
        if unknown is not None and len(found) > 1:
            what = (
                f"The source does not date the value of {table.cell(unknown, 'area')}, so it is not shown beside others"
            )
            raise Fault(what, APART)
        if len(areas) > 1 and len(times) > 1 and not over_time:
            said = " and ".join(
                f"{area} {when(known) if (known := period(table.cell(row, 'time_period'))) else ''}"
                for area, row in list(areas.items())[:3]
            )
            periods = ", ".join(f"`{one}`" for one in in_order(times))
            raise Fault(
                f"Different periods are set side by side: {said}",
                f"Name one of {periods}, for which every area has a value",
            )
