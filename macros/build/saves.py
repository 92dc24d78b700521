"""What is saved while a preview runs: the folders that a site is made from are watched."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from macros.system.package import OVERRIDES, PACKAGE
from macros.system.state import FOLDERS

WATCHED = (*FOLDERS, "mkdocs.yml")
SAVED = {"created", "modified", "moved", "deleted", "closed"}
"""What happens to a file when somebody saves it; that it was opened or read is none of it."""


class Saves(FileSystemEventHandler):
    """Calls `changed` for each change that concerns the site in this folder, once `observer` is started.

    `lost` is true when a watched folder has become another one, and has to be watched again.
    """

    def __init__(self, project: Path, changed: Callable[[], None]) -> None:
        self.project, self.changed = project, changed
        self.observer: Any = Observer()
        self.lost = False

    def watch(self) -> None:
        """Watch each place that the site is made from, and what comes and goes beside it."""
        self.lost = False
        self.observer.unschedule_all()
        places = [path for path in (PACKAGE, OVERRIDES) if path.exists()]
        places += [path for name in WATCHED if (path := self.project / name).is_dir()]
        for folder in dict.fromkeys(map(str, places)):
            self.observer.schedule(self, folder, recursive=True)
        self.observer.schedule(self, str(self.project), recursive=False)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """A save is passed on; that a file was opened or a folder listed is none."""
        listed = event.is_directory and event.event_type in ("modified", "closed")  # its files tell that themselves
        if event.event_type not in SAVED or listed or "__pycache__" in str(event.src_path):
            return
        for name in (event.src_path, event.dest_path):
            path = Path(os.fsdecode(name)) if name else self.project
            if path.parent != self.project or path.name in {one.partition("/")[0] for one in WATCHED}:
                self.lost |= event.is_directory and path.parent == self.project
                if path != self.project:
                    self.changed()
