"""Every board pack of the built site, whosever it is: short enough, tagged, and with changes that the tables bear out."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from math import hypot, sqrt
from typing import Any

import pikepdf
import recomputed
import yaml
from built_site import SITE
from changed import HOME
from paper import A4, tags
from selectolax.lexbor import LexborHTMLParser, LexborNode

PACKS = sorted(path.parent.name for path in (SITE / "packs").glob("*/index.html"))
"""The packs of the site; none where it has none."""
OFTEN = 1.959963984540054


def record(path: str) -> Any:
    return yaml.safe_load((HOME / path).read_text(encoding="utf-8"))


def rows_of(pack: str) -> list[list[LexborNode]]:
    """The cells of each row of what changed."""
    html = (SITE / "packs" / pack / "index.html").read_text(encoding="utf-8")
    part = html[html.index('id="changed"') : html.index('id="figures"')]
    return [row.css("th, td") for row in LexborHTMLParser(part).css("tbody tr")]


def words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def wilson(count: float, base: float) -> tuple[float, float, float]:
    """A share with its 95% interval, worked out again."""
    share, square = count / base, OFTEN**2
    middle = (share + square / (2 * base)) / (1 + square / base)
    reach = OFTEN / (1 + square / base) * sqrt(share * (1 - share) / base + square / (4 * base**2))
    return share, middle - reach, middle + reach


def differ(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    """Whether the interval of the difference of two shares (Newcombe's method 10) leaves out zero."""
    size = other[0] - one[0]
    low = size - hypot(other[0] - other[1], one[2] - one[0])
    high = size + hypot(other[2] - other[0], one[0] - one[1])
    return not low <= 0 <= high


def test_a_pack_on_paper_has_eight_sides_of_a4_at_most_and_is_tagged():
    assert [f"{pack}: {fault}" for pack in PACKS for fault in faults_on_paper(pack)] == []


def faults_on_paper(pack: str) -> Iterator[str]:
    with pikepdf.open(SITE / "packs" / pack / f"{pack}.pdf") as paper:
        if not 1 <= len(paper.pages) <= 8:
            yield f"{len(paper.pages)} sides"
        if {tuple(round(float(side), 2) for side in page.mediabox[2:]) for page in paper.pages} != {tuple(A4)}:
            yield "not all of A4"
        found = tags(paper)
        with paper.open_metadata() as metadata:
            if not bool(paper.Root["/MarkInfo"]["/Marked"]) or metadata["pdfuaid:part"] != "1":
                yield "not tagged"
        if [tag for tag, _ in found].count("/H1") != 1:
            yield "not one main heading"
        if [words for tag, words in found if tag == "/Figure" and not words.strip()]:
            yield "a picture without a text alternative"


def test_each_change_of_a_pack_is_that_of_the_table():
    """Both numbers stand in the table's CSV, and the verdict is that of the counts, worked out again from there."""
    assert [f"{pack}: {fault}" for pack in PACKS for fault in changes_that_are_wrong(pack)] == []


def changes_that_are_wrong(pack: str) -> Iterator[str]:
    measures = {one["measure"]: one for one in record("data/comparisons.yml")}
    home = record("data/partnership.yml")["area"]
    tested = 0
    for name, before, now, verdict in rows_of(pack):
        measure = measures.get(max((key for key in measures if words(name).startswith(key)), key=len, default=""))
        if measure is None or "[x]" in words(before):
            continue
        stem, column = measure["table"], measure["column"]
        with (HOME / f"data/tables/{stem}.csv").open(encoding="utf-8", newline="") as file:
            asked = {"area": home} | measure.get("where", {})
            lines = [one for one in csv.DictReader(file) if all(one[key] == value for key, value in asked.items())]
        ends = []
        for cell in (before, now):
            shown, _, when = words(cell).partition(" ")
            [line] = [one for one in lines if year_of(one["time_period"]) == year_of(when)]
            if not re.fullmatch(f"{recomputed.shown(line[column])}%?", shown):
                yield f"{words(name)} is {shown}, and {line[column]} in the table"
            ends.append(line)
        counts = [counted(stem, column, line) for line in ends]
        if None in counts:
            continue
        tested += 1
        one, other = (wilson(*count) for count in counts)
        way = "Better" if (other[0] < one[0]) == (measure["better"] == "low") else "Worse"
        if (right := way if differ(one, other) else "No clear change") not in words(verdict):
            yield f"{words(name)} is called {words(verdict)}, and is {right}"
    if not tested and {words(row[0]) for row in rows_of(pack)} & set(measures):
        yield "no change was compared with its table"


def counted(stem: str, column: str, line: dict[str, str]) -> tuple[float, float] | None:
    """The count and the base of a share, from its column's `base` or from the rule that ties it to them; None without."""
    metadata = record(f"data/tables/{stem}.yml")
    base = next(one for one in metadata["schema"]["fields"] if one["name"] == column).get("base")
    if base:
        whole = sum(float(line[name]) for name in base)
        return float(line[column]) * whole / 100, whole
    for rule in metadata.get("reconcile", []):
        if rule.get("percent") == column and rule.get("of") and line.get(str(rule["total"])):
            return float(line[rule["of"]]), float(line[rule["total"]])
    return None


def year_of(text: str) -> int:
    """The year in which a period ends, in a table or on a page: 2025 of `31 Mar 2025`, `2024/25` and `2025-09-30`."""
    if found := re.search(r"(\d{4})[-/](\d\d)$", text.strip()):
        return int(found[1]) + 1
    years = re.findall(r"\d{4}", text)
    return int(years[-1])
