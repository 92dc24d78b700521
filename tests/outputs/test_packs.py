"""A board pack stays about its period, says what changed since the pack before, and can be read by everyone on paper, in grey too."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from editing import HOME
from making_sites import making_of
from packing import PACK, SRC, site_of_packs
from paper import A4, letters, tags
from selectolax.lexbor import LexborHTMLParser

from macros.charts.theme import CONCRETE, DASHES, MARKERS, SERIES
from macros.outputs import Making, packs, pages, targets
from macros.outputs.words import words_of
from macros.system.cache import Made

OLDER = PACK.replace('period: "2025"', 'period: "2023"').replace("in 2024-25", "in 2022-23")
MONTHS = (
    PACK.replace('period: "2025"', "period: 2025-02\nmeasures: [indicators]")
    .replace("re-referrals\n---", "indicators\n---")
    .replace('The share {{ change("re-referrals", "again_percent", since="previous") }}.', "Month by month.")
)


def making_with(folder: Path, **texts: str) -> Making:
    return making_of(site_of_packs(folder, **texts).root)


def page_of(making: Making, src: str = SRC) -> str:
    url = making.document(src).url
    return pages.of_document(making, src).files[f"{url}index.html"].decode()


def below(html: str, heading: str) -> str:
    """The words of a page from a heading to the next."""
    part = html[html.index(f'id="{heading}"') :].partition("<h2")[0]
    return " ".join(LexborHTMLParser(f"<div {part}</div>").text(separator=" ").split())


def changed_rows(html: str) -> list[list[str]]:
    """The rows of what changed, each cell as it is read."""
    part = html[html.index('id="changed"') : html.index('id="figures"')]
    rows = LexborHTMLParser(part).css("tbody tr")
    return [[" ".join(cell.text(separator=" ").split()) for cell in row.css("th, td")] for row in rows]


@pytest.fixture(scope="module")
def making(tmp_path_factory: pytest.TempPathFactory) -> Making:
    return making_with(tmp_path_factory.mktemp("packs"), one=PACK, older=OLDER, months=MONTHS)


@pytest.fixture(scope="module")
def made(making: Making) -> Made:
    return packs.files(making, SRC)


@pytest.fixture(scope="module")
def paper(made: Made) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.files["packs/one/one.pdf"]))


def test_a_pack_says_its_period_and_how_its_measures_moved_first(making):
    assert below(page_of(making), "in-short").endswith(
        "This pack is about the year ending 31 March 2025. Of 1 measure, none got better since the year ending "
        "31 March 2023, none got worse, and 1 showed no clear change."
    )


def test_a_pack_sets_its_numbers_beside_those_of_the_pack_before(making):
    html = page_of(making)
    assert (
        'Each measure is compared with its value in <a href="../../packs/older/">the pack before, about the year ending 31 March 2023</a>'
        in html
    )
    assert changed_rows(html) == [["Referrals that came again", "29.0% 2023", "26.0% 2025", "≈ No clear change"]]


def test_the_first_pack_says_so_and_is_set_beside_the_period_before(making):
    html = page_of(making, "packs/older.md")
    assert (
        "the first pack with these measures, so each is compared with its value in the period before, the year " in html
    )
    assert changed_rows(html) == [["Referrals that came again", "30.0% 2022", "29.0% 2023", "≈ No clear change"]]


def test_a_change_that_chance_does_not_explain_is_better_or_worse(tmp_path):
    html = page_of(making_with(tmp_path))
    assert changed_rows(html) == [
        ["Referrals that came again", "20.0% 2024", "26.0% 2025", "■ Worse : rose by 6.0 percentage points"]
    ]


def test_a_pack_of_an_earlier_period_knows_nothing_later(making):
    html = page_of(making, "packs/older.md")
    text = LexborHTMLParser(html).css_first("main").text(separator=" ")
    assert "Referrals that came again showed no clear change, at 29.0%" in text
    assert "showed no clear change, from 30.0% to 29.0%" in text
    assert re.findall(r"20\.0%|26\.0%|March 2025", text) == []


def test_a_revised_number_is_among_the_words_that_an_import_would_change(making):
    found = dict(words_of(making.site, ["re-referrals"]))["packs/one/"]
    assert "Referrals that came again: 29.0% (2023), 26.0% (2025), no clear change." in found.sentences
    assert [figure["Title"] for figure in found.figures] == ["Referrals that came again fell to 26.0%"]
    assert "packs/months/" not in dict(words_of(making.site, ["re-referrals"]))


def test_what_cannot_be_tested_is_told_with_its_way(making):
    html = page_of(making, "packs/months.md")
    assert (
        "1 moved in the better direction since January 2025 and 1 in the worse. We cannot say how sure that is" in html
    )
    assert [row[3] for row in changed_rows(html)] == [
        "? In the worse direction, not tested : fell by 10.0 percentage points",
        "? In the better direction, not tested : fell by 5.0 percentage points",
    ]


def test_the_page_leads_to_the_pack_on_paper_with_its_size(making, made):
    size = len(made.files["packs/one/one.pdf"])
    assert f'<a href="one.pdf" download>Board pack to print, PDF ({size / 1000:.0f} kB)</a>' in page_of(making)


def test_the_figures_of_a_pack_have_files_and_are_among_the_uses_of_their_table(making):
    assert "figure re-referrals.default" not in [one.name for one in targets.targets(making)]
    shown = [call for call in targets.figures_shown(making).values() if call[2].get("until")]
    assert [(call[1], call[2]) for call in shown][:1] == [(["indicators", "default"], {"until": "2025-02"})]
    assert {use["href"] for use in making.uses_of("re-referrals")} >= {"@/packs/one/", "@/packs/older/"}


def test_paper_has_eight_sides_of_a4_at_most(made, paper):
    assert made.problems == []
    assert len(paper.pages) <= packs.SIDES
    assert [[round(float(side), 2) for side in page.mediabox[2:]] for page in paper.pages] == [A4] * len(paper.pages)


def test_paper_is_tagged_and_says_title_language_and_that_it_is_accessible(paper):
    assert bool(paper.Root["/MarkInfo"]["/Marked"])
    assert str(paper.Root["/Lang"]) == "en-GB"
    assert str(paper.docinfo["/Title"]) == "Board pack: referrals in 2024-25"
    assert bool(paper.Root["/ViewerPreferences"]["/DisplayDocTitle"])
    with paper.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_paper_has_every_part_under_a_heading_and_every_picture_an_alternative(paper):
    found = tags(paper)
    assert [tag for tag, _ in found if tag in ("/H1", "/H2", "/H3")] == ["/H1", *["/H2"] * 5]
    code, line, picture = [words for tag, words in found if tag == "/Figure"]
    assert line == "2022: 30.0%; 2023: 29.0%; 2024: 20.0%; 2025: 26.0%"
    assert code == "QR code that opens this pack on the web: https://example.org/exampleshire/packs/one/"
    assert picture.startswith("Referrals that came again fell to 26.0%. Line chart: ")
    assert {"/Table", "/TH", "/TD"} <= {tag for tag, _ in found}


def test_the_same_pack_gives_the_same_bytes(made, tmp_path):
    assert packs.files(making_with(tmp_path, one=PACK, older=OLDER, months=MONTHS), SRC).files == made.files


def test_a_pack_that_needs_a_ninth_side_is_told_at_its_tables(tmp_path):
    long = PACK + "".join(f"\nAgain, {'what came again came again, and ' * 12}so on.\n" for _ in range(130))
    making = making_with(tmp_path, one=long)
    [target] = [one for one in targets.targets(making) if one.name == f"pack {SRC}"]
    [told] = [str(one) for one in targets.make(making, target).problems]
    assert re.fullmatch(
        r"docs/packs/one\.md:11: This pack has (9|\d\d) sides on paper, and the limit is 8\. "
        r"Take a table out of `tables:`, name fewer measures, or shorten the words\.",
        told,
    )


def test_a_machine_that_cannot_draw_paper_makes_the_page_without_it(tmp_path, monkeypatch):
    def missing(*_: object) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'\nand more")

    monkeypatch.setattr(packs, "pdf", missing)
    making = making_with(tmp_path)
    made = packs.files(making, SRC)
    assert [one.stops for one in made.problems] == [False]
    assert "one.pdf" not in page_of(making)


def grey_contrast(colour: str) -> float:
    """How a colour stands out from white paper when it is printed in grey (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


@pytest.mark.parametrize("name", [*SERIES, "var(--chart-ink)"])
def test_every_mark_stands_out_from_paper_in_grey(name):
    assert grey_contrast(CONCRETE[name.removeprefix("var(").removesuffix(")")]) >= 3


def test_series_are_told_apart_by_shape_where_grey_is_the_same(making):
    assert len({*MARKERS}) == len({*map(tuple, DASHES)}) == len(SERIES)
    [call] = packs.packs.drawn(making.site, making.document(SRC).meta)
    figure = making.figure(call)
    svg = making.drawn(figure, ["column"])["column"]
    assert len(figure.specs["data"].series) == 2
    shapes = {(name, shape) for shape, name in re.findall(r'<path [^>]*?\bd="([^"]+)"[^>]* data-s="([^"]+)"', svg)}
    assert {name for name, _ in shapes} == {"Exampleshire", "England"}
    assert len({shape for _, shape in shapes}) == 2


def test_words_of_a_pack_have_12_points_and_its_tables_nine(paper):
    assert {size for size in letters(paper) if size < 12} == {8.5, 9}


def test_the_page_sends_whoever_prints_it_to_the_paper(making):
    assert f"use its PDF, which is shorter: {HOME}packs/one/one.pdf</p>" in page_of(making)
