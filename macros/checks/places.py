"""Where practitioners go next: each place of `data/where-to-go.yml` is there, and each briefing has one."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.link_targets import Targets
from macros.content import Site
from macros.messages import Problem, nearest
from macros.pages import Briefing
from macros.sections.places import places_for


def places(site: Site) -> Iterator[Problem]:
    """Every page, contact and theme that a place names is there, and no briefing is without a place."""
    _, problems, record = site.fact("where-to-go.yml")
    if record is None or problems:
        return
    targets, ids = Targets(site), [one.id for one in site.contacts]
    for index, place in enumerate(site.places):
        if place.page and (wrong := targets.wrong(place.page)):
            yield Problem(record.path, record.line("places", index, "page"), *wrong)
        if place.contact and place.contact not in ids and not site.in_doubt("contacts.yml"):
            what = f"`{place.contact}` is not a contact"
            line = record.line("places", index, "contact")
            yield Problem(record.path, line, what, nearest(place.contact, ids, "The ids are in data/contacts.yml"))
        for number, theme in enumerate(place.themes):
            if site.themes and theme not in site.themes and not site.in_doubt("themes.yml"):
                line = record.line("places", index, "themes", number)
                fix = nearest(theme, site.themes, "Write an id from that file, or add the theme")
                yield Problem(record.path, line, f"`{theme}` is not a theme of data/themes.yml", fix)
    reported = {(one.path, one.line) for one in site.faults_of_front_matter}
    for document in site.documents:
        line, themes = document.record.line("themes"), document.meta.themes  # none where they are missing
        known = themes and site.themes.keys() >= set(themes) and (document.path, line) not in reported
        if isinstance(document.meta, Briefing) and known and not places_for(site.places, themes):
            what = "This briefing does not say where to go: no place in data/where-to-go.yml has one of its themes"
            fix = "Add one of its themes to a place there, or a place for it"
            yield Problem(document.path, line, what, fix)


def evidence(site: Site) -> Iterator[Problem]:
    """Every document that a briefing's evidence comes from is in `data/sources.yml`."""
    if site.in_doubt("sources.yml"):
        return
    for document in site.documents:
        for index, name in enumerate(getattr(document.meta, "evidence", ())):
            if name not in site.sources:
                line = document.record.line("evidence", index)
                fix = nearest(name, site.sources, "Write an id from that file, or add the document")
                yield Problem(document.path, line, f"`{name}` is not a document of data/sources.yml", fix)


def documents_without_an_address(site: Site) -> Iterator[Problem]:
    """Where a page lists the documents, readers learn where each is, or where to look for it."""
    _, problems, record = site.fact("sources.yml")
    listed = any(call.name == "documents" for one in site.documents for call in one.reading.calls)
    if record is None or problems or not listed:
        return
    for name, document in site.sources.items():
        line = record.line("sources", name)
        if not document.url and not document.look_at:
            what = f"Nothing says where to find `{name}`, so readers are told that it is not online"
            fix = "Add its address as `url:`, or where to look or ask for it as `look_at:`"
            yield Problem(record.path, line, what, fix, stops=False)
