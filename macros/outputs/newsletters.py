"""Every issue of the newsletter to be sent: email, plain text, a message to open, and a body for GOV.UK Notify.

None of these is published. The officer who sends them finds them on their own page, in a folder beside site/;
only the pictures of the email are put on the website, where its readers' mail programs fetch them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import css_inline

from macros import charts
from macros.content import Site, in_words
from macros.content.editions import GAP, gap
from macros.messages import Problem
from macros.outputs import photographs
from macros.outputs.articles import Article, Drawn, article
from macros.outputs.making import Making
from macros.outputs.plain_text import as_notify, as_text, squeezed
from macros.page_macros import PageMacros
from macros.pages import Document, Newsletter
from macros.render import render, safe, whole
from macros.sections.contacts import contacts_for, with_numbers
from macros.system.cache import Cache, Made, name_for

LARGEST = 100_000
"""The most bytes that an email may have: just above this, Gmail shows only its beginning."""
LIBRARIES = ("css-inline", "vl-convert-python", "pillow")
WIDE, NARROW = 552, 288
"""The pixels of a picture's width in the column of 600, and on a phone."""
SOURCE = re.compile(r' src="[^"]*/(figure-[^"/]+?)\.png" srcset="[^"]*"')

PHOTOGRAPH = re.compile(r' src="[^"]*/(photo-[a-z0-9-]+\.\w+)"')


EDITIONS = {"html": "email.html", "text": "newsletter.txt", "notify": "notify.txt", "message": "newsletter.eml"}
"""What is sent of an issue, each with the name of its file."""


@dataclass
class Issue:
    """One issue and what is sent of it. `images` are its figures and `photographs` its other pictures, by their names."""

    document: Document
    html: str
    text: str
    notify: str
    message: bytes
    images: dict[str, bytes] = field(default_factory=dict)
    photographs: dict[str, bytes] = field(default_factory=dict)


def files(making: Making, src: str) -> Made:
    """The pictures that an issue's readers fetch from the site; and, as data, what is sent."""
    issue = make(making.macros, making.document(src), making.home, making.cache)
    url = issue.document.url
    problems = [*too_large(issue), *gaps_in_notify(issue)]
    problems += pictures_too_heavy(issue, making.site.files.pictures.most_in_an_email)
    images = {f"{url}{name}.png": content for name, content in issue.images.items()}
    photos = {f"{photographs.FOLDER}/{name}": content for name, content in issue.photographs.items()}
    sent = {"html": issue.html, "text": issue.text, "notify": issue.notify, "message": issue.message.decode("latin-1")}
    return Made({**images, **photos}, problems, sent)


def issues(site: Site) -> list[Document]:
    """Every issue that has an address, the newest first."""
    found = [one for one in site.published if isinstance(one.meta, Newsletter)]
    return sorted(found, key=lambda one: (month_of(one), one.src), reverse=True)


def others(making: Making, document: Document) -> str:
    """The issues before and after one, as its page shows them."""
    told_of = _listed(making.site)
    if document.src not in [one.src for one in told_of]:
        return ""
    place = [one.src for one in told_of].index(document.src)
    before = told_of[place + 1] if place + 1 < len(told_of) else None
    return render("other_issues", before=before, after=told_of[place - 1] if place else None)


def archive(making: Making) -> str:
    """The issues by the year that each is about, the newest first."""
    years: dict[str, list[Document]] = {}
    for issue in _listed(making.site):
        years.setdefault(year_of(issue), []).append(issue)
    return render("archive", years=years)


def _listed(site: Site) -> list[Document]:
    listed = {one.src for one in site.documents}
    return [one for one in issues(site) if one.src in listed]


def month_of(document: Document) -> str:
    """The last month that an issue is about."""
    return str(getattr(document.meta, "last_month", ""))


def year_of(document: Document) -> str:
    """The year that an issue is about, as its period names it first: `2022` of `October to December 2022`."""
    period = str(getattr(document.meta, "period", ""))
    named = re.search(r"\d{4}(-\d{2})?", period)
    return named[0] if named else str(document.meta.date.year)


def too_large(issue: Issue) -> Iterator[Problem]:
    """An email is so small that no mail program cuts its end off."""
    size = len(issue.html.encode())
    if size >= LARGEST:
        yield Problem(
            issue.document.path,
            issue.document.first,
            f"The email of this issue has {size:,} bytes, and mail programs cut off what comes after {LARGEST:,}",
            "Shorten the text, or split it into two issues",
        )


def gaps_in_notify(issue: Issue) -> Iterator[Problem]:
    """No text that a macro brought has two opening brackets, which GOV.UK Notify would take for a gap to fill in."""
    if GAP in issue.notify:
        yield gap(issue.document, issue.document.first, issue.notify)


