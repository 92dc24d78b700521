"""The title, subtitle and text alternative of a figure: sentences with macros, worked out from what the figure draws.

    title: "Private fostering {{ change(says='to') }}"      ->  Private fostering rose to 13

The macros are those of a page, without the name of the table. What is left out is what the figure draws: its measure,
its rows (`where`), and its last period; `change` runs from its first period to its last. So a title follows each new
release by itself.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import Any

from macros.charts import ChartData, in_period
from macros.markdown.calls import Call, Misread, calls
from macros.messages import Fault, choice
from macros.tables import SYMBOLS, Cell, FigureSpec, Table, counted, order, period
from macros.tables.periods import MONTHS
from macros.wording.change import change
from macros.wording.claims import names_of, typed_claims
from macros.wording.compare import compare
from macros.wording.extreme import highest, lowest
from macros.wording.periods import in_a_sentence, time_period
from macros.wording.rank import rank
from macros.wording.sentence import Number, broken_by, number
from macros.wording.share import share
from macros.wording.value import Around, listed

MACROS: dict[str, Callable[..., Number]] = {
    "number": number,
    "change": change,
    "share": share,
    "compare": compare,
    "rank": rank,
    "highest": highest,
    "lowest": lowest,
    "time_period": time_period,
}
"""The macros that the words of a figure may use."""
IN_A_DAY = re.compile(rf"\bin (\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})")
"""A day after the word for a year or a month."""
PINNING = ("since", "until", "from_", "to", "time_period")
"""The words of a macro that may name a period."""
WORDS = {"title": "title", "subtitle": "subtitle", "alt": "text alternative"}
"""The words of a figure that are such sentences, and what each is called."""


def resolved(table: Table, spec: FigureSpec, data: ChartData, around: Callable[[], Around]) -> dict[str, str]:
    """Each of the three texts with its macros worked out from the data of the figure.

    Fault, at its place, where a macro is wrong or a claim is typed instead of one.
    """
    spec, found = in_period(table, spec), {}
    for word, called in WORDS.items():
        try:
            found[word] = _resolved(getattr(spec, word), called, table, spec, data, around)
        except Fault as fault:
            raise Fault(fault.what, fault.fix, (word,)) from fault
    return found


def _resolved(
    text: str, called: str, table: Table, spec: FigureSpec, data: ChartData, around: Callable[[], Around]
) -> str:
    """One text without macros; what is around them does not claim anything."""
    found = [_read(one) for one in calls(text)]
    ends = [0, *(one.end for one in found)]
    typed = [text[end:start] for end, start in zip(ends, [*(one.start for one in found), len(text)], strict=True)]
    claims = typed_claims(" … ".join(typed), names_of(table), [one.name for one in found])
    if claims:
        words, macros = (list(dict.fromkeys(ones)) for ones in zip(*claims, strict=True))
        raise Fault(
            f"{listed([f'`{one}`' for one in words])} {'is' if len(words) == 1 else 'are'} typed in the {called} “{text}”",
            f"Write {listed([f'`{{{{ {one} }}}}`'.replace('KEY', data.dimension) for one in macros])}, so that it stays "
            "true with the next release",
        )
    said = [_value_of(one, table, spec, data, around) for one in found]
    for one, value, before, after in zip(found, said, typed, typed[1:], strict=False):
        if one.name == "number" and (broken := broken_by(value, before, after)):
            raise Fault(
                f"The {called} says “{broken}”, because the number is not there",
                f"Write a {called} without the number, or leave the figure out",
            )
    shown = any(point["value"] is not None for point in data.records)
    if (
        called == WORDS["title"]
        and shown
        and any(one.name == "number" and text in SYMBOLS.values() for one, text in zip(found, said, strict=True))
    ):
        return table.metadata.title  # a title is about what is shown, and not about what is hidden
    whole = "".join(part for pair in zip_longest(typed, said, fillvalue="") for part in pair)
    if day := IN_A_DAY.search(whole):
        raise Fault(f"The {called} says “{day[0]}” of what is counted on that day", f"Write “at {day[1]}”")
    return whole[:1].upper() + whole[1:]


def _read(one: Call | Misread) -> Call:
    """A macro of a text; Fault where it cannot be read or is not one of a figure's."""
    if isinstance(one, Misread):
        raise Fault(one.what, one.fix)
    if one.name not in MACROS:
        raise Fault(f"`{one.name}` is not a macro for the words of a figure", choice(one.name, MACROS))
    return one


