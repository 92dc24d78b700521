"""Every figure as a file that stands alone, SVG and PNG: title, picture and papers on one sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from macros import figures
from macros.charts import Specification, images, key_of, on_paper
from macros.figures import Figure, File

FOLDER = "pictures"


def write(
    site: Path,
    waiting: Mapping[str, Figure],
    specs: Mapping[str, Mapping[str, Specification]],
    svgs: Mapping[str, str],
    kept: Path,
    closing: Callable[[Figure], str],
    size_in_words: Callable[[int], str],
) -> dict[str, list[File]]:
    """The files of each figure that a page shows, by the figure's key; `closing` is the last line of a sheet."""
    sheets = {
        key: on_paper(figures.sheet(waiting[key], svgs[key_of(forms["wide"])], closing(waiting[key])))
        for key, forms in specs.items()
    }
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, list[File]] = {}
    for (key, svg), png in zip(sheets.items(), images(list(sheets.values()), kept), strict=True):
        files = []
        for ending, content in (("svg", svg.encode()), ("png", png)):
            name = f"{waiting[key].file}.{ending}"
            (folder / name).write_bytes(content)
            files.append(File(ending.upper(), f"@/{FOLDER}/{name}", size_in_words(len(content))))
        written[key] = files
    return written
