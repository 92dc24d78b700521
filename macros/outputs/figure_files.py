"""The files of a figure: its table as CSV, and its picture alone as SVG and PNG; and the tables of the gallery's examples."""

from __future__ import annotations

from macros import charts, figures
from macros.figures import Figure, File
from macros.outputs.downloads import size_in_words
from macros.outputs.macro_html import Call
from macros.outputs.making import Making
from macros.system.cache import Made
from macros.system.inputs import used

MADE_LATER = "made when you open it"
"""What takes the place of a file's size in a preview, which does not make the file before somebody asks for it."""
PICTURES = "pictures"
"""The folder of the figures' own files."""


def picture(making: Making, call: Call) -> Made:
    """The files of a figure that are alone, SVG and PNG."""
    figure = making.figure(call)
    return making.made(f"picture {figure.file}", "data/tables", lambda: _picture(making, making.figure(call)))


def sheet(making: Making, figure: Figure) -> str:
    """The picture of a figure as its own file, SVG."""
    closing = f"{making.site.partnership.name}: {making.home}{figure.table_href.removeprefix('@/')}"
    told = figures.sheet(figure, making.drawn(figure, ["wide"])["wide"], closing)
    return charts.on_paper(told, making.site.partnership.language)


def files_of(making: Making, call: Call) -> list[File]:
    """The files of a figure, as links: its table, and its picture."""
    figure = making.figure(call)
    csv = File("CSV", figure.csv_href, size_in_words(_size(making, call, figure)))
    if not making.published:
        names = {ending: f"@/{PICTURES}/{figure.file}.{ending}" for ending in ("svg", "png")}
        return [csv, *(File(ending.upper(), name, MADE_LATER) for ending, name in names.items())]
    pictures = picture(making, call).files.items()
    return [
        csv,
        *(File(name.rsplit(".", 1)[1].upper(), f"@/{name}", size_in_words(len(one))) for name, one in pictures),
    ]


def example(making: Making, kind: str) -> bytes:
    """The table of an example in the gallery."""
    from macros.sections.gallery import EXAMPLES

    used("files", EXAMPLES)
    return (making.site.root / EXAMPLES / f"{kind}.csv").read_bytes()


def examples(making: Making, kind: str) -> list[str]:
    """The names of the files of a kind's examples in the gallery."""
    work = lambda: Made(data=[one.file for one in making.macros.gallery(kind).figures])  # noqa: E731
    found: list[str] = making.made(f"examples {kind}", "docs/about", work).data or []
    return found


def _picture(making: Making, figure: Figure) -> Made:
    svg = sheet(making, figure)
    png = charts.images([svg], making.cache, charts.SCALE)[0]
    return Made({f"{PICTURES}/{figure.file}.svg": svg.encode(), f"{PICTURES}/{figure.file}.png": png})


def _size(making: Making, call: Call, figure: Figure) -> int:
    if call[0] == "gallery":
        return len(example(making, call[1][0]))
    stem = figure.csv_href.removeprefix("@/data/").removesuffix(".csv")
    return len(making.table(stem).files[figure.csv_href[2:]])
