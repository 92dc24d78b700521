"""Two built sites are compared as their readers see them: pages, sentences, numbers, figures, handouts and emails."""

from macros.changes.compared import built, compare
from macros.changes.model import Change, Changes, File, Page

__all__ = ["Change", "Changes", "File", "Page", "built", "compare"]
