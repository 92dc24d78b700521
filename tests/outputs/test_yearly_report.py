"""The whole report on one page is made of its chapters: nothing is lost, no anchor stands twice, links lead on."""

from __future__ import annotations

from pathlib import Path

from macros.arrangements.macros import Chapter
from macros.outputs.yearly_report import body

PAGE = """<main><div class="body"><h2 id="done">Done</h2><p>See <a href="#done">above</a>, <a href="../two/#next">later</a>,
<a href="../two/">two</a>, <a href="../../about/">about</a> and <a href="../../../arrangements/two/">other</a>.</p>
<h3 id="more">More</h3><nav class="chapter-nav"></nav><footer class="foot">Owner</footer></div></main>"""
ONE = Chapter("One", "@/yearly-report/2022-23/one/", "", 1, [])
TWO = Chapter("Two", "@/yearly-report/2022-23/two/", "", 2, [])


def made(folder: Path, text: str = PAGE) -> str:
    """The chapter with this text, as it stands in the whole report."""
    page = folder / "yearly-report" / "2022-23" / "one" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(text, encoding="utf-8")
    return " ".join(body(folder, ONE, [ONE, TWO]).split())


def test_headings_go_down_one_level_and_anchors_carry_the_name_of_their_chapter(tmp_path):
    whole = made(tmp_path)
    assert (whole[:30], whole[-30:]) == ('<h3 id="one-done">Done</h3><p>', '</p> <h4 id="one-more">More</h4>'[-30:])


def test_links_within_the_report_lead_to_their_place_on_the_page_and_others_stay(tmp_path):
    assert (
        '<a href="#one-done">above</a>, <a href="#two-next">later</a>, <a href="#two">two</a>, '
        '<a href="../../about/">about</a> and <a href="../../../arrangements/two/">other</a>'
    ) in made(tmp_path)


def test_a_page_without_a_body_adds_nothing(tmp_path):
    assert made(tmp_path, "<main></main>") == ""
