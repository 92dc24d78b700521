"""Pages written for a test: a briefing, an issue of the newsletter and an event, in a copy of the small example site; a picture."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from example_sites import copy
from PIL import Image

from macros.content import Site
from macros.files import Files, look

HOME = "https://example.org/exampleshire/"
TODAY = date(2026, 11, 21)
FIGURE = '{{ figure("contacts-by-source") }}'
COUNT = '{{ number("contacts-by-source", "contacts_count", contact_source="Police") }}'
WORDS = "Look at what the child shows, write it down, and say it to somebody who can act on it. " * 4

BRIEFING = f"""\
---
title: Seen & heard
summary: What a child shows is as much as what a child says.
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: practitioner
themes: [early-help]
source: Multi-agency audit of 2024-25
questions:
  - What did we see?
  - Whom did we tell?
---

## Background

The police made {COUNT} contacts. Read [about noticing](noticing.md#key-message-1-look), or ring
[the front door](../worried/index.md).

{FIGURE}

{WORDS}

## Why it matters

{WORDS}

## Key message 1: Look

{WORDS}

## Key message 2: Listen

{WORDS}

## Key message 3: Act

{WORDS}

## What to remember

- Look.
- Listen.

## What to do next

1. Talk it over.
2. Write it down.
"""

NEWSLETTER = f"""\
---
kind: newsletter
template: newsletter.html
title: "What was seen, and what was done"
summary: "April to June 2025: what the board decided & what it learnt."
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: practitioner
themes: [early-help]
issue: 4
period: April to June 2025
month: 2025-06
---

This issue is made for a test.

## In a minute

Two things.

## Decisions

The board looked at **{COUNT} contacts** *and* [these](https://www.gov.uk/). See [the figures](../figures/front-door.md#contacts).

- First
- Second, with [a link](https://www.gov.uk/)

1. One
2. Two

## Learning

{FIGURE}

Read [the briefing](../briefings/noticing.md).

## Three things to do

1. Look.
2. Listen.
3. Act.

## What was decided

One thing.

## What was learnt

Another.

## New guidance

None.

## Dates

None.

## Who to ask

{{{{ contacts("practitioner") }}}}
"""

TRAINING = """\
---
kind: index
template: index.html
title: Training and events
summary: Courses and events to come.
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: practitioner
---

## Events to come {: #events }

## Courses {: #courses }
"""
INDEX = TRAINING.partition("\n## ")[0] + "\nWords.\n"
"""The index of any folder."""
EVENT = """\
---
kind: event
template: event.html
title: Noticing, the course
summary: What to look for; whom to tell, and when.
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: practitioner
themes: [early-help]
starts: 2027-01-12 10:00
ends: 2027-01-12 12:30
place: Town hall, Upper Example
given_by: Business unit
for_whom: Everyone who works with children
book: Ask your manager
---

Bring a pen.
"""
CANCELLED = EVENT.replace("book:", "status: cancelled\nbook:")


def site_with(folder: Path, **files: str) -> Site:
    """The small example site in a folder of its own, with more pages: `briefings__seen=…` is docs/briefings/seen.md."""
    root = copy(folder)
    for name, text in files.items():
        path = root / "docs" / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Site(root, TODAY)


def jpeg(size: tuple[int, int] = (640, 360), place: bool = False, turned: int = 1, form: str = "JPEG") -> bytes:
    """A photograph as a camera writes it."""
    words = Image.Exif()
    words[0x0112] = turned
    if place:
        words[0x8825] = {1: "N", 2: (52.0, 31.0, 0.0), 3: "W", 4: (2.0, 0.0, 0.0)}
    out = io.BytesIO()
    Image.new("RGB", size, "#336699").save(out, form, exif=words)
    return out.getvalue()


def folder_with(root: Path, *names: str, content: bytes = b"words") -> Path:
    """The root of a site whose docs/ has files of these names."""
    for name in names:
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def told_of_folder(root: Path) -> list[str]:
    """What is wrong in docs/ below this root, as it is told."""
    return [str(one) for one in sorted(look(root / "docs", root, Files()).problems)]
