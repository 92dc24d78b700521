"""Every page is valid HTML."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent


def html_validate(folder: Path, *files: Path) -> list[str]:
    """What html-validate finds, one line a fault. `folder` is for its answer, which is too long for a pipe."""
    node = Path(sys.executable).parent / "node"
    tool = TESTS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    config = TESTS / "site" / "htmlvalidate.mjs"
    answer = folder / "answer.json"
    with answer.open("w", encoding="utf-8") as out:
        done = subprocess.run(
            [node, tool, "--config", config, "--formatter", "json", *files],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.stderr == ""
    return [
        f"{result['filePath']}:{fault['line']}: {fault['message']} ({fault['ruleId']})"
        for result in json.loads(answer.read_text(encoding="utf-8"))
        for fault in result["messages"]
    ]


def test_every_page_is_valid_html(site, tmp_path):
    assert html_validate(tmp_path, *(site.folder / address for address in site.addresses)) == []


def test_html_that_is_not_valid_is_told(tmp_path):
    (tmp_path / "bad.html").write_text(
        "<!doctype html><html lang='en-GB'><title>A title</title><p><div id='a'></div><i id='a'>", encoding="utf-8"
    )
    told = "\n".join(html_validate(tmp_path, tmp_path / "bad.html"))
    assert [rule for rule in ("no-dup-id", "close-order") if f"({rule})" not in told] == []
