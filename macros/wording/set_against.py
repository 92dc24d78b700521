"""Values that are set against something, in words: parts against their whole, changes, a target, areas on strips."""

from __future__ import annotations

from macros.charts import ChartData
from macros.wording.across import groups, single
from macros.wording.points import MOST_WORDS, Point, known, said, shortened, value, valued


def shares(data: ChartData) -> str:
    """Every part of each bar with its value, and what the parts leave."""
    parts = []
    for name in data.categories:
        row = [one for series in data.series for one in known(data.of(series)) if one["category"] == name]
        row += [one for one in data.remainder if one["category"] == name]
        words = ", ".join(valued(one["series"], one["shown"]) for one in row)
        parts += [f"{said(name)}: {words}" if name else words] if words else []
    return shortened(parts, "bar") if parts else ""


def changes(data: ChartData) -> str:
    """How many changed for the better and for the worse, each with its largest changes: no way crowds out another."""
    ways: dict[str, list[Point]] = {"better": [], "worse": [], "not better or worse": []}
    points = {one["category"]: one for one in known(data.records)}
    for name in (name for name in data.categories if name in points):
        ways[_way(data, points[name])].append(points[name])
    parts, room = [], MOST_WORDS // max(1, sum(map(bool, ways.values())))
    for way, found in ways.items():
        named = [valued(one["category"], one["shown"]) for one in sorted(found, key=lambda one: -abs(value(one)))]
        parts += [f"{len(named)} {way}: {shortened(named, 'change', room)}"] if named else []
    return " ".join(parts)


def _way(data: ChartData, point: Point) -> str:
    better = data.better[point["category"]]
    if better == "neither" or not value(point):
        return "not better or worse"
    return "better" if (value(point) > 0) == (better == "high") else "worse"


def target(data: ChartData) -> str:
    """The bars, and the target with how many are above it, on it and below it."""
    assert data.target is not None
    bars = single(data) if len(data.series) == 1 else groups(data)
    aim = float(data.target["value"])
    points = known(data.records)
    found = {
        "above it": sum(value(one) > aim for one in points),
        "on it": sum(value(one) == aim for one in points),
        "below it": sum(value(one) < aim for one in points),
    }
    told = ", ".join(f"{count} {way}" for way, count in found.items() if count)
    return f"{bars} {data.target['name']}: {data.target['shown']}, {told}."


def strip(data: ChartData) -> str:
    """Each measure with the value of every named area, and how far the others reach, with the middle one of them."""
    parts = []
    for name in data.categories:
        row = {one["series"]: one for one in data.records if one["category"] == name}
        named = [valued(one, row[one]["shown"]) for one in data.named if one in row]
        others = sorted(
            (one for one in known(row.values()) if not {one["series"]} & {*data.named, *data.averages}), key=value
        )
        if others:
            low, middle, high = others[0], others[(len(others) - 1) // 2], others[-1]
            named.append(f"{data.crowd} {low['shown']} to {high['shown']}, half of them at {middle['shown']} or less")
        parts.append(f"{name}: {', '.join(named)}")
    return shortened(parts, "strip")
