"""The steps that an indicator leads to: each is a heading of the page of procedures."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.link_targets import Targets
from macros.content import Site
from macros.messages import Problem

PAGE = "thresholds/procedures.md"
INDICATORS = "data/thresholds/indicators.csv"


def procedures_that_lead_nowhere(site: Site) -> Iterator[Problem]:
    """A practitioner who follows an indicator's procedure reaches a heading with its steps."""
    targets = Targets(site)
    for one in site.indicators:
        found = targets.wrong(f"{PAGE}#{one.procedure}") if one.procedure else None
        if found:
            what, fix = found
            yield Problem(INDICATORS, one.line, f"There is no procedure `{one.procedure}`: {what}", fix)
