"""Turns spreadsheets as people make them into tables of the project. `new_table` takes these steps, in this order:

files        reads its sheets (plain_text, excel, opendocument; grid)         layout    finds the table in a sheet
heads        the heading of each column, with merged years                    people    refuses lists of people
roles        what each column is                                             names     its name in the table
tidied       a row for each observation (cells, values, when)                 totals    compares totals with their parts
protect      applies the rules of disclosure                                 metadata  writes the file beside the CSV
report       what the officer sees

Nothing is guessed silently: `Reading.said` and `changes` record what was done, and each doubt is a Question (`answers`).
"""

from macros.spreadsheets.answers import Answers, Question
from macros.spreadsheets.grid import Refused
from macros.spreadsheets.make import Made, new_table, write
from macros.spreadsheets.reading import Reading
from macros.spreadsheets.report import asked, report

__all__ = ["Answers", "Made", "Question", "Reading", "Refused", "asked", "new_table", "report", "write"]
