"""A table, its picture and its words, joined into what a reader sees: the whole figure, with its metadata."""

from macros.figures.check import figures_that_cannot_be_drawn
from macros.figures.figure import (
    TITLE_WORDS,
    Figure,
    File,
    SourceLine,
    Told,
    file_name,
    make,
    remarks,
    sheet,
    source_lines,
    specifications,
    specified,
    with_pictures,
)
from macros.figures.figure_table import TableCell, TableColumn

__all__ = [
    "TITLE_WORDS",
    "Figure",
    "File",
    "SourceLine",
    "TableCell",
    "TableColumn",
    "Told",
    "figures_that_cannot_be_drawn",
    "file_name",
    "make",
    "remarks",
    "sheet",
    "source_lines",
    "specifications",
    "specified",
    "with_pictures",
]
