"""What Zensical makes of the content of this site, beside what the site's own doors make of it: a report in Markdown.

    python tests/bench/beside_zensical.py path/to/zensical [folder of the site] >> report.md

Its macros are put into each page first, because Zensical cannot run them: they need the whole site to have been read. The
pages are built twice, with Zensical's own templates, whose words, headings and links are compared, and with ours.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

import yaml
from selectolax.lexbor import LexborHTMLParser

from macros.build.site import DOOR, laid_out, read
from macros.markdown.extension import MARK
from macros.outputs.macro_html import MacroHtml
from macros.system.package import OVERRIDES

HOME = "https://site.example/"
BODY = "article.md-content__inner"
ITS_OWN = f"{BODY} > h1, a.headerlink, a#__skip, aside.md-source-file, form.md-feedback, a.md-content__button"
"""What Zensical adds to the words of a page."""
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
MOST = 15
"""The most pages and messages of one kind that the report names."""


@dataclass
class Compared:
    """The addresses of the pages that differ, by how they do."""

    pages: int = 0
    differing: dict[str, list[str]] = field(
        default_factory=lambda: {"is missing": [], "headings": [], "links": [], "words": []}
    )


def said(html: str, url: str, selector: str) -> dict[str, list[str]]:
    """The headings with their ids, the addresses of links and the words of a page."""
    tree = LexborHTMLParser(html)
    for node in tree.css(ITS_OWN):
        node.decompose()
    body = tree.css_first(selector)
    return {
        "headings": [f"{one.tag} {one.id}: {' '.join(one.text().split())}" for one in body.css("h2, h3, h4, h5, h6")],
        "links": [urljoin(f"{HOME}{url}", one.attributes["href"] or "") for one in body.css("a[href]")],
        "words": body.text(separator=" ").split(),
    }


def write_pages(root: Path, folder: Path) -> dict[str, str]:
    """A folder that Zensical can read is written; returns the body of each page as our thin door makes it, by address."""
    making, problems = laid_out(read(root))
    if making is None:
        raise SystemExit("\n".join(map(str, problems)))
    site, bodies = making.site, {}
    for document in (*site.published, *site.versions):
        text, made = MacroHtml(making.macros.of(document), language=document.language).marked(document)
        words = _led(MARK.sub(lambda found, made=made: made[found[0]], text))
        front = {word: value for word, value in document.record.data.items() if word in ("title", "template")}
        path = folder / "docs" / document.src
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{yaml.safe_dump(front)}---\n\n{words}", encoding="utf-8")
        macro_html = MacroHtml(making.macros.of(document), language=document.language)
        bodies[document.url] = _led(making.layout.lay_out(document, macro_html).body)
    for src in (*site.downloads, *site.pictures):
        (folder / "docs" / src).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site.docs / src, folder / "docs" / src)
    settings = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    write_settings(folder, {"nav": settings.get("nav"), "extra": json.loads(json.dumps(site.facts()))})
    return bodies


def _led(html: str) -> str:
    """The page with the addresses that its last step would complete."""
    return html.replace('="@/', f'="{HOME}')


def write_settings(folder: Path, more: dict[str, object]) -> None:
    """The settings for Zensical; those that were there stay."""
    path = folder / "mkdocs.yml"
    there = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    given = {"site_name": "Beside", "site_url": HOME}
    reads = ["attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables", {"toc": {"permalink": False}}]
    path.write_text(yaml.safe_dump(given | {"markdown_extensions": reads} | there | more), encoding="utf-8")


def build(zensical: Path, folder: Path) -> tuple[int, list[str]]:
    """Zensical builds the folder: its exit status, and the lines that say what it warned of or failed with."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    done = subprocess.run(
        [zensical, "build", "--clean"], cwd=folder, capture_output=True, check=False, text=True, timeout=1200
    )
    lines = [COLOURS.sub("", line).strip() for line in f"{done.stdout}\n{done.stderr}".splitlines()]
    return done.returncode, [line for line in lines if re.search("warning|error|panick|issues? found", line, re.I)]


def compare(bodies: dict[str, str], site: Path) -> Compared:
    """Each page beside the one that Zensical made."""
    found = Compared(len(bodies))
    for url, body in bodies.items():
        made = site / url / "index.html"
        if not made.exists():
            found.differing["is missing"].append(url)
            continue
        ours = said(f"<body><main>{body}</main></body>", url, "main")
        theirs = said(made.read_text(encoding="utf-8"), url, BODY)
        for part in ours:
            if ours[part] != theirs[part]:
                found.differing[part].append(f"{url or 'home page'}: {first_difference(ours[part], theirs[part])}")
    return found


def first_difference(ours: list[str], theirs: list[str]) -> str:
    place = next((n for n, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]), None)
    place = min(len(ours), len(theirs)) if place is None else place
    return f"`{' '.join(ours[place : place + 6])[:90]}` is `{' '.join(theirs[place : place + 6])[:90]}`"


def report(zensical: Path, root: Path) -> Iterator[str]:
    """The report, line by line."""
    version = subprocess.run([zensical, "--version"], capture_output=True, check=True, text=True).stdout.strip()
    yield f"## {version}\n"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        bodies = write_pages(root, folder)
        pages = {path: path.read_text(encoding="utf-8") for path in folder.rglob("docs/**/*.md")}
        for path, text in pages.items():
            path.write_text(re.sub(r"(?m)^template: .*\n", "", text, count=1), encoding="utf-8")
        status, told = build(zensical, folder)
        found = compare(bodies, folder / "site")
        yield f"With its own templates, {found.pages} pages (exit status {status}, {told[-1] if told else 'no warning'}):\n"
        for part, which in found.differing.items():
            yield f"- {part}: {len(which)} pages"
            yield from (f"    - {one}" for one in which[:MOST])
        for path, text in pages.items():
            path.write_text(text, encoding="utf-8")
        shutil.copytree(OVERRIDES, folder / "overrides")
        write_settings(folder, {"theme": {"custom_dir": "overrides"}})
        status, told = build(zensical, folder)
        made = sum((folder / "site" / url / "index.html").exists() for url in bodies)
        yield f"\nWith our templates, {made} of {found.pages} pages are made (exit status {status}):\n"
        yield from (f"    {one}" for one in list(dict.fromkeys(told))[:MOST])


if __name__ == "__main__":
    os.environ[DOOR] = "plain"
    here = Path(sys.argv[2] if len(sys.argv) > 2 else ".").resolve()
    print("\n".join(report(Path(sys.argv[1]).resolve(), here)))
