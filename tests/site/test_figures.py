"""Every figure: a picture with a name, the same in words and as a table, a file to keep, and where it comes from."""

from __future__ import annotations

import copy
import csv
import functools
import re
import urllib.parse

from index_of import Index

from macros.outputs.search import stems


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_picture_has_a_name_and_its_marks_are_not_read_aloud(site):
    def check(shown, address):
        for picture in shown.xpath(".//svg") or ([] if shown.get("class") == "stats" else [shown]):
            names = [shown.xpath(".//*[@id=$id]", id=name) for name in picture.get("aria-labelledby", "").split()]
            if picture.get("role") != "img" or not names or not all(len(one) == 1 and words(one[0]) for one in names):
                yield "has a picture without a name"
            if any(one.tag not in ("title", "desc", "defs") and one.get("aria-hidden") != "true" for one in picture):
                yield "has marks that are read aloud"
            if picture.xpath(".//*[@role or @aria-label or @aria-roledescription or @tabindex]"):
                yield "has marks with roles or names of their own"

    assert site.faults_of_figures(check) == []


def test_the_picture_is_drawn_for_each_width_that_it_may_have(site):
    """A page of few figures without contents beside its text has its whole width for a picture."""

    def check(shown, address):
        kinds = [picture.get("class", "").split()[-1] for picture in shown.xpath(".//svg")]
        beside = shown.xpath("ancestor::main//*[@class='side']") or len(shown.xpath("ancestor::main//figure")) > 3
        if shown.get("class") == "figure" and kinds != [
            *([] if beside else ["picture-page"]),
            "picture-wide",
            "picture-narrow",
        ]:
            yield f"has {kinds}"

    assert site.faults_of_figures(check) == []


def test_the_picture_is_told_in_words(site):
    def check(shown, address):
        for picture in shown.xpath(".//svg"):
            told = shown.xpath("string(.//*[@id=$id])", id=picture.get("aria-describedby", "")).strip()
            if len(told.split()) < 4 or not told.endswith("."):
                yield f"is told as {told!r}"
            if told != shown.xpath("string(.//*[@class='figure-words'])").strip():
                yield "is told otherwise to those who see it"

    assert site.faults_of_figures(check) == []


def test_the_table_has_a_caption_and_its_headers_say_what_they_head(site):
    def check(shown, address):
        tables = shown.xpath(".//table")
        if len(tables) != 1 or not tables[0].xpath("normalize-space(caption)"):
            yield f"has {len(tables)} tables, or one without a caption"
        for table in tables:
            if {head.get("scope") for head in table.iter("th")} != {"col", "row"} or table.xpath(".//thead//td"):
                yield "has heads that do not say what they head"
            if table.xpath(".//tbody/tr[not(th[@scope='row'])]"):
                yield "has rows without a head"

    assert site.faults_of_figures(check) == []


def test_the_file_to_keep_is_there_and_as_large_as_it_says(site):
    units = {"bytes": 1, "kB": 1000, "MB": 1_000_000}

    def check(shown, address):
        links = shown.xpath(".//a[contains(@href, '.csv')]")
        if not links:
            yield "has no file"
        for link in links:
            file = ((site.folder / address).parent / urllib.parse.unquote(link.get("href"))).resolve()
            said = re.search(r"\(([\d.,]+) (bytes|kB|MB)\)", words(link))
            if not file.is_file() or not said:
                yield f"{words(link)!r} leads to no file, or tells no size"
                continue
            told = float(said[1].replace(",", "")) * units[said[2]]
            if abs(told - file.stat().st_size) > max(file.stat().st_size * 0.05, units[said[2]] / 2):
                yield f"{words(link)!r} has {file.stat().st_size} bytes"
            with file.open(encoding="utf-8-sig", newline="") as lines:
                if not list(csv.DictReader(lines)):
                    yield f"{words(link)!r} has no rows"

    assert site.faults_of_figures(check) == []


def test_the_source_and_the_licence_are_named(site):
    def check(shown, address):
        text = words(shown)
        yield from (f"has no {name!r}" for name in ("Source:", "Open Government Licence") if name not in text)

    assert site.faults_of_figures(check) == []


def test_no_mark_of_a_picture_is_found_by_the_search(site):
    index = Index.of(site.folder)

    @functools.cache
    def said_outside_figures(address):
        main = copy.deepcopy(site.document(address).xpath("//main")[0])
        for figure in main.xpath(".//figure"):
            figure.drop_tree()
        return stems(f"{' '.join(main.itertext())} {index.pages[address.removesuffix('index.html')][2]}")

    def check(shown, address):
        url = address.removesuffix("index.html")
        marks = stems(" ".join(words(mark) for mark in shown.xpath("(.//svg)[1]//text | .//table//td")))
        if not marks or url not in index.pages:
            yield "has no words in its picture, or its page is not in the index: nothing to compare"
        for stem in sorted(marks - said_outside_figures(address)):
            if url in index.pages_with(stem):
                yield f"has {stem!r} in the search index"

    assert site.faults_of_figures(check) == []
