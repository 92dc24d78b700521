"""The CycloneDX list of what a site is built with, the same for the same commit: `built_with.py LIST`.

uv gives each list a random number and the time of day. The time becomes that of the commit that is checked out, and the
number comes from the list.
"""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

path = Path(sys.argv[1])
listed = json.loads(path.read_text(encoding="utf-8"))
told = subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, check=True, text=True).stdout
listed["metadata"]["timestamp"] = datetime.fromtimestamp(int(told), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
del listed["serialNumber"]
listed["serialNumber"] = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(listed, sort_keys=True)).urn
path.write_text(json.dumps(listed, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="")
