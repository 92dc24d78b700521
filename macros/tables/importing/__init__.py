"""The department's published files become the project's own tables.

recognise    which publication a file is, by its columns          publications  data/publications.yml
reading      a CSV of any size, row by row                        areas         whom a table keeps
statistics   rows of the areas named, symbols kept                model         the statistical neighbour model
derive       rates and percentages that the file does not print   compare       what a new release changes
updating     the table and its papers                             keeping       codes of areas, revised values
writing      text of tables and papers                            telling       what the officer reads
importer     all of it, for one file or many: a file that is refused leaves everything as it was
"""

from macros.tables.importing.importer import import_file, import_files
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
    "import_file",
    "import_files",
    "publications",
    "revision_log",
]
