"""CSV and metadata become a Table that can be trusted: read, checked, reconciled, and safe to publish."""

from macros.tables.check import check_table, review_dates_passed
from macros.tables.comparable import of_one_period
from macros.tables.counted import counted, is_stock, period_of, spanned, stock_of, when
from macros.tables.dates import days_to_come
from macros.tables.files import files_that_are_no_tables
from macros.tables.load import load
from macros.tables.metadata import SYMBOLS, Cell, FigureSpec, Metadata, Where
from macros.tables.periods import UNDATED, Period, in_order, order, period, span
from macros.tables.remark import COLUMN, LABELS, Remark, tally
from macros.tables.rows import and_more, read_rows
from macros.tables.suppression import hidden_counts_that_tables_give_away
from macros.tables.table import NUMERIC, SOURCE_COLUMNS, Table, shown, unit_of
from macros.tables.table_folder import TableFolder

__all__ = [
    "COLUMN",
    "LABELS",
    "NUMERIC",
    "SOURCE_COLUMNS",
    "SYMBOLS",
    "UNDATED",
    "Cell",
    "FigureSpec",
    "Metadata",
    "Period",
    "Remark",
    "Table",
    "TableFolder",
    "Where",
    "and_more",
    "check_table",
    "counted",
    "days_to_come",
    "files_that_are_no_tables",
    "hidden_counts_that_tables_give_away",
    "in_order",
    "is_stock",
    "load",
    "of_one_period",
    "order",
    "period",
    "period_of",
    "read_rows",
    "review_dates_passed",
    "shown",
    "span",
    "spanned",
    "stock_of",
    "tally",
    "unit_of",
    "when",
]
