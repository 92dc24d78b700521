"""The partnership in the open: reporting lines, what happened when, its reviews and its annual report."""

from macros.arrangements.governance import Governance, Group, check_governance
from macros.arrangements.macros import Arrangements, structure_of

__all__ = ["Arrangements", "Governance", "Group", "check_governance", "structure_of"]
