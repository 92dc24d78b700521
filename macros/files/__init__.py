"""What may lie in docs/ beside pages: which files, called what, how large, and what a picture may hold."""

from macros.files.allowed import Files
from macros.files.folder import Folder, look
from macros.files.making import tidy_pictures
from macros.files.names import plain
from macros.files.pdf import pages_of

__all__ = ["Files", "Folder", "look", "pages_of", "plain", "tidy_pictures"]
