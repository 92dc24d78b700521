"""A copy of the practice site of the guides, to try them without touching a site that is published.

uv run python tests/guides/practice.py practice
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from guiding import desk


def main() -> None:
    """Makes the copy in the folder that is named, which must not be there yet."""
    if len(sys.argv) != 2:
        sys.exit("Name the folder to make, such as: uv run python tests/guides/practice.py practice")
    folder = Path(sys.argv[1])
    if folder.exists():
        sys.exit(f"{folder.as_posix()} is there already. Delete it, or name another folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(made, ignore_errors=True)
    desk(made).site.rename(folder)
    made.rmdir()
    print(f"{folder.as_posix()} is ready. Open a terminal in it, and follow a guide.")


if __name__ == "__main__":
    main()
