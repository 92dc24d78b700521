"""The changes of a site that the incremental build is tried with: one of each kind of input."""

from __future__ import annotations

from datetime import date

from changing import (
    BRIEFING,
    COUNTS,
    DOCUMENT,
    PAGE,
    PDF,
    PICTURE,
    REFERRALS,
    TABLES,
    TO_COME,
    Change,
    all_of,
    edited,
    folder,
    like,
    line_above,
    line_added,
    linked,
    no_folder,
    nothing,
    removed,
    renamed,
    written,
    written_at_end,
)
from editing import jpeg
from example_sites import GALLERY

NEIGHBOURS = f"{TABLES}/statistical-neighbours"
META = "docs/about/media/.meta.yml"

CHANGES: dict[str, Change] = {
    "a word of a page": edited(PAGE, "Write", "Please write"),
    "a macro of a briefing": edited(BRIEFING, 'contact_source="Police"', 'contact_source="Health"'),
    "a title": edited(BRIEFING, "title: Speaking up", "title: Speaking out"),
    "a title in the menu": edited("docs/briefings/index.md", "title: Briefings", "title: All briefings"),
    "a summary, a date and a theme": all_of(
        edited("docs/training/noticing.md", "summary: What", "summary: All that"),
        edited("docs/newsletters/2026-spring.md", "date: 2026-11-20", "date: 2026-11-19"),
        edited("docs/reviews/early-help-2024.md", "[early-help]", "[front-door]"),
        edited("docs/yearly-report/2024-25/voices.md", "summary:", "summary: All of it."),
    ),
    "the first and the last day of pages": all_of(
        edited(TO_COME, "publish_on: 2027-03-01\n", ""), edited(PAGE, "owner:", "until: 2026-11-20\nowner:")
    ),
    "a change that readers are told of": edited(
        PAGE, "owner:", "changes: [{date: 2026-11-20, what: The plan is new.}]\nowner:"
    ),
    "a page added, one removed and one renamed": all_of(
        removed("docs/training/away.md"),
        renamed(BRIEFING, "docs/briefings/saying.md"),
        edited("docs/briefings/saying.md", "moved_from: [", "moved_from: [briefings/speaking-up/, "),
        like("docs/about/new.md", "docs/about/staying-safe-online.md", ("Stay", "Stay always"), ("leave", "keep")),
    ),
    "what a folder gives to its pages": edited("docs/about/.meta.yml", "kind: about", "kind: about\naudience: board"),
    "a cell": edited(f"{REFERRALS}.csv", "Southshire,510,51.0", "Southshire,520,52.0"),
    "a table's title and theme": all_of(
        edited(f"{COUNTS}.yml", "title: Contacts by who made them", "title: Contacts by source"),
        edited(f"{COUNTS}.yml", "[front-door]", "[early-help]"),
    ),
    "a figure": edited(f"{COUNTS}.yml", "kind: bar", "kind: column"),
    "a table added and one removed": all_of(
        like(f"{TABLES}/others.csv", f"{REFERRALS}.csv"),
        like(f"{TABLES}/others.yml", f"{REFERRALS}.yml", ("Referrals by", "Others by")),
        removed(f"{TABLES}/training-courses.csv", f"{TABLES}/training-courses.yml"),
    ),
    "the neighbours": all_of(
        edited(f"{NEIGHBOURS}.csv", "2,Southshire", "2,Westshire"),
        edited(f"{REFERRALS}.csv", "2023-24,Southshire", "2023-24,Westshire"),
        edited(f"{REFERRALS}.csv", "2024-25,Southshire", "2024-25,Westshire"),
    ),
    "who the partnership is": edited("data/partnership.yml", "short_name: ECSP", "short_name: ESP"),
    "a number to ring": edited("data/contacts.yml", "for_whom: Anyone", "for_whom: Everybody"),
    "a source": edited("data/sources.yml", "annual report 2024-25", "annual report of 2024-25"),
    "a theme": edited("data/themes.yml", "name: Early help", "name: Help that comes early"),
    "an abbreviation": edited("data/glossary.yml", "local authority designated", "local authority's designated"),
    "a duty, a group and a statement": all_of(
        edited("data/duties.yml", "What the law asks for: area", "The area that the law asks for"),
        edited("data/governance.yml", "name: Forum of the chairs", "name: Chairs' forum"),
        edited("data/accessibility.yml", "tested_by: our own", "tested_by: many"),
    ),
    "a measure, a search and an old address": all_of(
        edited("data/comparisons.yml", "measure: Referrals", "measure: All referrals"),
        edited("data/search-words.yml", "[bruise, mark]", "[bruise, mark, scar]"),
        edited("data/moved.yml", "briefings/old-advice/", "briefings/older-advice/"),
    ),
    "an indicator": edited("data/thresholds/indicators.csv", "Is known to the health", "Is seen by the health"),
    "a level of need and its words": all_of(
        edited("data/thresholds/levels.yml", "everyday services", "the services of every day"),
        edited("data/thresholds/words.yml", "[well]", "[well, strong]"),
    ),
    "an expectation": edited("data/expectations.yml", "indicators: 8", "indicators: 80"),
    "the widths of pictures": edited("data/files.yml", "widths: [480, 960, 1440]", "widths: [320, 960, 1440]"),
    "a picture and a document": all_of(written(PICTURE, jpeg((800, 500))), written(DOCUMENT, PDF + b" ")),
    "a picture added and one removed": all_of(
        written("docs/about/park.jpg", jpeg()), removed(PICTURE), edited(PAGE, "hall.jpg", "park.jpg")
    ),
    "an example of the gallery": edited(f"{GALLERY}/bar.yml", "title:", "title: New,"),
}
"""A change of each kind of file, on a site that is right."""

