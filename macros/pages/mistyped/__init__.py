"""Markdown that would silently not be what its author meant, found on the text as typed, one generator a rule."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from macros.characters.invisible import unseen
from macros.messages import Problem
from macros.pages.document import Document
from macros.pages.mistyped import addresses, bullets, emphasis, footnotes, layout, links, lists, programs, tables, tags
from macros.pages.mistyped.source import Source
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
    bullets.items_in_a_line,
    bullets.signs_of_no_list,
    tables.rows_without_a_table,
    tables.rows_of_another_length,
    tables.cells_pasted_with_tabs,
    links.links_that_are_none,
    addresses.addresses_that_are_no_links,
    footnotes.notes_without_their_half,
    tags.tags_without_an_end,
    tags.links_by_tags,
    tags.angles_with_a_space,
    tags.markdown_inside_of_tags,
    emphasis.marks_without_a_partner,
    emphasis.code_without_an_end,
    programs.words_of_other_programs,
    programs.signs_by_name,
)

MOST = 20
"""So many faults of one kind are reported of a page: who has more has pasted it, and will see the kind."""

FEW = 3
"""So many lines with the same fault as the first are named."""

ENDINGS = (".md", ".yml", ".csv")


def check_mistyped(document: Document) -> Iterator[Problem]:
    """Every place of a page where the Markdown would become something else."""
    source = Source.of(document.path, document.body, document.first)
    for rule in RULES:
        yield from islice(equals_counted(rule(source)), MOST)


def equals_counted(found: Iterable[Problem]) -> Iterator[Problem]:
    """The faults of a rule; of those that say the same on many lines the first, with the other lines."""
    same: dict[tuple[str, str], list[Problem]] = {}
    for problem in found:
        same.setdefault((problem.what, problem.fix), []).append(problem)
    for first, *others in same.values():
        if len(others) < FEW:
            yield from (first, *others)
            continue
        lines = sorted({problem.line for problem in others} - {first.line})
        rest = f" and {len(lines) - FEW:,} more" if len(lines) > FEW else ""
        again = f" (and again on lines {', '.join(map(str, lines[:FEW]))}{rest})" if lines else ""
        yield replace(first, what=first.what + again)


def lines_shown_as_code(document: Document) -> set[int]:
    """The lines of a page that are reported as indented, so that they are shown as code."""
    found = Source.of(document.path, document.body, document.first).blocks
    return {line.number for block in found if block.kind == "code" for line in block.lines}


def words_in_bold(document: Document) -> list[str]:
    """The words of each bold line of a page that is reported because it looks like a heading."""
    blocks = Source.of(document.path, document.body, document.first).blocks
    return [words for block in blocks if (words := layout.heading_in_bold(block))]


def files_with_letters(folders: Iterable[Path]) -> list[Path]:
    """Every file of pages, tables and facts."""
    return sorted(
        Path(place) / name
        for folder in folders
        for place, _, names in os.walk(folder)
        for name in names
        if name.endswith(tuple(ENDINGS)) and (Path(place) / name).is_file()  # a pipe would be waited for
    )


def letters_unseen(path: Path, root: Path) -> Iterator[Problem]:
    """Every letter in a file that no one sees, or that is what is left of a damaged one."""
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return  # told where the file is read
    if text.startswith("PK\x03\x04") or of_another_form(raw):
        return  # a spreadsheet or document by another name, told where the file is read
    for line, what, fix in unseen(text):
        yield Problem(path.relative_to(root).as_posix(), line, what, fix)
