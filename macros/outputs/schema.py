"""The metadata of a table as a JSON Schema, by which editors complete and check them while they are typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.charts import KINDS
from macros.messages import Fault
from macros.system import disk
from macros.tables import Metadata

PLACE = Path("data") / "tables" / "metadata.schema.json"
"""Where the schema is kept: beside the metadata. A file of metadata may begin `# yaml-language-server: $schema=metadata.schema.json`."""

WORDS = {
    "Metadata": {
        "title": "What the table holds, in at most 12 words; the finding is the title of its figure.",
        "description": "Measure, place and period, in one sentence.",
        "definition": "What is counted, in plain words, and what it does not tell.",
        "sources": "The documents that the numbers come from, each with the place in it.",
        "licenses": "The licence of the source by its SPDX name, usually OGL-UK-3.0.",
        "retrieved": "The day on which the numbers were retrieved.",
        "owner": "The role that looks after the table; never a person's name.",
        "review_by": "The day by which the owner must review the table.",
        "themes": "The themes of the table; the first is the one that the catalogue lists it under.",
        "schema": "The columns, in the order of the CSV.",
        "disclosure": "How the table keeps every child from being identified: exactly one rule.",
        "reconcile": "Rules that the numbers must satisfy; checked in every build.",
        "remarks": "What a source prints wrongly, differently from another source, or unclearly, and what is shown.",
        "notes": "What a reader should know: differences of definition, rounding. A text, or `text` with the rows (`where`) it is about.",
        "figures": "How the table is drawn, by name; `default` is drawn where a page names no other.",
        "unused": "Why no page uses the table, for readers; left out where one does.",
        "imported": "Written by `python -m macros import`; do not edit.",
    },
    "Column": {
        "year": "At `time_period`: which year 2025 (march) or 2024/25 (academic) is; 2024-25 is financial, cy2025 calendar.",
        "projected": "At `time_period`: true where the numbers are a projection or a plan, so that periods may be to come.",
        "base": "At a share without its count: the columns that, added, it is a share of. Its 95% interval is worked out with them.",
        "stock": "At numbers: true where they count on the last day of the period, false where over the year that ends "
        "then; or the rows that count on the last day, such as {group: Looked after on 31 March}.",
        "counts": "At numbers of unlike things: the column that says what each row counts. A chart draws one of them.",
    },
    "Schema": {
        "primaryKey": "The columns that together tell a row from every other.",
        "missingValues": "The symbols that are in place of a number.",
        "fields": "Each column: its name in the CSV, its title for readers, its type.",
    },
    "Source": {
        "document": "The document's short name in data/sources.yml.",
        "locator": "Where in the document: the heading, page or table. Never a line number.",
    },
    "Remark": {
        "kind": "corrected: no source prints what is shown; chosen: sources disagree; doubtful: the print is unclear.",
        "where": "The columns and values that tell the row; of a doubtful one, the rows.",
        "column": "The column of the value.",
        "printed": "What the sources print: one value, or a list of them.",
        "shown": "What the CSV has.",
        "reason": "Why, in a sentence for the public.",
        "published": "The day on which the remark was published.",
        "rule": "Of a correction. arithmetic: a rule of the metadata proves it; misprint, revision: the reason does.",
    },
    "Note": {"text": "What is so.", "where": "The rows that it is about: other figures do not say it."},
    "FigureSpec": {
        "title": "The finding, in at most 14 words; numbers, directions and periods by macros: {{ change(says='to') }}.",
        "subtitle": "Instead of measure, place and period; with macros as in the title.",
        "alt": "Instead of the text alternative made from the data; with macros as in the title.",
        "x": "The column along the bottom.",
        "y": "The column up the side.",
        "by": "The column whose values get a colour each: four at most.",
        "counts": "Of a funnel: what each column counts, such as {referrals_count: referrals, plans_count: plans}.",
        "sort": "value: the largest first; table: as the CSV has them; gap: by how far the first of `only` is above the second.",
        "where": "Which rows are drawn; never a period.",
        "annotations": "What happened in a period, said above it on a line: a list of `time_period` and `text`.",
        "ends": "Of a scorecard over time: compare the mean of so many first periods with that of the last, such as 3.",
        "period": "The period or periods that the figure is about, where it is not the newest; it appears in the subtitle.",
    },
    "Disclosure": {
        "threshold": "Counts from 1 to this number are hidden: 5 or more.",
        "applies_to": "The columns that count children or families.",
        "reason": "Why no count needs hiding.",
        "document": "Where the counts are public already: a short name in data/sources.yml.",
        "except": "Counts that are shown: of rows (`where`) or a `column` that count no children, or are public already.",
    },
    "Exempt": {
        "rule": "not-children: reviews, audits, complaints, courses, staff; published: its publisher has printed it.",
        "where": "The rows.",
        "column": "The column.",
        "reason": "Why these counts need no hiding.",
        "document": "Where they are public: a short name in data/sources.yml.",
        "place": "The place in the document.",
    },
}
"""What an editor says about a word while it is typed, by model."""


def schema() -> dict[str, Any]:
    """The JSON Schema of a file of metadata."""
    whole = Metadata.model_json_schema(by_alias=True)
    models = {"Metadata": whole, **whole.get("$defs", {})}
    for model, words in WORDS.items():
        for word, said in words.items():
            models[model]["properties"][word]["description"] = said
    value = {"type": ["string", "number"]}
    remark = models["Remark"]["properties"]
    remark["shown"].update(value)
    remark["printed"] = {
        **value,
        "description": remark["printed"]["description"],
        "type": ["string", "number", "array"],
    }
    notes = whole["properties"]["notes"]
    notes["items"] = {"anyOf": [{"type": "string"}, notes["items"]]}
    models["FigureSpec"]["properties"]["kind"]["enum"] = list(KINDS)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole, "title": "Metadata of a table"}


def as_text() -> str:
    """The schema as the file that is kept."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def write(root: Path) -> Path:
    """The kept file, written again."""
    path = root / PLACE
    if not path.parent.is_dir():
        raise Fault(
            f"The folder {PLACE.parent.as_posix()}/ is missing",
            "Restore it, or give the command the site's own folder with `--folder`",
        )
    disk.write(path, as_text().encode())
    return path
