"""What a page says in its own language: the words of its frame, and where it has other versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.facts.languages import Labels, Language
from macros.pages import Document, Translation

if TYPE_CHECKING:
    from macros.content.pages import SitePages

ENGLISH = "en"


def language_of_page(site: SitePages, code: str) -> dict[str, Any]:
    """The language of a page as templates know it: `code` is '' for the language of the site itself.

    `labels` has the text of each label and, where it is in another language than the page, which; `phrases` what is said in
    this language for a text that is the same as a label's in English. `foreign` is whether texts of the site are in
    another language than the page.
    """
    home = site.partnership.language
    own = site.languages.get(code or home.partition("-")[0], Language())
    english = site.languages[ENGLISH].labels
    texts = {word: (getattr(own.labels, word), getattr(english, word)) for word in Labels.model_fields}
    return {
        "code": code or home,
        "name": own.name,
        "direction": own.direction,
        "foreign": bool(code),
        "home": home,
        "labels": {
            word: {"text": said or other, "lang": "" if said else ENGLISH} for word, (said, other) in texts.items()
        },
        "phrases": {other: said for said, other in texts.values() if said},
    }


def versions_of(site: SitePages, document: Document) -> list[dict[str, Any]]:
    """The versions of a page, each with its language, the original first; none where it has no other."""
    others = [one for one in site.versions if one.original == document.original]
    original = next((one for one in site.published if one.src == document.original), None)
    if not others or original is None:
        return []
    found = [(site.partnership.language, "", original), *((one.language, one.language, one) for one in others)]
    return [
        {"code": code, "url": one.url, "here": one.src == document.src}
        | {word: language_of_page(site, asked)[word] for word in ("name", "direction")}
        for code, asked, one in found
    ]


def state_of_version(site: SitePages, document: Document) -> dict[str, Any]:
    """How far readers can rely on a version: its original, whether that is newer, and whether no one has checked it."""
    meta = document.meta
    original = next((one for one in site.published if one.src == document.original), None)
    if not isinstance(meta, Translation) or original is None:
        return {}
    known = site.languages[document.language]
    return {
        "original": original.url,
        "older": original.meta.modified > meta.translates,
        "unchecked": not (meta.checked_on and known.checked_on),
        "date": f"{meta.date:%d/%m/%Y}",
        "iso": meta.date.isoformat(),
    }
