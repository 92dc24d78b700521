"""The threshold guidance as pages, one for each level, area of need and theme, and as files to take away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from macros.content import Site, in_words
from macros.outputs import indicators
from macros.outputs.downloads import size_in_words
from macros.outputs.from_data import DataPage
from macros.outputs.making import Making
from macros.outputs.open_data import harmless
from macros.pages import Page
from macros.render import render
from macros.sections import onward
from macros.sections.guidance import numbers_at_once
from macros.system.cache import Made
from macros.thresholds import Guidance, Indicator, Level

SHELL = onward.VIEW
"""The page that each of these pages is made from."""
UNFOLDED = 24
"""The most indicators that a page shows all at once: about ten phone screens."""
PROCEDURES = "thresholds/procedures/"
"""The address of the page whose headings indicators lead to."""
COLUMNS = ("id", "level", "domain", "ages", "themes", "text", "next_step", "procedure", "status")


def files(making: Making) -> Made:
    """The guidance as files; none where a site has no guidance."""
    guidance = making.site.read_thresholds[0]
    if not guidance:
        return Made()
    return Made(
        {
            "thresholds/indicators.csv": as_csv(guidance, making.site),
            "thresholds/indicators.json": as_json(guidance, making.site, making.home),
            indicators.ADDRESS: indicators.asked(guidance),
        }
    )


def download(making: Making) -> str:
    """The links to the files, as the page on thresholds shows them."""
    made = making.made("thresholds", "data/thresholds", lambda: files(making)).files
    sizes = {name.rpartition(".")[2]: size_in_words(len(made[name])) for name in made if name != indicators.ADDRESS}
    count = len(making.site.read_thresholds[0].indicators)
    return render("threshold_files", count=count, **sizes) if made else ""


def all_pages(making: Making) -> list[DataPage]:
    """The guidance's pages; none where a site has no guidance."""
    guidance, shell = making.site.read_thresholds[0], making.shell(SHELL)
    return list(pages(guidance, making.site, making.home, shell.meta)) if guidance and shell else []


def as_csv(guidance: Guidance, site: Site) -> bytes:
    """The indicators in the columns of `data/thresholds/indicators.csv`, and their status (RFC 4180, UTF-8).

    The status is in each row, so that a row that is copied into another sheet still says that no one has approved it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in [*_cells(one), _status(site)]] for one in guidance.indicators)
    return text.getvalue().encode()


def as_json(guidance: Guidance, site: Site, site_url: str) -> bytes:
    """Levels, areas of need, ages, themes and indicators, with licence and status: what a program needs to show them."""
    partnership = site.partnership
    whole = {
        "title": f"{guidance.name}: {partnership.name}",
        "status": _status(site),
        "address": f"{site_url}thresholds/",
        "licence": {"title": partnership.licence.title, "path": partnership.licence.href},
        "guidance": partnership.guidance.model_dump(mode="json"),
        "bases": {name: basis.model_dump(mode="json") for name, basis in guidance.bases.items()},
        "levels": [level.model_dump(mode="json") for level in guidance.levels],
        "domains": {name: domain.model_dump(mode="json") for name, domain in guidance.domains.items()},
        "ages": {name: age.model_dump(mode="json", exclude={"words"}) for name, age in guidance.ages.items()},
        "themes": {name: theme.model_dump(mode="json") for name, theme in guidance.used_themes.items()},
        "indicators": [
            {
                "id": one.id,
                "level": one.level,
                "domain": one.domain,
                "ages": list(one.ages),
                "themes": list(one.themes),
                "text": one.text,
                "next_step": one.next_step,
                "procedure": f"{site_url}{PROCEDURES}#{one.procedure}" if one.procedure else None,
                "status": _status(site),
                "url": one.url.replace("@/", site_url, 1),
            }
            for one in guidance.indicators
        ],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def pages(guidance: Guidance, site: Site, site_url: str, shell: Page) -> Iterator[DataPage]:
    """A page for each level, grouped by area of need, and one for each area and theme, grouped by level."""
    make_page = partial(_page, guidance=guidance, site=site, site_url=site_url, shell=shell)
    for level in guidance.levels:
        groups = [
            _part(f"{level.slug}-{name}", domain.name, level, guidance.of(level.number, name))
            for name, domain in guidance.domains.items()
        ]
        known = {"name": level.title, "title": level.title, "slug": level.slug, "about": level.meaning, "level": level}
        yield make_page(known, groups, f"{level.meaning} {level.leads}. {level.plan}. {level.next_step}")
    for name, domain in guidance.domains.items():
        title = f"{domain.name}: indicators by level"
        known = {"name": domain.name, "title": title, "slug": name, "about": domain.about, "level": None}
        yield make_page(known, _by_level(guidance, domain=name), domain.about)
    for name, theme in guidance.used_themes.items():
        title = f"{theme.name}: indicators by level"
        about = f"What you may see at each level of need, and what to do next. {theme.about}"
        known = {"name": theme.name, "title": title, "slug": name, "about": about, "level": None}
        found_by = " ".join([about, *(_told(one, guidance) for one in guidance.of(theme=name))])
        yield make_page(known, _by_level(guidance, theme=name), found_by)


def _by_level(guidance: Guidance, **chosen: str) -> list[dict[str, Any]]:
    return [_part(level.slug, level.title, level, guidance.of(level.number, **chosen)) for level in guidance.levels]


def _part(identity: str, title: str, level: Level, rows: list[Indicator]) -> dict[str, Any]:
    return {"id": identity, "title": title, "level": level, "rows": rows}


def _page(
    known: dict[str, Any],
    parts: list[dict[str, Any]],
    found_by: str,
    *,
    guidance: Guidance,
    site: Site,
    site_url: str,
    shell: Page,
) -> DataPage:
    """One page, with owner and review date of its shell."""
    url = f"thresholds/{known['slug']}/"
    view = {
        **known,
        "parts": [part for part in parts if part["rows"]],
        "folds": sum(len(part["rows"]) for part in parts) > UNFOLDED,
        "unapproved": site.partnership.demonstration.unapproved if site.partnership.is_demonstration else "",
        "to_ring": numbers_at_once(site),
        "owner": shell.owner,
        "review_by": _day(shell.review_by),
        "address": f"{site_url}{url}",
    }
    main = render("threshold_page", view=view, guidance=guidance)
    themes = [known["slug"]] if known["slug"] in guidance.used_themes else []
    day = shell.date.isoformat()
    return DataPage(url, guidance.name, known["title"], known["about"], main, "", found_by, day, themes)


def _told(one: Indicator, guidance: Guidance) -> str:
    """An indicator by all the words that it can be looked for with."""
    return " ".join([one.text, *indicators.typed_for(one, guidance)])


def _cells(one: Indicator) -> list[str]:
    """An indicator as a row of the CSV."""
    return [
        one.id,
        str(one.level),
        one.domain,
        ";".join(one.ages),
        ";".join(one.themes),
        one.text,
        one.next_step,
        one.procedure,
    ]


def _status(site: Site) -> str:
    unapproved = site.partnership.demonstration.unapproved
    return unapproved[:1].lower() + unapproved[1:] if site.partnership.is_demonstration else "published"


def _day(day: date) -> dict[str, str]:
    return {"iso": day.isoformat(), "words": in_words(day)}
