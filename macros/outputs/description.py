"""What every description of a table says: its files, day, licence, areas and sources."""

from __future__ import annotations

from dataclasses import dataclass

from macros.content import Site
from macros.facts.area_names import in_a_sentence
from macros.outputs import metadata_text
from macros.tables import SYMBOLS, Table

FORMULAS = (
    "A text that begins with =, +, - or @ has an apostrophe before it, so that a spreadsheet shows it and does not run "
    "it. Numbers are as they are."
)
"""How the files are made harmless, in words."""


CODES = "official-areas"
"""The stem of the table of the areas' official codes, which an import of official statistics keeps."""
LEVELS = {"Local authority": "new_la_code", "Regional": "region_code", "National": "country_code"}
"""The column of that table that has the code of an area, by its level."""


@dataclass(frozen=True)
class Files:
    """The sizes of the files of one published table, in bytes: the CSV, and its metadata."""

    size: int
    metadata_size: int


@dataclass(frozen=True)
class Source:
    """A document as a reader would cite it, with the place in it; `id` is its short name in the CSV."""

    id: str
    title: str
    publisher: str
    url: str
    locator: str


@dataclass(frozen=True)
class Area:
    """An area of a table; its official code where it is known."""

    name: str
    code: str = ""

    def in_a_sentence(self) -> str:
        """Its name with "the" where English has it."""
        return in_a_sentence(self.name)


def page_of_all(site: Site, site_url: str) -> str:
    """The address of the page that lists every table; of the whole site, where it has none."""
    return f"{site_url}data/" if site.has_page("data/index.md") else site_url


def modified(table: Table) -> str:
    """The day on which the table was last changed, from its metadata: taken over or remarked on."""
    metadata = table.metadata
    return max([metadata.retrieved, *(one.published for one in metadata.remarks)]).isoformat()


def described(table: Table) -> str:
    """What the table is and what it counts, in one text."""
    return f"{table.metadata.description} {' '.join(table.metadata.definition.split())}"


def licence(table: Table) -> dict[str, str]:
    """The licence of a table: its name, title and address."""
    own = table.metadata.licenses[0]
    return {"name": own.name, "title": own.title, "path": own.path}


def known_areas(site: Site) -> list[Area]:
    """The areas whose official codes are known: the partnership's own, and those of the table of codes."""
    own = site.partnership
    named = {
        own.authority.name: own.authority.new_la_code,
        own.region.name: own.region.region_code,
        own.country.name: own.country.country_code,
    }
    table = site.find(CODES)
    for row in table.cells.to_dict("records") if table else []:
        column = LEVELS.get(str(row.get("geographic_level")), "")
        named.setdefault(str(row.get("area")), str(row.get(column, "")))
    return [Area(name, code) for name, code in named.items() if code and code not in SYMBOLS]


def areas(table: Table, site: Site) -> list[Area]:
    """The areas of a table, in its order."""
    codes = {area.name: area.code for area in known_areas(site)}
    names = dict.fromkeys(table.cells["area"]) if "area" in table.cells else {}
    return [Area(str(name), codes.get(str(name), "")) for name in names]


def sources(table: Table, site: Site) -> list[Source]:
    """The documents that a table comes from."""
    lines = []
    for source in table.metadata.sources:
        document = site.sources.get(source.document)
        said = (document.title, document.publisher, document.url) if document else (source.document, "", "")
        lines.append(Source(source.document, *said, locator=source.locator))
    return lines


def meaning(table: Table, column: str, site: Site) -> str:
    """What a column holds, for programs: for areas with the codes by which the table joins with others."""
    said = metadata_text.meaning(table, column)
    coded = [f"{area.name} {area.code}" for area in areas(table, site) if area.code] if column == "area" else []
    return f"{said} Official codes: {', '.join(coded)}." if coded else said
