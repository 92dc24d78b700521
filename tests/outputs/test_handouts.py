"""Every briefing can be handed out: two sides of A4 that everyone can read, a sheet to record its use, and its text."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from editing import BRIEFING, HOME, site_with
from example_sites import change, one_page
from making_sites import making_of
from paper import A4, letters, tags

from macros.build.site import make
from macros.charts.theme import FORMS, TEXT
from macros.outputs import Making, handouts, pages, targets
from macros.outputs.articles import Article, Drawn, Part
from macros.system.cache import Made

SEEN = "briefings/seen/"
SRC = "briefings/seen.md"


def making_with(folder: Path, text: str = BRIEFING) -> Making:
    """The making of a site with two briefings, one of them with this text."""
    return making_of(site_with(folder, briefings__seen=text).root)


def made_anew(root: Path) -> list[str]:
    """The pages whose handouts had to be made, when all handouts were asked for."""
    making = making_of(root)
    for target in targets.targets(making):
        if target.name.startswith("handout "):
            targets.make(making, target)
    return [name.split()[1] for name in making.cache.new if name.startswith("handout ")]


@pytest.fixture(scope="module")
def making(tmp_path_factory: pytest.TempPathFactory) -> Making:
    return making_with(tmp_path_factory.mktemp("handouts"))


@pytest.fixture(scope="module")
def made(making: Making) -> Made:
    """The files of a briefing."""
    return handouts.files(making, SRC)


@pytest.fixture(scope="module")
def handout(made: Made) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.files[f"{SEEN}seen-handout.pdf"]))


@pytest.fixture(scope="module")
def record(made: Made) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.files[f"{SEEN}seen-record-sheet.pdf"]))


def test_a_handout_has_two_sides_of_a4_at_most_and_the_record_sheet_has_one(made, handout, record):
    sizes = [[[round(float(side), 2) for side in page.mediabox[2:]] for page in one.pages] for one in (handout, record)]
    assert 1 <= len(sizes[0]) <= 2
    assert [*sizes[0], *sizes[1]] == [A4] * (len(sizes[0]) + 1)
    assert made.problems == []


def test_a_handout_says_its_title_and_its_language(handout):
    assert str(handout.Root["/Lang"]) == "en-GB"
    assert str(handout.docinfo["/Title"]) == "Seen & heard: seven-minute briefing"
    assert str(handout.docinfo["/Author"]) == "Exampleshire Children's Safeguarding Partnership"
    assert bool(handout.Root["/ViewerPreferences"]["/DisplayDocTitle"])


def test_a_handout_is_tagged_and_says_that_it_is_accessible(handout):
    assert bool(handout.Root["/MarkInfo"]["/Marked"])
    with handout.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_the_headings_are_the_title_the_seven_parts_and_what_follows_them(handout):
    heads = [tag for tag, _ in tags(handout) if tag in ("/H1", "/H2", "/H3")]
    assert heads == ["/H1", *["/H2"] * 9]


def test_the_figure_and_the_code_have_their_alternatives_in_reading_order(handout):
    alternatives = [alternative for tag, alternative in tags(handout) if tag == "/Figure"]
    assert alternatives == [
        f"QR code that opens this briefing on the web: {HOME}{SEEN}",
        "Police made the most contacts. Bar chart: Contacts, 3 bars. Police 400; Schools 350; Health 250.",
    ]


def test_no_text_is_below_12_points_not_in_a_picture_either(handout, record):
    assert min(letters(handout)) == min(letters(record)) == 12


def test_every_briefing_is_set_in_the_same_size(making):
    assert [
        letters(pikepdf.open(io.BytesIO(handouts.files(making, src).files[name])))
        for src, name in (
            (SRC, f"{SEEN}seen-record-sheet.pdf"),
            ("briefings/noticing.md", "briefings/noticing/noticing-record-sheet.pdf"),
        )
    ] == [{12.0, 13.0, 14.0, 22.0}] * 2


def drawn(tall: int) -> Drawn:
    return Drawn(
        None, {"column": f'<svg width="276" height="{tall}"></svg>', "sheet": '<svg width="600" height="300"></svg>'}
    )


def test_a_picture_too_tall_for_a_column_goes_across_the_sheet():
    assert [handouts.placed(drawn(tall))["place"] for tall in (400, 450)] == ["inside", "across"]


def test_a_picture_across_the_sheet_stands_before_its_part_and_one_in_a_column_at_its_head(making):
    one = Article(making.document(SRC), "handout", HOME)
    inside, across = (f'<figure class="{place}"></figure>' for place in ("inside", "across"))
    one.parts = [Part(name, "", "", f"<p>{name}</p>{figure}") for name, figure in (("One", inside), ("Two", across))]
    assert [([part["html"] for part in block["parts"]], block["figures"]) for block in handouts.blocks(one)] == [
        ([f"{inside}<p>One</p>"], across),
        (["<p>Two</p>"], ""),
    ]


@pytest.mark.parametrize(("form", "millimetres"), [("column", 90.5), ("sheet", 188)])
def test_a_picture_is_drawn_for_the_width_that_it_has_on_paper(form, millimetres):
    points = millimetres / 25.4 * 72
    assert 12 <= TEXT * points / FORMS[form] < 13.5


def problems_of(making: Making) -> list[str]:
    [target] = [one for one in targets.targets(making) if one.name == f"handout {SRC}"]
    return [str(problem) for problem in targets.make(making, target).problems]


def test_a_handout_that_needs_a_third_side_is_told_at_its_briefing_with_the_words_to_take_out(tmp_path):
    long = BRIEFING.replace("- Listen.", "- Listen.\n" + "- Listen again, and then once more.\n" * 100)
    making = making_with(tmp_path, long)
    [told] = problems_of(making)
    found = re.fullmatch(
        r"docs/briefings/seen\.md:14: The handout of this briefing has 3 sides, and must fit on 2\. "
        r"Remove about (\d+) words, or a figure\.",
        told,
    )
    again = making_of(making.site.root)
    assert found
    assert problems_of(again) == [str(one) for one in handouts.files(again, SRC).problems] == [told]
    fewer = long.replace("- Listen again, and then once more.\n" * (int(found[1]) // 6 + 1), "")
    assert problems_of(making_with(tmp_path / "fewer", fewer)) == []


def test_only_the_briefing_that_changed_is_made_anew(tmp_path):
    site = site_with(tmp_path, briefings__seen=BRIEFING)
    assert made_anew(site.root) == ["briefings/noticing.md", SRC]
    assert made_anew(site.root) == []
    change(site.docs / SRC, "Talk it over.", "Talk about it.")
    assert made_anew(site.root) == [SRC]


def test_how_much_is_made_anew_is_said_and_that_all_else_is_kept(tmp_path):
    root = one_page(tmp_path)
    said: list[str] = []
    for _ in range(2):
        assert [str(one) for one in make(root, tmp_path / "built", said.append) if one.stops] == []
    files = sum(path.is_file() for path in (tmp_path / "built").rglob("*"))
    first, second = (one for one in said if "from the cache" in one)
    assert re.fullmatch(rf"{files} files: [1-9]\d* tasks? run, the rest taken from the cache\.", first)
    assert second == f"{files} files: 0 tasks run, the rest taken from the cache."


def test_the_same_briefing_gives_the_same_bytes(made, tmp_path):
    assert handouts.files(making_with(tmp_path), SRC).files == made.files


def test_the_text_has_every_part_question_link_and_number(made):
    text = made.files[f"{SEEN}seen.txt"].decode()
    heads = [line for line in text.splitlines() if line[:1].isdigit() and line[1:3] == ". "]
    assert heads == [
        "1. What did we see?",
        "2. Whom did we tell?",
        "1. Background",
        "2. Why it matters",
        "3. Key message 1: Look",
        "4. Key message 2: Listen",
        "5. Key message 3: Act",
        "6. What to remember",
        "7. What to do next",
        "1. Talk it over.",
        "2. Write it down.",
    ]
    flat = " ".join(text.split())
    assert "The police made 400 contacts." in flat
    assert f"about noticing ({HOME}briefings/noticing/#key-message-1-look)" in flat
    assert "Bar chart: Contacts, 3 bars. Police 400; Schools 350; Health 250." in flat
    assert "999: Police, ambulance or fire in an emergency" in text
    assert "<" not in text
    assert max(len(line) for line in text.splitlines() if "https://" not in line) <= 72


def test_each_page_links_its_files_with_their_sizes(making, made):
    page = pages.of_document(making, SRC).files[f"{SEEN}index.html"].decode()
    size = len(made.files[f"{SEEN}seen-handout.pdf"])
    assert (
        f'<a href="seen-handout.pdf" download>Handout to print, two sides, PDF ({size / 1000:.0f} kB)</a>'
        in page[page.index('id="take-away"') :]
    )
    assert sorted(made.files) == [
        f"{SEEN}seen-handout.pdf",
        f"{SEEN}seen-record-sheet.pdf",
        f"{SEEN}seen.txt",
    ]
    assert sorted(made.files) == sorted(handouts.addresses(making.document(SRC)))


def test_a_machine_that_cannot_draw_pdfs_makes_the_text_and_says_what_it_lacks(tmp_path, monkeypatch):
    def missing(*_: object) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'\nand more")

    monkeypatch.setattr(handouts, "in_parallel", missing)
    made = handouts.files(making_with(tmp_path), SRC)
    assert [str(problem) for problem in made.problems] == [
        "README.md:1: advice: No handout was made, because this machine cannot draw PDFs "
        "(cannot load library 'libpango-1.0-0'). Install Pango, as the README says under Commands."
    ]
    assert list(made.files) == [f"{SEEN}seen.txt"]
