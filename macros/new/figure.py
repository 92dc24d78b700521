"""A figure put on a page: its line, with an empty line above and below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.content import Site
from macros.messages import Fault, choice, nearest, visible
from macros.pages import Document


@dataclass(frozen=True)
class Put:
    """A page with a figure more: its file, its text, and the line on which the figure is."""

    path: str
    text: str
    line: int
    said: str


def with_figure(site: Site, table: str, page: str, figure: str = "", below: str = "") -> Put:
    """The page with the figure of a table at its end, or at the end of a part; Fault says what is not there."""
    if table not in site.stems:
        raise Fault(f"There is no table `{visible(table)}`", nearest(table, site.stems, "data/tables/ has the tables"))
    document = _page(site, page)
    sound = site.find(table)
    if sound is not None:
        known = list(sound.metadata.figures)
        if not known:
            fix = "Write its `figures:` first: the kind of chart and the title"
            raise Fault(f"data/tables/{table}.yml describes no figure", fix)
        if (figure or "default") not in known:
            fix = "Say which with `--figure` (after `make new`, `figure=`). " + choice(figure, known)
            raise Fault(f"The table `{table}` has no figure `{figure or 'default'}`", fix)
    call = f'figure("{table}"{f", {chr(34)}{figure}{chr(34)}" if figure else ""})'
    line = f"{{{{ {call} }}}}"
    for number, text in enumerate(document.body.split("\n"), start=document.first):
        if text.strip() == line:
            raise Fault(
                f"{document.path} shows this figure already, on line {number}",
                "Choose another page, or leave it as it is",
            )
    return _inserted(site, document, line, below)


def _page(site: Site, page: str) -> Document:
    """The page that is meant by its file, with or without docs/ and .md."""
    asked = page.replace("\\", "/").strip().removeprefix("./").strip("/").removeprefix("docs/")
    asked = asked if asked.endswith(".md") else f"{asked}.md"
    known = {one.src: one for one in site.documents}
    found = known.get(asked) or known.get(f"{asked.removesuffix('.md')}/index.md")
    if found is None:
        fix = nearest(asked, known, "Write it as its file below docs/, such as figures/front-door.md")
        raise Fault(f"There is no page `{visible(page)}`", fix)
    return found


def _inserted(site: Site, document: Document, line: str, below: str) -> Put:
    """The text of the page with a line more, and an empty one above and below."""
    raw = (site.root / document.path).read_bytes().decode("utf-8")
    end = "\r\n" if "\r\n" in raw else "\n"
    lines = raw.replace("\r\n", "\n").rstrip("\n").split("\n")
    place, where = len(lines), "at the end of the page"
    if below:
        heads = document.headings()
        start = next((n for n, one in enumerate(heads) if one[2].casefold() == below.strip().casefold()), None)
        if start is None:
            known = [text for _, _, text in heads]
            fix = nearest(below, known, "Name one of its headings" if known else "The page has no headings")
            raise Fault(f"{document.path} has no heading “{visible(below)}”", fix)
        level = heads[start][1]
        after = next((one[0] for one in heads[start + 1 :] if one[1] <= level), None)
        place = place if after is None else after - 1
        where = f"at the end of the part “{heads[start][2]}”"
    above = lines[:place]
    while above and not above[-1].strip():
        above.pop()
    rest = lines[place:]
    text = [*above, "", line, *(["", *rest] if rest else [])]
    text = [re.sub(r"\r$", "", one) for one in text]
    return Put(
        document.path, end.join(text) + end, len(above) + 2, f"{document.path}:{len(above) + 2}: {line}, {where}."
    )
