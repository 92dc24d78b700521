"""The sites of all authorities from one folder of published files: each is begun, built in its own process, and logged.

codes     which authorities the files are about          one     one area: its folder, its site, what each took
kept      what need not be made again                    log     the table of all areas, and the report
run       the areas one after another, several at once
"""

from macros.england.codes import codes_of
from macros.england.run import Wish, run

__all__ = ["Wish", "codes_of", "run"]