LATER: dict[str, tuple[Change, Change]] = {
    "the neighbours have a fault": (
        edited(f"{NEIGHBOURS}.yml", "owner: Data officer", "owner: [Data officer]"),
        edited(f"{NEIGHBOURS}.yml", "owner: [Data officer]", "owner: Data officer"),
    ),
    "there are no tables": (renamed(TABLES, "data/tabels"), renamed("data/tabels", TABLES)),
    "there is a file where the tables should be": (
        all_of(renamed(TABLES, "data/.tables"), written(TABLES, "")),
        all_of(removed(TABLES), renamed("data/.tables", TABLES)),
    ),
    "there is no threshold guidance": (
        renamed("data/thresholds", "data/threshold"),
        renamed("data/threshold", "data/thresholds"),
    ),
    "there is a folder where a file should be": (
        all_of(removed("data/glossary.yml"), written("data/glossary.yml/one.txt", "")),
        all_of(removed("data/glossary.yml/one.txt"), no_folder("data/glossary.yml")),
    ),
    "files are missing": (
        all_of(*(renamed(f"data/{name}.yml", f"data/.{name}") for name in ("glossary", "themes", "comparisons"))),
        all_of(*(renamed(f"data/.{name}", f"data/{name}.yml") for name in ("glossary", "themes", "comparisons"))),
    ),
    "metadata have no table": (
        written(f"{TABLES}/referalls.yml", "title: Referrals\n"),
        renamed(f"{TABLES}/training-courses.yml", f"{TABLES}/referals.yml"),
    ),
    "a folder without pages has metadata": (
        all_of(written(META, "kind: about\ntemplate: about.html\n"), written("docs/about/media/plan.pdf", PDF)),
        written(META, "kind: abuot\ntemplate: about.html\n"),
    ),
    "a line stands above front matter": (line_above(PAGE, ""), edited(PAGE, "title: ", "titel: ")),
    "front matter has an end": (nothing, edited(PAGE, "audience: public\n---", "audience: public\n--- x")),
    "a page is a file": (nothing, linked(PAGE, "contact.md")),
    "a document is a folder": (
        all_of(removed(DOCUMENT), folder(DOCUMENT)),
        all_of(no_folder(DOCUMENT), written(DOCUMENT, PDF)),
    ),
    "a document becomes a folder": (nothing, all_of(removed(DOCUMENT), folder(DOCUMENT))),
    "a picture becomes a link that leads nowhere": (nothing, all_of(linked(PICTURE, "hall.jpg"), removed("hall.jpg"))),
    "a page cannot be read": (written(PAGE, b"---\ntitle: Contact\n---\n\xe9\n"), written(PAGE, "")),
    "a page cannot be read any more": (nothing, written_at_end(PAGE, b"\xe9")),
    "the tables lie elsewhere": (
        linked(TABLES, "tables"),
        edited(f"{COUNTS}.yml", "title: Contacts by who made them", "title: Contacts by source"),
    ),
    "a link leads to no heading": (
        edited("docs/worried/index.md", "## By telephone", "## On the telephone"),
        edited("docs/worried/index.md", "## On the telephone", "## By telephone"),
    ),
    "a number is typed that a table does not have": (
        line_added(PAGE, "\nIn 2025 there were 9,040 referrals in England."),
        edited(f"{REFERRALS}.csv", "9010", "9040"),
    ),
}
"""A first change, made with all that is kept, and one after it: often the site has a fault, which is mended."""

DAYS = {
    "a page is due for review": (edited(PAGE, "review_by: 2099-11-20", "review_by: 2027-01-01"), date(2027, 1, 2)),
    "a page is published, and another and an event are over": (
        edited(PAGE, "owner:", "until: 2026-11-30\nowner:"),
        date(2027, 3, 1),
    ),
}

TEMPLATES: list[dict[str, str]] = [
    {"main.html": "<!-- another -->"},
    {"partials/foot.html": '<p id="by-telephone">Another foot.</p>'},
    {"event.html": "<!-- another -->", "components/web/contact.html": "<p>Another contact.</p>"},
    {
        "components/email/newsletter.html": "<p>Another e-mail.</p>",
        "components/handout/briefing.html": "<p>Another handout.</p>",
        "components/text/briefing.txt": "Another text.",
        "components/sharing/card.html": "<!-- another -->",
        "assets/page.css": "p { margin: 1px }",
    },
]
"""Templates of each folder, with what is put at the end of each."""
