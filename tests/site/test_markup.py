"""Every page is valid HTML."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent


def html_validate(folder: Path, answer: Path) -> list[str]:
    """What html-validate finds in a folder, one line a fault. Its answer is too long for a pipe, and goes to a file."""
    node = Path(sys.executable).parent / "node"
    tool = TESTS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    config = TESTS / "site" / "htmlvalidate.mjs"
    with answer.open("w", encoding="utf-8") as out:
        done = subprocess.run(
            [node, tool, "--config", config, "--formatter", "json", *sorted(folder.rglob("*.html"))],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.stderr == ""
    return [
        f"{Path(result['filePath']).relative_to(folder).as_posix()}:{fault['line']}: {fault['message']} ({fault['ruleId']})"
        for result in json.loads(answer.read_text(encoding="utf-8"))
        for fault in result["messages"]
    ]


def test_every_page_is_valid_html(site, tmp_path):
    assert html_validate(site.folder, tmp_path / "answer.json") == []


def test_html_that_is_not_valid_is_told(tmp_path):
    (tmp_path / "bad.html").write_text(
        "<!doctype html><html lang='en-GB'><title>A title</title><p><div id='a'></div><i id='a'>", encoding="utf-8"
    )
    told = "\n".join(html_validate(tmp_path, tmp_path / "answer.json"))
    assert [rule for rule in ("no-dup-id", "close-order") if f"({rule})" not in told] == []