def pictures_too_heavy(issue: Issue, most: int) -> Iterator[Problem]:
    """The pictures of an issue weigh so little that mail programs let the message through."""
    size = sum(map(len, issue.photographs.values()))
    if size > most * 1000:
        yield Problem(
            issue.document.path,
            issue.document.first,
            f"The pictures in the email of this issue weigh {size / 1000:,.0f} kB, and the limit is {most:,} kB",
            "Remove a picture, or show some on a page that the issue links to",
        )


def make(page_macros: PageMacros, document: Document, home: str, cache: Cache) -> Issue:
    """An issue in each of its editions."""
    site = page_macros.site
    images: dict[str, bytes] = {}

    def show(drawn: Drawn) -> dict[str, Any]:
        name = f"figure-{len(images) // 4 + 1}"
        heights = {}
        for form, svg, width in (("", drawn.pictures["letter"], WIDE), ("-narrow", drawn.pictures["narrow"], NARROW)):
            wide, high = charts.size_of(svg)
            heights[form] = round(high * width / wide)
            for density in (1, 2):
                ending = form + ("-2x" if density == 2 else "")
                images[name + ending] = _image(svg, density * width / wide, cache)
        page = f"{home}{document.url}"
        return {
            "name": name,
            "base": page,
            "page": page,
            "wide_height": heights[""],
            "narrow_height": heights["-narrow"],
        }

    mail = article(page_macros, document, "email", home, cache, show)
    text = article(page_macros, document, "text", home, cache)
    html = render("newsletter", "email", **_view(site, mail), **_bodies(mail, safe))
    name = name_for(html, *map(repr, images.values()), libraries=LIBRARIES)
    found = cache.get(f"{name}.html")
    if found is None:
        inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
        inlined = inliner.inline(html)
        cache.put(f"{name}.html", inlined.encode())
    else:
        inlined = found.decode()
    words = squeezed(whole("newsletter.txt", "text", **_view(site, text), **_bodies(text, as_text)))
    body = squeezed(whole("newsletter.txt", "notify", **_view(site, text), **_bodies(text, as_notify)))
    photos = {name: photo.small for name, photo in mail.photographs.items()}
    return Issue(document, inlined, words, body, message(document, inlined, words, images, photos), images, photos)


def message(
    document: Document, html: str, text: str, images: Mapping[str, bytes], photographs: Mapping[str, bytes]
) -> bytes:
    """The issue as a message that a mail program opens as a draft: text, HTML, and the pictures inside it.

    It names no sender and no reader: whoever sends it does. The same issue gives the same bytes.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = document.meta.title
    mail["X-Unsent"] = "1"
    mail.set_content(text)
    used: dict[str, str] = {}

    def inside(found: re.Match[str]) -> str:
        used[found[1]] = f"{found[1]}@newsletter"
        return f' src="cid:{used[found[1]]}"'

    html = SOURCE.sub(inside, html)
    html = PHOTOGRAPH.sub(r' src="cid:\1@newsletter"', html)
    mail.add_alternative(html, subtype="html")
    page = mail.get_body(("html",))
    assert isinstance(page, EmailMessage)
    for name, identity in used.items():
        page.add_related(
            images[name], "image", "png", cid=f"<{identity}>", filename=f"{name}.png", disposition="inline"
        )
    for name, content in photographs.items():
        kind = "png" if name.endswith(".png") else "jpeg"
        page.add_related(content, "image", kind, cid=f"<{name}@newsletter>", filename=name, disposition="inline")
    for number, part in enumerate(one for one in mail.walk() if one.is_multipart()):
        part.set_boundary(f"=_part-{number}-of-the-newsletter")
    return mail.as_bytes()


def _view(site: Site, one: Article) -> dict[str, Any]:
    contacts = with_numbers(contacts_for(site.contacts, "public"))
    return {
        "article": one,
        "meta": one.document.meta,
        "partnership": site.partnership,
        "language": site.partnership.language,
        "contacts": contacts,
        "label": _label(site, one.document),
        "compiled": in_words(one.document.meta.date) if getattr(one.document.meta, "looks_back", "") else "",
    }


def _label(site: Site, document: Document) -> str:
    """What appears above the title; a demonstration says so where nothing else does."""
    label = str(getattr(document.meta, "label", ""))
    if site.partnership.is_demonstration and not getattr(document.meta, "looks_back", ""):
        return f"{label} ({site.partnership.demonstration.label})"
    return label


def _bodies(one: Article, told: Any) -> dict[str, Any]:
    """The opening and the parts, each told as the edition needs it."""
    parts = [{"title": part.title, "text": told(part.html), "html": safe(part.html)} for part in one.parts]
    return {"opening": told(one.opening), "parts": parts}


def _image(svg: str, scale: float, cache: Cache) -> bytes:
    """A picture as PNG, so many pixels to each of the original, from the cache or drawn."""
    name = f"{name_for(svg, f'{scale:.4f}', libraries=LIBRARIES)}.png"
    found = cache.get(name)
    if found is None:
        found = charts.png(svg, scale)
        cache.put(name, found)
    return found
