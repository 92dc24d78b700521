"""The department's published files become the project's own tables. `importer` takes these steps, in this order:

files         a file in any form, row by row, within bounds      recognition   which publication it is, by its columns
found         a recognised file, and its rows by area           rules         what the rules of its table find
areas         which a table keeps, and by which codes             cells         periods, numbers and symbols
rows          the rows of our areas, as a DataFrame              neighbours    the same for the neighbour model
derive        rates that the file does not print                 changes       what differs from the table that we have
tables        the table and its metadata, in a copy              metadata      metadata as text
refusals      why a release is not safe to take                  messages      what the officer reads
side_tables   codes of areas, and revised values (`revisions`)   version       which version of a data set a table has
service       what is newer there, asked by `connection`      spreadsheet   the sheets of one that can be seen

`publications` says what data/publications.yml can say of a file, `parts` of its columns; `load` reads it.
`project` is what an import works on. `system.together` puts its files in their places, all or none.
"""

from macros.importing.files import Refused
from macros.importing.found import Found
from macros.importing.importer import import_files, read_once
from macros.importing.load import publications
from macros.importing.project import Outcome, Project
from macros.importing.publications import Publication, Publications
from macros.importing.revisions import revision_log

__all__ = [
    "Found",
    "Outcome",
    "Project",
    "Publication",
    "Publications",
    "Refused",
    "import_files",
    "publications",
    "read_once",
    "revision_log",
]
