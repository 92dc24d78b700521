"""A table, its picture and its words, joined into what a reader sees: the whole figure, with its metadata."""

from macros.figures.check import figures_that_cannot_be_drawn
from macros.figures.figure import (
    TITLE_WORDS,
    Figure,
    File,
    file_name,
    make,
    sheet,
    specifications,
    specified,
    title_of,
    with_pictures,
)
from macros.figures.figure_table import TableCell, TableColumn
from macros.figures.stats import Stat
from macros.figures.told import SourceLine, Told, remarks, source_lines

__all__ = [
    "TITLE_WORDS",
    "Figure",
    "File",
    "SourceLine",
    "Stat",
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
    "title_of",
    "with_pictures",
]
