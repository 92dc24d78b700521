"""What the search finds: the same in a browser's script and in the build, whether the index is one file or several."""

from __future__ import annotations

import json
from typing import Any

import pytest
from searching import scripts

from macros.outputs import index_files
from macros.outputs.finding import Finder
from macros.outputs.search import ASIDE, by_stem, entry

LEADS = [
    {"say": ["abuse"], "to": ["worried/"], "danger": True},
    {"say": ["domestic abuse"], "to": ["briefings/home/", "worried/"]},
    {"say": ["not safe"], "to": ["children/"]},
    {"say": ["hurt"], "to": ["worried/"]},
]
PAGES = [
    entry("newsletters/one/", "Neglect and safeguarding", "The neighbour of a newsletter.", "", [["", "", "Neglect."]]),
    entry(
        "worried/",
        "Worried about a child",
        "Abuse of any kind.",
        "",
        [["", "", "Call. Here."], ["next", "Next", "Then."]],
    ),
    entry("children/", "For children", "You do not feel safe.", "", [["", "", "Here you can speak. Here it is safe."]]),
    entry(
        "briefings/home/",
        "Domestic abuse",
        "Abuse at home.",
        "",
        [["", "", "Home."], ["law", "The law", "Acts, harm."]],
    ),
    entry("briefings/neglect/", "Neglect and safeguarding", "Neglect of a child.", "", [["", "", "The threshold."]]),
]
INDEX: dict[str, Any] = {
    "pages": [
        [page["url"], page["title"], page["summary"], page["kind"], [part[:2] for part in page["parts"][1:]]]
        for page in PAGES
    ],
    "leads": LEADS,
    "words": by_stem(PAGES, LEADS),
    "aside": ASIDE,
}
FIRST = {
    "domestic abuse": "briefings/home/",
    "abuze": "worried/",
    "neglet": "briefings/neglect/",
    "negelct": "briefings/neglect/",
    "thresold": "briefings/neglect/",
    "safegaurding": "briefings/neglect/",
    "safe guarding": "briefings/neglect/",
    "neglectchild": "briefings/neglect/",
    "hert": "worried/",
    "i dont feel safe": "children/",
    "I don’t feel safe": "children/",
    "the law": "briefings/home/#law",
    "neighbor": "newsletters/one/",
}


@pytest.mark.parametrize(("typed", "address"), FIRST.items())
def test_a_page_comes_first(typed, address):
    assert Finder(INDEX).found(typed)[0] == address


def test_what_is_nothing_finds_nothing():
    assert Finder(INDEX).found("xylophone") == Finder(INDEX).found("") == []


def test_guidance_comes_before_a_newsletter_with_the_same_words():
    assert Finder(INDEX).found("neglect") == ["briefings/neglect/", "newsletters/one/"]


def test_the_scripts_find_what_the_build_finds():
    queries = [*FIRST, "child", "xylophone", "abus", "12", "home abuse neglect", ""]
    whole = [content for _, content in index_files.of(INDEX)]
    assert len(whole) == 1
    assert [one["found"] for one in scripts(whole, *queries)] == [Finder(INDEX).found(one) for one in queries]


def test_an_index_in_several_files_is_the_same_index_and_guidance_is_in_its_first():
    files = dict(index_files.of(INDEX, most=300))
    first = json.loads(files[index_files.FIRST])
    assert len(files) > 1
    assert first["more"] == [f"more-{number}.json" for number in range(1, len(files))]
    assert not any(page[0].startswith("newsletters/") for page in first["pages"])
    asked = ["neglet", "domestic abuse", "the law", "i dont feel safe"]
    assert [one["found"][0] for one in scripts(list(files.values()), *asked)] == [FIRST[one] for one in asked]


def test_the_rest_is_needed_for_a_word_that_the_first_file_lacks_and_not_where_we_know_who_answers():
    files = [content for _, content in index_files.of(INDEX, most=300)]
    assert [one["little"] for one in scripts(files, "neighbour", "domestic abuse", "hurt")] == [True, False, False]


def test_no_file_of_a_large_index_is_much_heavier_than_it_may_be():
    """1,500 pages of six parts; each page has words that no other has, as real ones do."""
    pages = [
        entry(f"pages/{one}/", f"Page {one} of the board", f"Summary {one % 97} of it.", "", [
            ["", "", f"word{one % 1999} child term{one * 7 % 1009}"],
            *([f"part-{part}", f"Heading {part * one % 577}", f"help{one * part % 3001} plan"] for part in range(5)),
        ])
        for one in range(1500)
    ]  # fmt: skip
    index = INDEX | {
        "pages": [[p["url"], p["title"], p["summary"], "", [part[:2] for part in p["parts"][1:]]] for p in pages],
        "words": by_stem(pages, LEADS),
    }
    files = dict(index_files.of(index, most=40_000))
    sizes = [index_files.sent(content) for content in files.values()]
    assert len(files) > 1
    assert max(sizes) <= 40_000 * 1.15


def with_versions() -> dict[str, Any]:
    """The index with a page in Polish, which has an English word twice in its title and its text."""
    polish = entry(
        "worried/pl/", "Dom i neglect", "Zadzwoń, neglect.", "", [["", "", "Neglect neglect dziecko."]], "pl"
    )
    pages = [*PAGES, polish]
    listed = [*INDEX["pages"], ["worried/pl/", "Dom i neglect", "Zadzwoń, neglect.", "", [], "pl"]]
    return INDEX | {"pages": listed, "words": by_stem(pages, LEADS)}


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("neglect", "", "briefings/neglect/"),
        ("neglect", "en", "briefings/neglect/"),
        ("neglect", "pl", "worried/pl/"),
        ("dziecko", "pl", "worried/pl/"),
        ("dziecko", "", "worried/pl/"),
    ],
)
def test_pages_in_the_language_of_the_reader_come_before_others(typed, language, first):
    index = with_versions()
    assert Finder(index).found(typed, language)[0] == first
    [asked] = scripts([content for _, content in index_files.of(index)], typed, language=language)
    assert asked["found"] == Finder(index).found(typed, language)
