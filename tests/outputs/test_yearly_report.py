"""The whole report on one page is made of its chapters: nothing is lost, no anchor stands twice, links lead on."""

from __future__ import annotations

from typing import cast

from example_sites import change, whole
from making_sites import making_of

from macros.arrangements.macros import Chapter
from macros.outputs import Making
from macros.outputs.walk import fragment
from macros.outputs.yearly_report import body
from macros.system.cache import Made

BODY = """<h2 id="done">Done</h2><p>See <a href="#done">above</a>, <a href="../two/#next">later</a>,
<a href="../two/">two</a>, <a href="../../about/">about</a> and <a href="../../../arrangements/two/">other</a>.</p>
<h3 id="more">More</h3>"""
ONE = Chapter("One", "@/yearly-report/2022-23/one/", "", 1, [], "yearly-report/2022-23/one.md")
TWO = Chapter("Two", "@/yearly-report/2022-23/two/", "", 2, [])


class Chapters:
    """A making that has laid out a chapter whose text is this."""

    def __init__(self, text: str) -> None:
        self.text = text

    def raw(self, src: str) -> Made:
        assert src == ONE.src
        return Made({"": b""}, data={"body": self.text}) if self.text else Made()


def made(text: str = BODY) -> str:
    """The chapter with this text, as it stands in the whole report."""
    return " ".join(body(cast("Making", Chapters(text)), ONE, [ONE, TWO]).split())


def test_headings_go_down_one_level_and_anchors_carry_the_name_of_their_chapter():
    text = made()
    assert (text[:30], text[-30:]) == ('<h3 id="one-done">Done</h3><p>', '</p> <h4 id="one-more">More</h4>'[-30:])


def test_links_within_the_report_lead_to_their_place_on_the_page_and_others_stay():
    assert (
        '<a href="#one-done">above</a>, <a href="#two-next">later</a>, <a href="#two">two</a>, '
        '<a href="../../about/">about</a> and <a href="../../../arrangements/two/">other</a>'
    ) in made()


def test_a_page_without_a_body_adds_nothing():
    assert made("") == ""


def test_beside_a_chapter_stand_the_parts_of_its_report_and_its_path_leads_to_the_whole(tmp_path):
    folder = whole(tmp_path)
    change(folder / "mkdocs.yml", "  - Data:", "  - Report: yearly-report/index.md\n  - Data:")
    making = making_of(folder)
    chapters = making.site.arrangements.chapters("2024-25")
    page = fragment(making.raw(chapters[0].src).files[""].decode())
    parts = [link.attributes["href"] for link in page.css("nav[aria-label='In this report'] a")]
    assert parts == [*(one.url for one in chapters), "@/yearly-report/2024-25/whole/"]
    path = page.css("nav.path a")[-1]
    assert (path.text(), path.attributes["href"]) == ("2024-25", "@/yearly-report/2024-25/whole/")


def test_nothing_that_the_design_puts_round_a_chapter_is_in_the_whole_report(tmp_path):
    making = making_of(whole(tmp_path))
    chapters = making.site.arrangements.chapters("2024-25")
    page = making.raw(chapters[0].src).files[""].decode()
    assert 'class="chapter-nav"' in page
    assert 'class="foot"' in page
    text = body(making, chapters[0], chapters)
    assert "<h3" in text
    assert "<main" not in text
    assert "chapter-nav" not in text
    assert 'class="foot"' not in text
