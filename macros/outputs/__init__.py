"""Pages and figures become every file of the site, each output in its own module; `targets` is the table of all."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

from macros.messages import Problem
from macros.outputs import appearance, editions, hosting, pages, redirects, targets
from macros.outputs.built import look_at_all
from macros.outputs.finish import base_path, root_from
from macros.outputs.links import dead_links
from macros.outputs.making import Making
from macros.system.shelf import Shelved


def make(making: Making) -> MutableMapping[str, bytes]:
    """Every file of the site by its address. What only making shows is among the faults of `making`."""
    with targets.drawn_ahead(making):
        targets.lay_out(making)
    site = Shelved(making.cache.shelf)
    for address, path in making.layout.files().items():
        site[address] = appearance.copied(path)
    for target in targets.targets(making):
        made = targets.make(making, target)
        site |= made.files
        making.faults += made.problems
    making.faults += redirects.add(making, site, lambda text, address: finish(making, text, address))
    editions.write(making)
    hosting.write(making.site.root, base_path(making.home))
    return site


def finish(making: Making, text: str, address: str) -> str:
    """A page without figures, finished."""
    return pages.finish(making, text, address, root_from(address), {})


def look(making: Making, site: Mapping[str, bytes]) -> list[Problem]:
    """What only the made site shows: what its files show although tables hide it, and links that lead nowhere."""
    files = look_at_all(making, site)
    unsafe = sorted({problem for one in files.values() for problem in one.problems})
    return [*unsafe, *dead_links(making.site, files, making.home, making.sent)]


__all__ = ["Making", "look", "make"]
