"""Wherever a number to call appears, it says whether it can be trusted, as data/contacts.yml does."""

from __future__ import annotations

from changed import HOME

from macros.facts import Known

KNOWN = [one for one in Known(HOME).contacts if one.number]
LABELS = {code: one.labels for code, one in Known(HOME).languages.items()}
CONTACTS = {f"tel:{one.tel}": one for one in KNOWN}


def says(link, state: str) -> str:
    """How the part of a page that has a number says in its language whether the number can be trusted."""
    code = link.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
    return getattr(LABELS.get(code) or LABELS["en"], state).lower()


def beside(link) -> str:
    """The words that follow a link in its line or card."""
    near = link.getparent()
    return " ".join("".join(near.itertext()).split()).lower()


def test_every_number_has_the_state_of_its_entry(site):
    seen = []

    def check(document, address):
        for link in document.xpath("//a[starts-with(@href, 'tel:')]"):
            seen.append(address)
            one = CONTACTS.get(link.get("href"))
            if one is None or link.get("data-state") != one.state:
                yield f"shows {link.get('href')} as {link.get('data-state')}"

    assert site.faults(check) == []
    assert seen or not CONTACTS


def test_all_numbers_begin_on_the_first_sheet_of_paper(example, page):
    """The list is longer than a sheet: kept whole, it would leave the first one empty."""
    page.goto(example.url("worried/index.html"))
    page.emulate_media(media="print")
    kept = page.evaluate("getComputedStyle(document.querySelector('.contacts')).breakInside")
    assert kept == "auto"


def test_a_number_that_is_not_confirmed_says_so_in_words_beside_it(site):
    doubtful = {address for address, one in CONTACTS.items() if one.state != "checked"}
    seen = []

    def check(document, address):
        for link in document.xpath("//a[starts-with(@href, 'tel:')]"):
            if link.get("href") in doubtful:
                seen.append(address)
                if says(link, "unconfirmed") not in beside(link):
                    yield f"shows {link.get('href')} without a word of doubt"

    assert site.faults(check) == []
    assert seen or not doubtful


def test_every_list_of_numbers_says_of_each_that_it_was_checked(site):
    """A number in a sentence has the doubt alone beside it; in a list, each has its state."""
    seen = []

    def check(document, address):
        for link in document.xpath(
            "//*[contains(@class, 'numbers')]//*[@data-state='checked'][contains(@class, 'call')]"
        ):
            seen.append(address)
            if says(link, "checked") not in beside(link):
                yield f"shows {link.get('href')} without the word"

    assert site.faults(check) == []
    assert seen or not [one for one in CONTACTS.values() if one.state == "checked"]


def test_every_number_in_a_text_edition_is_followed_by_its_state(site):
    texts = [path.read_text(encoding="utf-8") for path in site.folder.rglob("*.txt")]
    lines = [line for text in texts for line in text.splitlines()]
    listed = {one.number: [line for line in lines if line.startswith(f"{one.number}: ")] for one in KNOWN}
    wrong = [line for one in KNOWN for line in listed[one.number] if not line.endswith(f", {one.said}")]
    assert wrong == []
    assert any(listed.values()) or not KNOWN


def test_an_entry_without_a_number_says_where_to_look(site):
    waiting = [one for one in Known(HOME).contacts if one.missing]
    shown = "".join(text for address in site.articles for text in site.document(address).itertext())
    assert [one.id for one in waiting if one.missing not in shown] == []
