"""Two built sites are compared as readers see them; what readers cannot see differ is not listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from two_sites import HOME, page, site

from macros.changes import Change, Changes, Page, built, compare
from macros.messages import Fault

NUMBER = '<a class="number" href="../data/visits/" title="Visits, 2025">{}</a>'
FIGURE = (
    '<figure id="figure-visits"><figcaption><h3 class="figure-title">{title}</h3></figcaption>'
    '<svg><path d="{path}"/></svg><span class="figure-words">{words}</span></figure>'
)
TABLE = "<table><caption>Visits</caption><tr><th>Year</th><th>Visits</th></tr>{}</table>"
ROW = '<tr><th scope="row">{}</th><td>{}</td></tr>'

TWINS = '<tr><th scope="row">2025</th><td>{}</td><td>Police</td></tr><tr><th scope="row">2025</th><td>{}</td><td>Schools</td></tr>'


def compared(tmp_path: Path, before: dict[str, str | bytes], after: dict[str, str | bytes]) -> Changes:
    return compare(built(site(tmp_path / "before", before)), built(site(tmp_path / "after", after)))


def of_a_page(tmp_path: Path, before: str, after: str) -> list[Change]:
    """What differs on a page with these contents of its main part."""
    found = compared(tmp_path, {"site/a/index.html": page(before)}, {"site/a/index.html": page(after)})
    return [change for one in found.pages for change in one.changes]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("<p>One. Two.</p>", "<p>One. Three.</p>", [Change("Sentence", "Two.", "Three.")]),
        ("<p>One.</p>", "<p>One.</p><p>New.</p>", [Change("Sentence", "", "New.")]),
        ("<p>One.</p><p>Two.</p>", "<p>One.</p>", [Change("Sentence", "Two.", "")]),
        ("<h2>Old</h2>", "<h2>New</h2>", [Change("Heading", "Old", "New")]),
        (
            f"<p>{NUMBER.format(12)} came.</p>",
            f"<p>{NUMBER.format(13)} came.</p>",
            [
                Change("Number", "12", "13", "Visits, 2025 (table visits)"),
                Change("Sentence", "12 came.", "13 came."),
            ],
        ),
        (
            FIGURE.format(title="It rose", path="1", words="A bar."),
            FIGURE.format(title="It fell", path="1", words="Two bars."),
            [
                Change("Figure “visits”, title", "It rose", "It fell"),
                Change("Figure “visits”, text alternative", "A bar.", "Two bars."),
            ],
        ),
        (
            TABLE.format(ROW.format(2024, 1) + ROW.format(2025, 2)),
            TABLE.format(ROW.format(2024, 1) + ROW.format(2025, 3)),
            [Change("Table Visits: 2025, Visits", "2", "3")],
        ),
        (
            TABLE.format(TWINS.format(1, 2)),
            TABLE.format(TWINS.format(1, 3)),
            [Change("Table Visits: 2025, Schools, Visits", "2", "3")],
        ),
        (
            TABLE.format(ROW.format(2024, 1)),
            TABLE.format(ROW.format(2024, 1) + ROW.format(2025, 3)),
            [Change("Table Visits, row", "", "2025 | 3")],
        ),
        (
            '<a href="../b/">Read on</a>',
            '<a href="../c/">Read on</a>',
            [Change("Where the link “Read on” leads", "b/", "c/")],
        ),
        (
            '<img alt="A hall" src="a.png">',
            '<img alt="A park" src="a.png">',
            [Change("Text alternative of a picture", "A hall", "A park")],
        ),
    ],
)
def test_each_text_that_differs_is_told_with_what_it_was(tmp_path, before, after, told):
    assert of_a_page(tmp_path, before, after) == told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>One.</p><p>Two.</p>", "<p>Two.</p><p>One.</p>"),
        ("<p>One.  Two.</p>", "<p>One.\nTwo.</p>"),
        ("<p>One.</p>", '<p class="lead">One.</p>'),
        ('<a href="a.pdf">Sheet, PDF (38 kB)</a>', '<a href="a.pdf">Sheet, PDF (41 kB)</a>'),
        (TABLE.format(ROW.format(1, 2) + ROW.format(3, 4)), TABLE.format(ROW.format(3, 4) + ROW.format(1, 2))),
    ],
)
def test_order_markup_and_sizes_of_files_are_no_changed_words(tmp_path, before, after):
    assert of_a_page(tmp_path, before, after) == []


LINK = '<p>Read <a href="../b/">on this</a>.</p>'
PLAIN = "<p>Read on this.</p>"
CELL = "<table><tr><th>A</th></tr><tr><td>{}</td></tr></table>"
LEADS = "Where the link “on this” leads"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (LINK, PLAIN, [Change(LEADS, "b/", "")]),
        (PLAIN, LINK, [Change(LEADS, "", "b/")]),
        (CELL.format(LINK), CELL.format(PLAIN), [Change(LEADS, "b/", "")]),
        ("", LINK, [Change("Sentence", "", "Read on this.")]),
    ],
)
def test_a_link_that_is_put_in_or_taken_out_is_told_where_its_words_stay(tmp_path, before, after, told):
    assert of_a_page(tmp_path, before, after) == told


def test_a_number_that_only_has_another_place_has_not_changed(tmp_path):
    one, two, three = (
        f'<p>There were <a class="number" href="data/t/" title="{name}">{value}</a> {name}.</p>'
        for name, value in (("calls", 5), ("letters", 7), ("visits", 7))
    )
    assert of_a_page(tmp_path, one + two + three, three + one + two) == []
    told = [each for each in of_a_page(tmp_path, one + two + three, three + one) if each.part == "Number"]
    assert told == [Change("Number", "7", "", "letters (table t)")]


def test_a_pdf_with_the_same_words_and_another_look_is_told(tmp_path):
    old, new = {"site/a.pdf": b"%PDF one scan"}, {"site/a.pdf": b"%PDF another"}
    told = compared(tmp_path, old, new).files
    assert [(one.name, one.state, one.changes) for one in told] == [("a.pdf", "changed", [])]
    assert told[0].measure == "0 pages; the same words, with other pictures, links or layout"


def test_the_title_of_a_feed_is_told(tmp_path):
    feed = "<feed><title>{}</title><entry><title>Same</title></entry></feed>"
    old, new = ({"site/feeds/all.xml": feed.format(title)} for title in ("News &amp; advice", "News"))
    told = compared(tmp_path, old, new).files
    assert [one.changes for one in told] == [[Change("Title of the feed", "News & advice", "News")]]


def test_the_address_that_a_site_was_built_for_is_no_difference(tmp_path):
    other = "https://other.example/"
    one = {"site/index.html": page(""), "site/a.json": f'"{HOME}b/"'}
    two = {"site/index.html": page("", home=other), "site/a.json": f'"{other}b/"'}
    assert not compared(tmp_path, one, two)


def test_a_page_can_be_new_removed_or_moved(tmp_path):
    leads = '<meta http-equiv="refresh" content="0; url=../new/">'
    found = compared(
        tmp_path,
        {"site/gone/index.html": page("<p>G.</p>", "Gone"), "site/old/index.html": page("<p>S.</p>", "Same")},
        {
            "site/come/index.html": page("<p>C.</p>", "Come"),
            "site/old/index.html": page("", head=leads),
            "site/new/index.html": page("<p>T.</p>", "Same"),
        },
    )
    assert [(one.address, one.state, one.moved_from) for one in found.pages] == [
        ("come/", "new", ""),
        ("gone/", "removed", ""),
        ("new/", "moved", "old/"),
    ]
    assert found.pages[2].changes == [Change("Sentence", "S.", "T.")]


def test_a_page_that_begins_to_lead_elsewhere_is_removed(tmp_path):
    leads = '<meta http-equiv="refresh" content="0; url=../b/">'
    both = {"site/b/index.html": page("<p>B.</p>")}
    old, new = {"site/a/index.html": page("<p>A.</p>")} | both, {"site/a/index.html": page("", head=leads)} | both
    assert compared(tmp_path, old, new).pages == [Page("a/", "A page", "removed", "kind-about", "", "leads to b/")]


def test_what_many_pages_share_is_one_change(tmp_path):
    sides = [
        {f"site/{n}/index.html": page(f"<p>{n}.</p>", around=f"<footer><p>{text}</p></footer>") for n in range(6)}
        for text in ("Call one.", "Call two.")
    ]
    shared = compared(tmp_path, *sides).alike()
    assert [(one, len(pages)) for one, pages in shared.items()] == [
        (Change("Sentence, around the page", "Call one.", "Call two."), 6)
    ]


def test_a_figure_that_is_drawn_otherwise_is_told(tmp_path):
    sides = [{"site/a/index.html": page(FIGURE.format(title="T", path=path, words="W"))} for path in "12"]
    assert compared(tmp_path, *sides).pages[0].figures == ["figure-visits"]


def test_other_files_are_told_by_what_readers_call_them(tmp_path):
    entry = "<feed><updated>{0}</updated><entry><title>{1}</title><summary>S</summary></entry></feed>"
    calendar = "BEGIN:VEVENT\r\nDTSTAMP:{}\r\nSUMMARY:A long\r\n  line\r\nEND:VEVENT\r\n"
    before = {
        "site/data/visits.csv": "year,visits_count\n2025,12\n",
        "site/feeds/everything.xml": entry.format("2026", "Old"),
        "site/feeds/about.xml": entry.format("2026", "Same"),
        "site/assets/tokens.css": ":root { --ink: #111; --paper: #fff }",
        "site/training/events.ics": calendar.format("1"),
        "site/a.txt": "One.\nTwo.",
        "site-editions/one/email.html": "<p>Dear all.</p>",
    }
    after = {
        "site/data/visits.csv": "year,visits_count\n2025,13\n",
        "site/feeds/everything.xml": entry.format("2027", "New"),
        "site/feeds/about.xml": entry.format("2027", "Same"),
        "site/assets/tokens.css": ":root { --ink: #222; --paper: #fff }",
        "site/training/events.ics": calendar.format("2"),
        "site/a.txt": "One. Three.",
        "site-editions/one/email.html": "<p>Dear everyone.</p>",
    }
    found = {file.name: (file.state, file.changes) for file in compared(tmp_path, before, after).files}
    assert found == {
        "editions/one/email.html": ("changed", [Change("Sentence, around the page", "Dear all.", "Dear everyone.")]),
        "data/visits.csv": ("changed", [Change("Table: 2025, visits_count", "12", "13")]),
        "feeds/everything.xml": (
            "changed",
            [
                Change("Entry", "Old", "New"),
                Change("Entry, summary", "Old: S", "New: S"),
            ],
        ),
        "a.txt": ("changed", [Change("Sentence", "Two.", "Three.")]),
        "assets/tokens.css": ("changed", [Change("Named value", "--ink: #111", "--ink: #222")]),
    }


def test_what_a_page_says_already_is_counted_in_its_text_version(tmp_path):
    sides = [{"site/a/index.html": page(f"<p>{text}</p>"), "site/a/a.txt": text} for text in ("One.", "Two.")]
    file = compared(tmp_path, *sides).files[0]
    assert (file.changes, file.as_pages) == ([], 1)


def test_a_folder_without_a_built_site_is_told(tmp_path):
    with pytest.raises(Fault, match="There is no built site in"):
        built(tmp_path)


def test_a_site_alone_is_taken_as_well_as_the_folder_that_holds_it(tmp_path):
    root = site(tmp_path, {})
    assert list(built(root).pages) == list(built(root / "site").pages) == [""]
