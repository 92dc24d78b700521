"""The scorecards of many built sites side by side, for a region or a country: what a regional lead or an inspector opens.

scorecard   what a site publishes of itself, read from its public CSV      gathered   all of them, by area and by measure
page        the files: a page of all areas, one for each measure, a CSV
"""

from macros.region.gathered import Region, gather
from macros.region.page import files

__all__ = ["Region", "files", "gather"]
