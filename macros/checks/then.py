"""A page about a time that is over tells it in the past tense: what was so in 2022-23 may not be so today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.messages import Problem
from macros.pages import Document, Figures, Newsletter, Pack
from macros.prose.tense import claims_of_today, organisations


def told_as_of_today(document: Document, abbreviations: Mapping[str, str]) -> Iterator[Problem]:
    """No sentence of a page with `period:` says in the present what an organisation, a group or a role is or does.

    `abbreviations`: those of the site, with what each is short for.
    """
    meta = document.meta
    if not meta.period or isinstance(meta, Figures | Newsletter | Pack):
        return  # figures say what they count; an issue and a pack speak at their time
    fix = (
        "Write it in the past tense. If it is so today, and you know it, say so below a heading with “today” or “now”; "
        "what the law or guidance asks goes below a heading that says so"
    )
    called = organisations(abbreviations)
    summary = document.record.data.get("summary")
    found = [
        *(
            (document.record.line("summary"), one.words)
            for one in claims_of_today([(1, str(summary or ""))], called=called)
        ),
        *((one.line, one.words) for one in claims_of_today(document.prose(), document.headings(), called)),
    ]
    for line, words in found:
        what = f"“{words}” is about today, on a page that describes {meta.period}"
        yield Problem(document.path, line, what, fix)
