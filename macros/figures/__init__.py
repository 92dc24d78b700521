"""A table, its picture and its words, joined into what a reader sees: the whole figure, with its papers."""

from macros.figures.face import TableCell, TableColumn
from macros.figures.figure import (
    TITLE_WORDS,
    Figure,
    File,
    SourceLine,
    corrections,
    make,
    sheet,
    source_lines,
    specifications,
    specified,
    with_pictures,
)

__all__ = [
    "TITLE_WORDS",
    "Figure",
    "File",
    "SourceLine",
    "TableCell",
    "TableColumn",
    "corrections",
    "make",
    "sheet",
    "source_lines",
    "specifications",
    "specified",
    "with_pictures",
]
