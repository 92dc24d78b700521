"""Built sites of a few lines, to be compared: a page from its main part, and a folder of files."""

from __future__ import annotations

from pathlib import Path

HOME = "https://example.org/exampleshire/"


def page(main: str, title: str = "A page", around: str = "", head: str = "", home: str = HOME) -> str:
    return (
        f'<html><head><title>{title} - Partnership</title><link rel="canonical" href="{home}">{head}</head>'
        f'<body class="kind-about">{around}<main><h1>{title}</h1>{main}</main></body></html>'
    )


def site(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in ({"site/index.html": page("")} | files).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
