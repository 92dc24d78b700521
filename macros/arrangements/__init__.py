"""The partnership in the open: who reports to whom, what happened when, its reviews and its yearly report."""

from macros.arrangements.governance import Governance, Group, check_governance
from macros.arrangements.macros import Arrangements, structure_of

__all__ = ["Arrangements", "Governance", "Group", "check_governance", "structure_of"]
