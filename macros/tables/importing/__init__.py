"""The department's published files become the project's own tables.

recognise    which publication a file is, by its columns          publications  data/publications.yml
columns      the names of what every file has                 spreadsheets  the sheets of a spreadsheet
reading      a file in any form, row by row, within bounds        areas         whom a table keeps, and by which codes
statistics   rows of the areas named, symbols kept                cells         numbers, symbols, what spoils them
model        the statistical neighbour model                      derive        rates that the file does not print
compare      what a new release changes, and would lose           keeping       codes of areas, revised values
updating     the table and its metadata, in a copy                  writing       text of tables and metadata
importer     all of it, for one file or many                      telling       what the officer reads
placing      all files of an import in their places, or none
"""

from macros.tables.importing.importer import import_files
from macros.tables.importing.placing import place, settle
from macros.tables.importing.project import Outcome, Project
from macros.tables.importing.publications import Publication, Publications, publications
from macros.tables.importing.reading import Refused
from macros.tables.importing.revisions import revision_log

__all__ = [
    "Outcome",
    "Project",
    "Publication",
    "Publications",
    "Refused",
    "import_files",
    "place",
    "publications",
    "revision_log",
    "settle",
]