def _refuse_unsaid_periods(call: Call, spec: FigureSpec) -> None:
    """Fault where a macro names a period that readers of the figure do not see: it would be taken for another."""
    ends = [(name, one.get("time_period") if isinstance(one, Mapping) else one) for name, one in call.named]
    named = [(name, one) for name, one in ends if name in PINNING and period(str(one))]
    said = spec.period or (dict(call.named).get("when") and dict(call.named).get("says", "ends") == "ends")
    if named and not said:
        raise Fault(
            f"`{named[0][0]}` of `{call.name}` names the period `{named[0][1]}`, and the figure does not say it to readers",
            'Write since="previous", or leave it out. Or say it: `change` has when=true, and the figure can have a `period`',
        )


def _value_of(call: Call, table: Table, spec: FigureSpec, data: ChartData, around: Callable[[], Around]) -> str:
    """One macro worked out; what it leaves out is taken from the figure."""
    _refuse_unsaid_periods(call, spec)
    macro, named = MACROS[call.name], dict(call.named)
    drawn = sorted({table.cell(row, "time_period") for row in data.rows}, key=order) if table.periods else []
    if call.name == "time_period":
        which = str(call.positional[0]) if call.positional else "last"
        text = {"first": drawn[0], "last": drawn[-1]}.get(which, which) if drawn else which
        if text in table.periods and not named:
            return in_a_sentence(counted(text, data.stock), text)
        values: list[Any] = [text]
    else:
        values = _values(call, spec, data)
        named = {**_rows(table, call.name, values, named, spec, data, drawn), **named}
    if call.name in ("compare", "rank"):
        values.insert(1, around())
    if call.name == "rank":
        named.setdefault("short", True)
    try:
        inspect.signature(macro).bind(table, *values, **named)
    except TypeError:
        raise Fault(
            f"`{call.name}` has too few or too many values between its brackets",
            "The README shows each macro under “Add a figure”",
        ) from None
    return macro(table, *values, **named).text


def _values(call: Call, spec: FigureSpec, data: ChartData) -> list[Any]:
    """The values of a macro that have no a name; the column is the measure that the figure draws."""
    places = 2 if call.name in ("highest", "lowest") else 1
    measure = [data.measure] if len(spec.columns) < 2 else [None]
    return [*call.positional, *(measure if len(call.positional) == places - 1 else [])]


def _rows(
    table: Table,
    name: str,
    values: list[Any],
    named: Mapping[str, Any],
    spec: FigureSpec,
    data: ChartData,
    drawn: list[str],
) -> dict[str, Cell | list[Cell]]:
    """The rows that a macro means where it does not say: those of the figure, in the last period that has them."""
    where = dict(spec.where)
    if name in ("highest", "lowest"):
        if spec.only and not spec.columns:
            where[spec.by or data.dimension] = list(spec.only)
        if isinstance(where.get("area"), list):
            del where["area"]
        if values[:1] == ["time_period"]:
            return where
    else:
        where = {key: value for key, value in where.items() if not isinstance(value, list)}
    ends = set(named.get("from_") or ()) if isinstance(named.get("from_"), Mapping) else set()
    where = {key: value for key, value in where.items() if key not in ends}
    where.pop("time_period", None)
    if not drawn or "time_period" in ends:
        return where
    if name == "change" and not ends and isinstance(values[0], str):
        return {**where, "since": drawn[0], "until": drawn[-1]}
    asked = {key: value for key, value in {"area": table.home, **where, **named}.items() if key in table.cells}
    if asked.get("area") == table.home and table.home not in table.texts["area"]:
        del asked["area"]
    known = {table.cell(int(row), "time_period") for row in table.rows(asked)}
    return {**where, "time_period": next((one for one in reversed(drawn) if one in known), drawn[-1])}
