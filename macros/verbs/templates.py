"""The templates of the program that link to a page by its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.pages import url_of
from macros.system.package import OVERRIDES


def addresses_in_templates(src: str) -> Iterator[tuple[str, int, str]]:
    """Each line of a template with the address of this page: its file, its number and its words."""
    address = url_of(src)
    if not address:
        return
    word = re.compile(rf"""["'/@]{re.escape(address)}["'#?]""")
    for path in sorted(OVERRIDES.rglob("*.html")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if word.search(line):
                yield f"overrides/{path.relative_to(OVERRIDES).as_posix()}", number, " ".join(line.split())[:120]
