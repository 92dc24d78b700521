"""The words that people search with go into the index; one that leads nowhere is told with its line."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from example_sites import change, copy
from index_of import Index
from making_sites import making_of

from macros.checks.site import check_site
from macros.content import Site
from macros.outputs.leads import leads
from macros.outputs.search import INDEX, parts
from macros.outputs.stems import stem
from macros.outputs.targets import make, targets
from macros.system.cache import Made

TODAY = datetime.date(2026, 11, 21)


def example(tmp_path: Path, words: str | None) -> Site:
    """The example site with these search words."""
    root = copy(tmp_path)
    if words is not None:
        (root / "data" / "search-words.yml").write_text(words, encoding="utf-8")
    return Site(root, TODAY)


def made(site: Site) -> Made:
    """The search index of a site as it is published, and what is wrong with it."""
    making = making_of(site.root)
    [target] = [one for one in targets(making) if one.files == (INDEX,)]
    return make(making, target)


def index(site: Site) -> Index:
    """The search index of a site whose own search words and searches hold."""
    found = made(site)
    assert [problem for problem in found.problems if problem.path.startswith("data/")] == []
    return Index.read(found.files[INDEX].decode())


def of_words(site: Site) -> list[str]:
    """What the build says of the site's own search words."""
    return [str(one) for one in sorted(made(site).problems) if one.path == "data/search-words.yml"]


def told(site: Site) -> list[str]:
    return [str(problem) for problem in check_site(site) if problem.path == "data/search-words.yml"]


def test_words_lead_to_the_addresses_of_their_pages(tmp_path):
    site = example(
        tmp_path,
        '- words: [hit, "my dad hits me"]\n  pages: [worried/index.md, figures/front-door.md]\n  means: child\n'
        "  danger: true\n- words: [privacy]\n  pages: [about/privacy.md]\n",
    )
    words = [
        {
            "say": ["hit", "my dad hits me"],
            "to": ["worried/", "figures/front-door/"],
            "means": "child",
            "danger": True,
        },
        {"say": ["privacy"], "to": ["about/privacy/"]},
    ]
    assert leads(site)[:2] == words
    published = index(site)
    assert published.leads[:2] == words
    assert published.pages[""][1] == "Exampleshire Children's Safeguarding Partnership"


def with_words(tmp_path: Path, body: str, words: str | None = None) -> Site:
    """The example site with this text on the page for whoever is worried."""
    site = example(tmp_path, words)
    with (site.docs / "worried/index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{body}\n")
    return Site(site.root, TODAY)


def led(site: Site, word: str) -> list[dict[str, object]]:
    """The entries of the index that have this word."""
    return [one for one in index(site).leads if word in one["say"]]


def test_a_site_without_search_words_has_the_general_ones_that_its_pages_bear_out(tmp_path):
    bare, site = example(tmp_path / "bare", None), with_words(tmp_path / "hurt", "If a child is hurt, call 999.")
    assert led(bare, "slap") == []
    assert led(site, "slap") == [
        {"say": led(site, "slap")[0]["say"], "to": ["worried/"], "means": "hurt", "danger": True}
    ]


def test_the_name_of_a_language_leads_to_what_is_written_in_it(tmp_path):
    site, polish = example(tmp_path, None), {"say": ["polish", "polski"], "to": ["worried/pl/"]}
    assert polish not in leads(site)
    version = f"{(site.docs / 'worried/index.md').read_text('utf-8').split('---')[1]}translates: 2026-11-20\n"
    (site.docs / "worried/index.pl.md").write_text(f"---\n{version}---\n\nZadzwoń.\n", encoding="utf-8")
    assert polish in leads(Site(site.root, TODAY))


def test_a_general_word_that_no_page_says_leads_nowhere_and_is_not_told(tmp_path):
    site = with_words(tmp_path, "You can also call the NSPCC.")
    assert led(site, "nspcc") == [{"say": ["nspcc", "police"], "to": ["worried/"], "danger": True}]
    assert led(site, "101") == []
    assert told(site) == []


def test_a_word_of_the_site_takes_the_place_of_the_same_general_word(tmp_path):
    site = with_words(tmp_path, "Hurt.", "- words: [SLAP, privacy]\n  pages: [about/privacy.md]\n  means: privacy\n")
    assert [one["to"] for one in led(site, "SLAP")] == [["about/privacy/"]]
    assert led(site, "slap") == []
    assert led(site, "smack")[0]["to"] == ["worried/"]


def test_a_general_word_follows_a_page_that_has_moved(tmp_path):
    site = with_words(tmp_path, "Hurt.")
    (site.docs / "help").mkdir()
    for name in ("index.md", ".meta.yml"):
        if (site.docs / "worried" / name).is_file():
            shutil.move(site.docs / "worried" / name, site.docs / "help" / name)
    change(site.docs / "help/index.md", "title:", "moved_from: [worried/]\ntitle:")
    assert led(Site(site.root, TODAY), "slap")[0]["to"] == ["help/"]


