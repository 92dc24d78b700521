"""A table as a schema.org Dataset: what search engines for data read in its page."""

from __future__ import annotations

from typing import Any

from macros.content import Site
from macros.outputs.description import Area, Files, areas, described, licence, modified, page_of_all, sources
from macros.tables import Table
from macros.tables.covered import covered


def dataset(table: Table, files: Files, site: Site, site_url: str) -> dict[str, Any]:
    """The table's JSON-LD."""
    metadata, known = table.metadata, site.partnership
    owner = {"@type": "Organization", "name": known.name, "url": site_url}
    time = covered(table.periods)
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{site_url}data/{table.stem}/",
        "url": f"{site_url}data/{table.stem}/",
        "identifier": table.stem,
        "name": metadata.title,
        "description": described(table),
        "keywords": [site.theme_name(theme) for theme in metadata.themes],
        "inLanguage": known.language,
        "isAccessibleForFree": True,
        "license": licence(table)["path"],
        "creator": owner,
        "publisher": owner,
        "dateModified": modified(table),
        **({"temporalCoverage": time} if time else {}),
        "spatialCoverage": [_place(area) for area in areas(table, site)],
        "variableMeasured": [metadata.title_of(name) for name in table.measures],
        "isBasedOn": [
            {
                "@type": "CreativeWork",
                "name": source.title,
                "publisher": {"@type": "Organization", "name": source.publisher},
            }
            for source in sources(table, site)
        ],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": f"{known.name}: all tables",
            "url": page_of_all(site, site_url),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "text/csv",
                "contentUrl": f"{site_url}data/{table.stem}.csv",
                "contentSize": f"{files.size} B",
            }
        ],
    }


def _place(area: Area) -> dict[str, str]:
    place = {"@type": "Place", "name": area.name}
    return {**place, "identifier": area.code} if area.code else place
