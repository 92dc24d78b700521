"""Every figure as a file that stands alone, SVG and PNG: title, picture and metadata on one sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from macros import figures
from macros.charts import SCALE, Specification, images, key_of, on_paper
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
    # The same figure may stand on several pages; its file is made once.
    first = {waiting[key].file: key for key in reversed(list(specs))}
    sheets = {
        name: on_paper(figures.sheet(waiting[key], svgs[key_of(specs[key]["wide"])], closing(waiting[key])))
        for name, key in first.items()
    }
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, list[File]] = {}
    for (name, svg), png in zip(sheets.items(), images(list(sheets.values()), kept, SCALE), strict=True):
        written[name] = []
        for ending, content in (("svg", svg.encode()), ("png", png)):
            (folder / f"{name}.{ending}").write_bytes(content)
            address = f"@/{FOLDER}/{name}.{ending}"
            written[name].append(File(ending.upper(), address, size_in_words(len(content))))
    return {key: written[waiting[key].file] for key in specs}
