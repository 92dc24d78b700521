"""What may lie in docs/ beside pages: which files, called what, how large, and what a picture may hold."""

from macros.files.allowed import Files
from macros.files.folder import Folder, look
from macros.files.logo import Drawn, faults_of_logo, logo
from macros.files.making import tidy_pictures
from macros.files.names import plain
from macros.files.pdf import pages_of, properties_of

__all__ = [
    "Drawn",
    "Files",
    "Folder",
    "faults_of_logo",
    "logo",
    "look",
    "pages_of",
    "plain",
    "properties_of",
    "tidy_pictures",
]
