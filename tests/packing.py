"""Board packs written for a test: the small example site with measures over four years, and packs about them."""

from __future__ import annotations

from pathlib import Path

from editing import INDEX, site_with

from macros.content import Site

TABLE = "re-referrals"
CSV = """\
time_period,area,referrals_count,again_count,again_percent,document,place
2022,Exampleshire,1000,300,30.0,example-2025,Section 5
2023,Exampleshire,1000,290,29.0,example-2025,Section 5
2024,Exampleshire,1000,200,20.0,example-2025,Section 5
2025,Exampleshire,1000,260,26.0,example-2025,Section 5
2024,Northshire,1000,240,24.0,example-2025,Section 5
2025,Northshire,1000,250,25.0,example-2025,Section 5
2024,Southshire,1000,180,18.0,example-2025,Section 5
2025,Southshire,1000,190,19.0,example-2025,Section 5
2022,England,10000,2200,22.0,example-2025,Section 5
2023,England,10000,2250,22.5,example-2025,Section 5
2024,England,10000,2240,22.4,example-2025,Section 5
2025,England,10000,2260,22.6,example-2025,Section 5
"""
METADATA = """\
title: Referrals that came again
description: Referrals, and those that followed another within a year, for a test.
definition: Made up for a test, and about nobody.
sources: [{document: example-2025, locator: Section 5}]
licenses: [{name: OGL-UK-3.0}]
retrieved: 2026-11-20
owner: Data officer
review_by: 2099-06-30
schema:
  primaryKey: [time_period, area]
  missingValues: [c, x, z]
  fields:
    - {name: time_period, title: Period, type: string, year: march}
    - {name: area, title: Area, type: string}
    - {name: referrals_count, title: Referrals, type: integer, stock: false}
    - {name: again_count, title: Those that came again, type: integer, stock: false}
    - {name: again_percent, title: Referrals that came again (%), type: number, stock: false}
    - {name: document, title: Source document, type: string}
    - {name: place, title: Place in the document, type: string}
disclosure: {rule: published, reason: Made up for a test., document: example-2025}
reconcile:
  - {percent: again_percent, of: again_count, total: referrals_count, dp: 1}
figures:
  default:
    kind: line
    title: "Referrals that came again {{ change(says='to') }}"
    x: time_period
    y: again_percent
    by: area
    where: {area: [Exampleshire, England]}
  count:
    kind: column
    title: "Referrals that came again: {{ number() }}"
    x: time_period
    y: again_count
    where: {area: Exampleshire}
"""
INDICATORS = """\
time_period,area,indicator,better,unit,indicator_value,document,place
2025-01,Exampleshire,Visits on time,high,percent,80.0,example-2025,Section 6
2025-02,Exampleshire,Visits on time,high,percent,70.0,example-2025,Section 6
2025-01,Exampleshire,Posts without a worker,low,percent,20.0,example-2025,Section 6
2025-02,Exampleshire,Posts without a worker,low,percent,15.0,example-2025,Section 6
"""
OF_INDICATORS = f"""\
{METADATA.partition("schema:")[0].replace("Referrals that came again", "Indicators of each month")}\
schema:
  primaryKey: [time_period, area, indicator]
  missingValues: [c, x, z]
  fields:
    - {{name: time_period, title: Period, type: string}}
    - {{name: area, title: Area, type: string}}
    - {{name: indicator, title: Indicator, type: string}}
    - {{name: better, title: Which way is better, type: string}}
    - {{name: unit, title: Unit, type: string}}
    - {{name: indicator_value, title: Value, type: number}}
    - {{name: document, title: Source document, type: string}}
    - {{name: place, title: Place in the document, type: string}}
disclosure: {{rule: published, reason: Made up for a test., document: example-2025}}
figures:
  default:
    kind: scorecard
    title: Indicators of each month
    x: time_period
    y: indicator_value
    by: indicator
"""
MEASURES = f"""\
- measure: Referrals that came again
  table: {TABLE}
  column: again_percent
  better: low
- measure: All referrals
  table: {TABLE}
  column: referrals_count
  better: neither
"""
PACK = """\
---
kind: pack
template: pack.html
title: "Board pack: referrals in 2024-25"
summary: What came again, and how it changed in a year.
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: board
period: "2025"
tables:
  - re-referrals
---

The share {{ change("re-referrals", "again_percent", since="previous") }}.
"""
SRC = "packs/one.md"


def site_of_packs(folder: Path, **packs: str) -> Site:
    """The small example with the table, the measures, and packs of these names: `one=…` is docs/packs/one.md."""
    site = site_with(
        folder, **{f"packs__{name}": text for name, text in {"index": INDEX, **(packs or {"one": PACK})}.items()}
    )
    for stem, csv, metadata in ((TABLE, CSV, METADATA), ("indicators", INDICATORS, OF_INDICATORS)):
        (site.data / "tables" / f"{stem}.csv").write_text(csv, encoding="utf-8")
        (site.data / "tables" / f"{stem}.yml").write_text(metadata, encoding="utf-8")
    (site.data / "comparisons.yml").write_text(MEASURES, encoding="utf-8")
    return site
