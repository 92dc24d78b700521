"""The threshold guidance: indicators of need by level, domain, age and theme, read from `data/thresholds/`."""

from macros.thresholds.guidance import Guidance, Indicator
from macros.thresholds.levels import Age, Basis, Domain, Level, Limit, Section
from macros.thresholds.read import read

__all__ = ["Age", "Basis", "Domain", "Guidance", "Indicator", "Level", "Limit", "Section", "read"]
