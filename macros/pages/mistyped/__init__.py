"""Markdown that would silently not be what its author meant, found on the text as typed, one generator a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from macros.letters import unseen
from macros.pages.mistyped import addresses, layout, links, lists, markers, marks, notes, programs, tables
from macros.pages.mistyped.source import Source
from macros.pages.read import Document
from macros.problems import Problem
from macros.records import of_another_form

RULES: tuple[Callable[[Source], Iterator[Problem]], ...] = (
    layout.merge_marks,
    layout.front_matter_again,
    layout.levels_without_end,
    layout.quotations_by_accident,
    layout.fences_not_closed,
    layout.code_by_accident,
    layout.headings_by_other_means,
    layout.lines_run_together,
    layout.underlines_by_accident,
    lists.lists_below_text,
    lists.levels_lost,
    lists.text_that_ends_a_list,
    lists.text_below_a_list,
    lists.items_with_two_signs,
    lists.boxes_to_tick,
    lists.items_without_words,
    markers.items_in_a_line,
    markers.signs_of_no_list,
    tables.rows_without_a_table,
    tables.rows_of_another_length,
    tables.cells_pasted_with_tabs,
    links.links_that_are_none,
    addresses.addresses_that_are_no_links,
    notes.notes_without_their_half,
    marks.marks_without_a_partner,
    marks.code_without_an_end,
    programs.words_of_other_programs,
    programs.signs_by_name,
)

MOST = 20
"""So many faults of one kind are told of a page: who has more has pasted it, and will see the kind."""

ENDINGS = (".md", ".yml", ".csv")


def check_mistyped(documents: list[Document]) -> Iterator[Problem]:
    """Every place of every page where the Markdown would become something else."""
    for document in documents:
        source = Source.of(document.path, document.body, document.first)
        for rule in RULES:
            yield from islice(rule(source), MOST)


def letters_unseen(folders: Iterable[Path], root: Path) -> Iterator[Problem]:
    """Every letter in pages, tables and facts that nobody sees, or that is what is left of a damaged one."""
    for path in sorted(
        path for folder in folders for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file()
    ):
        try:
            raw = path.read_bytes()
            text = raw.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # told where the file is read
        if text.startswith("PK\x03\x04") or of_another_form(raw):
            continue  # a spreadsheet or document by another name, told where the file is read
        for line, what, fix in unseen(text):
            yield Problem(path.relative_to(root).as_posix(), line, what, fix)
