"""The notices of a day, as templates show them: the words, where they lead, and the number that follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from macros.content.site import Site


def shown(site: Site) -> list[dict[str, Any]]:
    """Each notice of today, the urgent ones first."""
    today = [one for one in site.notices if one.is_shown(site.today)]
    contacts = {one.id: one for one in site.contacts}
    pages = {one.src: one for one in site.published}
    found = []
    for one in sorted(today, key=lambda one: one.level != "urgent"):
        src, mark, anchor = one.link.partition("#")
        page = pages.get(src)
        href = one.link if ":" in one.link else f"@/{page.url}{mark}{anchor}" if page else ""
        contact = contacts.get(one.contact)
        found.append(
            {
                "text": one.text,
                "young": one.young or one.text,
                "level": one.level,
                "href": href,
                "label": one.link_text or (page.meta.title if page else ""),
                "contact": contact.model_dump(mode="json") if contact else None,
                "until": one.until.isoformat(),
            }
        )
    return found
