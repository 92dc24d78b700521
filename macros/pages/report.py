"""The blocks that an annual report must have, and must not leave empty. One generator a rule.

Of the annual reports that were read nationally, most said nothing of their effect. So three blocks in particular may
not be empty here: what difference was made, where there was little or no progress, and what families said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from macros.messages import Problem, choice
from macros.pages.document import Document
from macros.pages.kinds import Report, Whole

LEAST = 25
"""The fewest words of a block. Fewer say nothing."""


def check_reports(documents: list[Document], blocks: Sequence[str]) -> Iterator[Problem]:
    """Every fault of the annual reports, report by report. `blocks` are the headings that each must have."""
    reports: dict[str, list[tuple[Document, Report]]] = {}
    for document in documents:
        if isinstance(document.meta, Report):
            reports.setdefault(document.meta.report, []).append((document, document.meta))
    read = all(document.whole for chapters in reports.values() for document, _ in chapters)
    for report, chapters in sorted(reports.items()):
        chapters.sort(key=lambda pair: (pair[1].chapter, pair[0].src))
        if not read:
            continue  # front matter is reported first: a chapter may belong to this report
        yield from wrong_chapters(chapters)
        unknown = [one for document, meta in chapters for one in unknown_blocks(document, meta, blocks)]
        yield from unknown
        if unknown:
            continue  # one of them may be meant for a block that seems to be missing
        yield from missing_blocks(report, chapters, blocks)
        for document, meta in chapters:
            yield from blocks_without_words(document, meta, blocks)
    for document in documents:
        if document.whole and isinstance(document.meta, Whole) and document.meta.report not in reports:
            what = f"There is no chapter of an annual report for `{document.meta.report}`"
            yield Problem(document.path, document.record.line("report"), what, choice(document.meta.report, reports))


def wrong_chapters(chapters: list[tuple[Document, Report]]) -> Iterator[Problem]:
    """The chapters are numbered from 1, each number once."""
    for wanted, (document, meta) in enumerate(chapters, start=1):
        if meta.chapter != wanted:
            what = f"This is chapter {meta.chapter}, and {wanted} is the next number that is free"
            yield Problem(document.path, document.record.line("chapter"), what, f"Write `chapter: {wanted}`")


def missing_blocks(report: str, chapters: list[tuple[Document, Report]], blocks: Sequence[str]) -> Iterator[Problem]:
    """Each block that the report must have is named in one chapter."""
    first, _ = chapters[0]
    for block in blocks:
        named = [document for document, meta in chapters if block in meta.blocks]
        if not named:
            yield Problem(
                first.path,
                first.record.line("report"),
                f"The annual report for {report} has no block `{block}`",
                f"Write it below a heading `## {block}`, and name it in `blocks:` of that chapter",
            )
        for again in named[1:]:
            what = f"The block `{block}` is also in {named[0].path}"
            yield Problem(again.path, again.record.line("blocks"), what, "Keep one of them")


def unknown_blocks(document: Document, meta: Report, blocks: Sequence[str]) -> Iterator[Problem]:
    """Each block that a chapter names is one of a report."""
    for place, block in enumerate(meta.blocks):
        if block not in blocks:
            what = f"`blocks`: `{block}` is not a block of an annual report"
            fix = choice(block, blocks, "The blocks are in macros/given/labels.yml and data/labels.yml")
            yield Problem(document.path, document.record.line("blocks", place), what, fix)


def blocks_without_words(document: Document, meta: Report, blocks: Sequence[str]) -> Iterator[Problem]:
    """Each block of a chapter has its heading there, and some text below it."""
    headings = document.headings(level=2)
    others = {text: line for line, _, text in headings if text not in blocks}
    for place, block in enumerate(meta.blocks):
        line = next((number for number, _, text in headings if text == block), None)
        if line is None:
            close = get_close_matches(block, others, n=1, cutoff=0.3)
            yield Problem(
                document.path,
                others[close[0]] if close else document.record.line("blocks", place),
                f"The block `{block}` of the annual report has no heading",
                f"Call this heading `## {block}` again" if close else f"Add a heading `## {block}` and its words",
            )
        elif (words := document.below(block)[0]) < LEAST:
            yield Problem(
                document.path,
                line,
                f"The block `{block}` of the annual report is empty"
                if not words
                else f"The block `{block}` has {words} words",
                f"Write at least {LEAST} words: what happened, or that nothing did and why",
            )
