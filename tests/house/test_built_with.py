"""The list of libraries that is published with a site is the same for the same commit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent


def listed(folder: Path, number: str, time: str, commit: int) -> dict[str, Any]:
    """The list as it is published, made from one that has this number and time, at a commit of so many seconds."""
    path = folder / "list.json"
    made = {"serialNumber": f"urn:uuid:{number}", "metadata": {"timestamp": time}, "components": [{"name": "é"}]}
    path.write_text(json.dumps(made), encoding="utf-8")
    (folder / "git").write_text(f"#!/bin/sh\necho {commit}\n", encoding="utf-8")
    (folder / "git").chmod(0o700)
    around = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
    subprocess.run([sys.executable, ROOT / ".ci/built_with.py", path], env=around, check=True)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_the_list_of_libraries_is_the_same_for_the_same_commit(tmp_path):
    one, again, later = (
        listed(tmp_path, *given) for given in (("1", "07:22", 1), ("2", "07:23", 1), ("3", "07:24", 2))
    )
    assert one == again
    assert one["components"] == [{"name": "é"}]
    assert [one["metadata"]["timestamp"], later["metadata"]["timestamp"]] == [
        "1970-01-01T00:00:01Z",
        "1970-01-01T00:00:02Z",
    ]
    assert one["serialNumber"] != later["serialNumber"]
