"""Each table has a place on a page, or says on its own page why it has none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from macros.checks.expectations import FILE
from macros.content import Site
from macros.content.used import tables_used
from macros.facts import Expectations
from macros.importing.revisions import COLUMNS as REVISIONS
from macros.messages import Problem


def tables_without_a_place(site: Site) -> Iterator[Problem]:
    """A table that is used gives no reason why not; where the site asks for one, a table that is not used does."""
    found, problems, _ = site.fact(FILE)
    asked = not problems and cast(Expectations, found).tables_have_a_place
    used = tables_used(site)
    for stem in site.stems:
        table, _, record = site.table_folder.load(stem)
        if table is None or record is None or set(REVISIONS) <= set(table.metadata.columns):
            continue  # a table of revised values is shown with the corrections
        if stem in used and table.metadata.unused:
            what = "`unused` gives a reason why no page uses this table, but a page does"
            yield Problem(record.path, record.line("unused"), what, "Remove the line")
        elif asked and stem not in used and not table.metadata.unused:
            what = "No page uses this table"
            fix = f'Put {{{{ figure("{stem}") }}}} on a page, or say why it is kept in `unused:`'
            yield Problem(record.path, 1, what, fix)
