"""A new partnership's folder, made from the files that the department and others publish. `beginning` takes these steps, in this order:

area      the area of a code, by the published files      texts     pages and data with the area's names in their places
taken     general texts of this project's own pages       left_out  what has no number for this area, and is left out
needed    what only people can supply, with file and line  published  which of the published files are taken
reasons   what was left out, in plain words
"""

from macros.starting.beginning import Begun, Wanted, begin

__all__ = ["Begun", "Wanted", "begin"]