def test_a_search_that_fails_is_advice_at_its_line_or_for_general_ones_once_at_the_page(tmp_path):
    words = '- words: ["smacking illegal", "ex hits", "ex is hitting"]\n  pages: [about/privacy.md]\n  means: privacy\n'
    site = with_words(tmp_path, "If somebody is hurt.", words)
    (site.data / "expectations.yml").write_text(
        "searches:\n  - {typed: Hurt, finds: about/privacy.md}\n", encoding="utf-8"
    )
    found = made(Site(site.root, TODAY)).problems
    assert [one.stops for one in found] == [False, False]
    assert sorted(str(one) for one in found) == [
        "data/expectations.yml:2: advice: The search `Hurt` should find `about/privacy.md` and finds `worried/`. Add a "
        "phrase of it to data/search-words.yml, or change what it should find.",
        "docs/worried/index.md:1: advice: The search `is smacking illegal` should find `worried/index.md` and finds "
        "`about/privacy/`; 1 other search for this page fails too. Say it on the page in these words, add a phrase of it to "
        "data/search-words.yml, or say in data/expectations.yml what it should find.",
    ]


def test_a_page_that_does_not_say_what_it_is_found_by_is_told(tmp_path):
    site = example(tmp_path, "- words: [privacy, lado]\n  pages: [about/privacy.md, worried/index.md]\n")
    fix = "Lead to a page that says it, or write `means:` with what the pages of this entry call it."
    assert of_words(site) == [
        f"data/search-words.yml:1: advice: No page of this entry says `lado`. {fix}",
        f"data/search-words.yml:2: advice: `worried/index.md` says none of these words. {fix}",
    ]


def test_a_page_that_does_not_say_what_a_word_means_is_told(tmp_path):
    site = example(tmp_path, "- words: [lado]\n  pages: [about/privacy.md]\n  means: designated officer\n")
    assert of_words(site) == [
        "data/search-words.yml:2: advice: `about/privacy.md` does not say `designated officer`. Lead to a page that says it, "
        "or write `means:` with what the pages of this entry call it."
    ]


def test_readers_are_told_what_a_word_means_only_where_no_page_says_it(tmp_path):
    site = example(tmp_path, "- words: [privacy, cookies]\n  pages: [about/privacy.md]\n  means: privacy\n")
    assert index(site).leads[:2] == [
        {"say": ["privacy"], "to": ["about/privacy/"]},
        {"say": ["cookies"], "to": ["about/privacy/"], "means": "privacy"},
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("line", "lines"), ("case", "cases"), ("county", "counties"), ("child", "childrens")]
)
def test_forms_of_a_word_are_one(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("county", "count"), ("line", "linked"), ("safe", "safeguarding")])
def test_other_words_are_not(one, other):
    assert stem(one) != stem(other)


def test_a_page_has_a_part_for_each_heading_and_its_words_stand_apart():
    body = (
        '<p>Before</p><h2 id="a">First <em>part</em></h2><dl><dt>LADO</dt><dd>An officer</dd></dl>'
        '<h3 id="b">Second</h3><p>Shown<span data-search-exclude> hidden</span></p><h4>No id</h4>'
    )
    assert parts(body) == [["", "", "Before"], ["a", "First part", "LADO An officer"], ["b", "Second", "Shown No id"]]


def test_a_word_that_leads_to_no_page_is_told_with_its_line(tmp_path):
    site = example(tmp_path, "- words: [hit]\n  pages:\n    - worried/index.md\n    - worried/indx.md\n")
    assert told(site) == ["data/search-words.yml:4: `worried/indx.md` is not a page. Did you mean `worried/index.md`?"]


def test_a_word_that_leads_to_no_heading_is_told_with_the_nearest(tmp_path):
    site = example(tmp_path, "- words: [hit]\n  pages: [figures/front-door.md#who-contact]\n")
    (fault,) = told(site)
    assert fault.startswith(
        "data/search-words.yml:2: `figures/front-door.md#who-contact` does not lead to a heading on the page."
    )


def test_a_word_in_two_entries_is_told(tmp_path):
    site = example(
        tmp_path, "- words: [hit]\n  pages: [worried/index.md]\n- words: [Hit]\n  pages: [about/privacy.md]\n"
    )
    assert told(site) == [
        "data/search-words.yml:3: `Hit` is on line 1 already. Keep one entry and list all its pages there."
    ]


def test_an_entry_without_words_is_told(tmp_path):
    site = example(tmp_path, "- words: []\n  pages: [worried/index.md]\n")
    assert told(site) == ["data/search-words.yml:1: `words` is empty. Give it at least 1 entry."]


def test_a_faulty_threshold_guidance_is_told_once_and_not_at_every_search_word(tmp_path):
    from datetime import date
    from pathlib import Path

    from macros.checks.site import check_site
    from macros.content import Site

    root = Path(__file__).parents[2]
    for room in ("data", "docs"):
        shutil.copytree(root / room, tmp_path / room)
    path = tmp_path / "data" / "thresholds" / "indicators.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("healthy-and-growing,1,child", "healthy-and-growing,7,chlid", 1), encoding="utf-8")
    told = [str(one) for one in check_site(Site(tmp_path, date(2026, 11, 21))) if one.stops]
    assert [one for one in told if one.startswith("data/search-words.yml")] == []
    assert any(one.startswith("data/thresholds/indicators.csv:2: ") for one in told)
